package io.quittance.load.simulation;

import java.util.function.DoubleSupplier;

/**
 * Admits a share of those who arrive, evenly spread: how often they arrive is fixed before a simulation begins, how many of
 * them are wanted is known only while it runs.
 */
final class Share {

    private final DoubleSupplier share;
    private double due;
    private boolean known;
    private double step;

    /** @param share of 1, asked for once, when the first one arrives; above 1 it admits everybody */
    Share(DoubleSupplier share) {
        this.share = share;
    }

    /** Whether the next one to arrive is among them. */
    synchronized boolean admitsNext() {
        if (!known) {
            step = Math.min(1, share.getAsDouble());
            known = true;
        }
        due += step;
        if (due < 1) {
            return false;
        }
        due -= 1;
        return true;
    }
}
