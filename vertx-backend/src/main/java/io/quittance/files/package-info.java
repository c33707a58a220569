/** Stores, names, expires and publishes files. */
@NullMarked
package io.quittance.files;

import org.jspecify.annotations.NullMarked;
