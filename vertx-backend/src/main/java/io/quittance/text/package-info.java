/** What all texts have in common, whichever door they come in by, and what Unicode says of them where Java does not. */
@NullMarked
package io.quittance.text;

import org.jspecify.annotations.NullMarked;
