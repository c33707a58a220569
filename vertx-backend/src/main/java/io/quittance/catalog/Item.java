package io.quittance.catalog;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.quittance.money.Sats;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Something sold: {@code Item} of the contract.
 *
 * @param sku the shop's own number of it
 * @param price of one piece
 * @param quantity pieces on the shelf that no purchase has reserved
 * @param lowStockThreshold with so many pieces or fewer it is low
 * @param expiresOn the last day it can be sold
 * @param version counts changes of anything but the quantity
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Item(
        UUID id,
        @Nullable String sku,
        String name,
        String description,
        @JsonProperty("priceSats") Sats price,
        int quantity,
        int lowStockThreshold,
        @Nullable LocalDate expiresOn,
        boolean archived,
        boolean hasPicture,
        Instant createdAt,
        @JsonIgnore int version) {}
