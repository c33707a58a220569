/** Items, their stock and its movements, and the list of what is low. */
@NullMarked
package io.quittance.catalog;

import org.jspecify.annotations.NullMarked;
