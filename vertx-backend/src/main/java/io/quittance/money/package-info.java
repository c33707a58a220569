/** Amounts of bitcoin and quantities of goods, and how they are rounded and written. */
@NullMarked
package io.quittance.money;

import org.jspecify.annotations.NullMarked;
