/** The part of the heap that large work may take at once. */
@NullMarked
package io.quittance.memory;

import org.jspecify.annotations.NullMarked;
