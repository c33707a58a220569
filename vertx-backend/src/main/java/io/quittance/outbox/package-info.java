/** Deliveries that are to happen because of a change: added in its transaction, tried until they are done. */
@NullMarked
package io.quittance.outbox;

import org.jspecify.annotations.NullMarked;
