package io.quittance.money;

import java.math.BigDecimal;

/**
 * An amount of bitcoin as a whole number of satoshis; 100,000,000 sats are one bitcoin (BTC).
 *
 * @param value satoshis, from 0 to {@link #MAX_VALUE}
 */
public record Sats(long value) implements Comparable<Sats> {

    /** Satoshis in one bitcoin. */
    public static final long PER_BTC = 100_000_000L;

    /** All bitcoin that can ever exist, 21 million, in satoshis. */
    public static final long MAX_VALUE = 21_000_000L * PER_BTC;

    public static final Sats ZERO = new Sats(0);

    /** Decimal places of a satoshi in bitcoin. */
    private static final int BTC_PLACES = 8;

    /** @throws IllegalArgumentException if the value is out of range */
    public Sats {
        if (value < 0 || value > MAX_VALUE) {
            throw new IllegalArgumentException("An amount is 0 to " + MAX_VALUE + " sats, not " + value + ".");
        }
    }

    /** @throws IllegalArgumentException if the sum is more than {@link #MAX_VALUE} */
    public Sats plus(Sats other) {
        return new Sats(value + other.value);
    }

    /** @throws IllegalArgumentException if the difference is negative */
    public Sats minus(Sats other) {
        return new Sats(value - other.value);
    }

    /** In BTC with all eight places: {@code 0.00012300}. */
    public String toBtc() {
        return BigDecimal.valueOf(value, BTC_PLACES).toPlainString();
    }

    /** In BTC without trailing zeros or exponent, as payment URIs have it: {@code 0.000123}. */
    public String toShortestBtc() {
        return BigDecimal.valueOf(value, BTC_PLACES).stripTrailingZeros().toPlainString();
    }

    /** In sats, grouped by no-break spaces (U+00A0): {@code 1 234 567}. */
    public String grouped() {
        String digits = Long.toString(value);
        StringBuilder grouped = new StringBuilder(digits);
        for (int i = digits.length() - 3; i > 0; i -= 3) {
            grouped.insert(i, '\u00A0');
        }
        return grouped.toString();
    }

    @Override
    public int compareTo(Sats other) {
        return Long.compare(value, other.value);
    }
}
