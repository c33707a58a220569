/** What features are made of, and what they give. */
@NullMarked
package io.quittance.kernel;

import org.jspecify.annotations.NullMarked;
