/** The book of issued papers: never changed, only added to. */
@NullMarked
package io.quittance.invoice.ledger;

import org.jspecify.annotations.NullMarked;
