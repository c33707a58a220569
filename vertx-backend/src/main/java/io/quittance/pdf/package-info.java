/** HTML template and data in, PDF bytes out, on bounded worker pools. Nothing is fetched. */
@NullMarked
package io.quittance.pdf;

import org.jspecify.annotations.NullMarked;
