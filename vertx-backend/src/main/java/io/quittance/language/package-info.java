/** The languages that papers and mails are written in, and their sentences. */
@NullMarked
package io.quittance.language;

import org.jspecify.annotations.NullMarked;
