/** Pictures from outside: PNG and JPEG files checked by their bytes, decoded within bounds, and encoded anew. */
@NullMarked
package io.quittance.picture;

import org.jspecify.annotations.NullMarked;
