/** The public server and its router: what every request goes through. */
@NullMarked
package io.quittance.http.server;

import org.jspecify.annotations.NullMarked;
