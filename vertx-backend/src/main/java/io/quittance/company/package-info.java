/** Who sells, as it stands on invoices. */
@NullMarked
package io.quittance.company;

import org.jspecify.annotations.NullMarked;
