/** The invoice: parties, lines, totals, and its paper. */
@NullMarked
package io.quittance.invoice;

import org.jspecify.annotations.NullMarked;
