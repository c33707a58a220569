/** The public page's endpoint: what it is sent becomes a PDF under a link. */
@NullMarked
package io.quittance.creator;

import org.jspecify.annotations.NullMarked;
