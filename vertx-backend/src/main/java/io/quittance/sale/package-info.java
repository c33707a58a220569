/** Purchases that reserve stock, and the sales that become of them. */
@NullMarked
package io.quittance.sale;

import org.jspecify.annotations.NullMarked;
