/** Answers kept by their Idempotency-Key, so that a request that is sent twice is done once. */
@NullMarked
package io.quittance.idempotency;

import org.jspecify.annotations.NullMarked;
