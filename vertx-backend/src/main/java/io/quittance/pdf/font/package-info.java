/** Fonts as they are embedded: which of them has a character, and the part that a paper needs. */
@NullMarked
package io.quittance.pdf.font;

import org.jspecify.annotations.NullMarked;
