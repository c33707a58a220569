package io.quittance.catalog;

import io.quittance.db.PageQuery;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Which items are listed, and in which order.
 *
 * @param archived those in the archive instead of those that are sold
 * @param low only those of which there are few
 * @param expiringUntil only those whose last day is this or before; null for all
 * @param words as they were typed; empty for all
 */
record ItemFilter(boolean archived, boolean low, @Nullable LocalDate expiringUntil, String words, Sort sort) {

    /** By a column; ids decide between equals, so that pages never overlap. */
    record Sort(Key key, boolean descending) {

        /** {@code -priceSats} is by price, the highest first. */
        static Sort of(String text) {
            boolean descending = text.startsWith("-");
            return new Sort(
                    switch (descending ? text.substring(1) : text) {
                        case "priceSats" -> Key.PRICE;
                        case "quantity" -> Key.QUANTITY;
                        default -> Key.NAME;
                    },
                    descending);
        }
    }

    /** What items are sorted by. */
    enum Key {
        NAME(PageQuery.NAME),
        PRICE("price_sats"),
        QUANTITY("quantity");

        private final String sql;

        Key(String sql) {
            this.sql = sql;
        }

        String sql() {
            return sql;
        }
    }
}
