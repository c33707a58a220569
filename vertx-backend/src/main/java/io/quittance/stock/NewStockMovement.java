package io.quittance.stock;

import org.jspecify.annotations.Nullable;

/** {@code NewStockMovement} of the contract, which has checked it. Space around the note is left out. */
public record NewStockMovement(
        int change, String reason, @Nullable String note) {

    public NewStockMovement {
        note = note == null ? "" : note.trim();
    }
}
