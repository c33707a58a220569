/** Request bodies: how they are received, within which bounds, and what is checked before anything is made of them. */
@NullMarked
package io.quittance.http.body;

import org.jspecify.annotations.NullMarked;
