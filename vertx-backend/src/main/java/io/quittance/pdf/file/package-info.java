/** The bytes of a PDF file, and the pictures in it. */
@NullMarked
package io.quittance.pdf.file;

import org.jspecify.annotations.NullMarked;
