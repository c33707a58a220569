package io.quittance.stock;

import java.util.UUID;

/**
 * How much more or less of an item a purchase is to hold.
 *
 * @param change pieces; positive takes them off the shelf, negative puts them back, 0 does nothing
 */
public record Reservation(UUID itemId, int change) {}
