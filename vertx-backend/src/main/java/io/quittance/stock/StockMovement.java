package io.quittance.stock;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * {@code StockMovement} of the contract: how the stock of an item changed.
 *
 * @param change pieces
 * @param userName who did it; null when the service did
 * @param movedAt RFC 3339
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StockMovement(
        UUID id,
        int change,
        String reason,
        String note,
        @Nullable String userName,
        @Nullable UUID purchaseId,
        String movedAt) {}
