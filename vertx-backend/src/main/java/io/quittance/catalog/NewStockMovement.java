package io.quittance.catalog;

import org.jspecify.annotations.Nullable;

/** {@code NewStockMovement} of the contract, which has checked it. Space around the note is left out. */
record NewStockMovement(int change, String reason, @Nullable String note) {

    NewStockMovement {
        note = note == null ? "" : note.trim();
    }
}
