/** What all texts have in common, whichever door they come in by. */
@NullMarked
package io.quittance.text;

import org.jspecify.annotations.NullMarked;
