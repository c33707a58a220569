/** Money that was received, and what it settles. */
@NullMarked
package io.quittance.payment;

import org.jspecify.annotations.NullMarked;
