package io.quittance.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/**
 * How much of something is sold.
 *
 * @param value from 0.001 to 1,000,000 with at most three places; kept without trailing zeros
 */
public record Quantity(BigDecimal value) {

    private static final BigDecimal MIN = new BigDecimal("0.001");
    private static final BigDecimal MAX = new BigDecimal(1_000_000);
    private static final int PLACES = 3;
    private static final Pattern TEXT = Pattern.compile("(0|[1-9][0-9]{0,6})(\\.[0-9]{1,3})?");

    /** @throws IllegalArgumentException if the value is out of range or has more than three places */
    public Quantity {
        value = value.stripTrailingZeros();
        if (value.compareTo(MIN) < 0 || value.compareTo(MAX) > 0 || value.scale() > PLACES) {
            throw new IllegalArgumentException("A quantity is 0.001 to 1000000 with at most 3 places.");
        }
    }

    /**
     * Reads a plain decimal such as {@code 1.50}: no sign, exponent, grouping or surrounding space.
     *
     * @throws IllegalArgumentException if the text is anything else or out of range
     */
    public static Quantity parse(String text) {
        if (!TEXT.matcher(text).matches()) {
            throw new IllegalArgumentException("A quantity is a decimal with at most 3 places, such as 1.5.");
        }
        return new Quantity(new BigDecimal(text));
    }

    /**
     * A line's total: this quantity at the unit price, rounded half up to a whole sat.
     *
     * @throws IllegalArgumentException if the total is more than {@link Sats#MAX_VALUE}
     */
    public Sats times(Sats unitPrice) {
        BigDecimal total = value.multiply(BigDecimal.valueOf(unitPrice.value())).setScale(0, RoundingMode.HALF_UP);
        if (total.compareTo(BigDecimal.valueOf(Sats.MAX_VALUE)) > 0) {
            throw new IllegalArgumentException("A line's total is at most " + Sats.MAX_VALUE + " sats.");
        }
        return new Sats(total.longValueExact());
    }

    /** Plain decimal without exponent or trailing zeros: {@code 1.5}. */
    @Override
    public String toString() {
        return value.toPlainString();
    }
}
