package io.quittance.stock;

import io.quittance.money.Sats;
import java.util.UUID;

/** What stands on the line of a purchase: the item's name and price as they are now. */
public record PricedItem(UUID id, String name, Sats price) {}
