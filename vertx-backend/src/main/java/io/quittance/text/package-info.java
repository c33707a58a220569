/** What Unicode says of characters where Java does not. */
@NullMarked
package io.quittance.text;

import org.jspecify.annotations.NullMarked;
