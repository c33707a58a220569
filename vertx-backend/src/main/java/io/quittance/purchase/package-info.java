/** Open purchases, which hold stock until they are checked out or left alone. */
@NullMarked
package io.quittance.purchase;

import org.jspecify.annotations.NullMarked;
