package io.quittance.invoice.ledger;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which papers a list shows; null for all.
 *
 * @param words as they were typed, of number and buyer
 * @param status as the contract writes it
 * @param kind as the contract writes it
 * @param from the first day of issue
 * @param until the last day of issue
 */
record LedgerFilter(
        @Nullable String words,
        @Nullable String status,
        @Nullable String kind,
        @Nullable LocalDate from,
        @Nullable LocalDate until) {}
