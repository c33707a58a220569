/** What an operator sees: logs that carry request ids, metrics and health. */
@NullMarked
package io.quittance.observability;

import org.jspecify.annotations.NullMarked;
