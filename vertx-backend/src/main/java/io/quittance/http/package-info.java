/** The HTTP service: from the socket to a feature's routes, and from any failure to the one problem renderer. */
@NullMarked
package io.quittance.http;

import org.jspecify.annotations.NullMarked;
