/** How many there are of each item: movements, reservations, and the daily list of what is low. */
@NullMarked
package io.quittance.stock;

import org.jspecify.annotations.NullMarked;
