/** Somebody billed: what is kept of them, and how it is erased. */
@NullMarked
package io.quittance.customer;

import org.jspecify.annotations.NullMarked;
