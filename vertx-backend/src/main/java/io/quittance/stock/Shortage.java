package io.quittance.stock;

import java.util.UUID;

/**
 * Why an item cannot be reserved as wanted.
 *
 * @param available pieces that could be reserved now; 0 unless the reason is {@link Reason#NOT_ENOUGH}
 */
public record Shortage(UUID itemId, Reason reason, int available) {

    /** The first of these that holds. */
    public enum Reason {
        /** There is no such item. */
        UNKNOWN,
        /** It is not sold any more. */
        ARCHIVED,
        /** Its last day is over. */
        EXPIRED,
        /** There are fewer pieces than wanted. */
        NOT_ENOUGH
    }
}
