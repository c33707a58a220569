/** Purchases, what becomes of them, and the invoices of sales. */
@NullMarked
package io.quittance.sale;

import org.jspecify.annotations.NullMarked;
