/** Reads the configuration, checks all of it at once and freezes it into records. */
@NullMarked
package io.quittance.config;

import org.jspecify.annotations.NullMarked;
