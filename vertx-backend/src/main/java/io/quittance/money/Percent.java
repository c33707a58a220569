package io.quittance.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.regex.Pattern;

/**
 * A share of an amount, such as a discount or a rate of tax.
 *
 * @param value above 0 and at most 100, with at most three places; kept without trailing zeros
 */
public record Percent(BigDecimal value) {

    private static final BigDecimal MAX = new BigDecimal(100);
    private static final int PLACES = 3;
    private static final Pattern TEXT = Pattern.compile("(0|[1-9][0-9]{0,2})(\\.[0-9]{1,3})?");

    /** @throws IllegalArgumentException if the value is out of range or has more than three places */
    public Percent {
        value = value.stripTrailingZeros();
        if (value.signum() <= 0 || value.compareTo(MAX) > 0 || value.scale() > PLACES) {
            throw new IllegalArgumentException("A percentage is 0.001 to 100 with at most 3 places.");
        }
    }

    /**
     * Reads a plain decimal such as {@code 7.50}: no sign, exponent, grouping, percent sign or surrounding space.
     *
     * @throws IllegalArgumentException if the text is anything else or out of range
     */
    public static Percent parse(String text) {
        if (!TEXT.matcher(text).matches()) {
            throw new IllegalArgumentException("A percentage is a decimal with at most 3 places, such as 7.5.");
        }
        return new Percent(new BigDecimal(text));
    }

    /** This share of an amount, rounded half up to a whole sat. */
    public Sats of(Sats amount) {
        return new Sats(value.multiply(BigDecimal.valueOf(amount.value()))
                .movePointLeft(2)
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact());
    }

    /** As it is printed, with a no-break space (U+00A0): {@code 7.5 %}. */
    public String printed() {
        return this + "\u00A0%";
    }

    /** Plain decimal without exponent or trailing zeros: {@code 7.5}. */
    @Override
    public String toString() {
        return value.toPlainString();
    }
}
