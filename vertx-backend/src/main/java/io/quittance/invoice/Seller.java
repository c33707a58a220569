package io.quittance.invoice;

import io.quittance.pdf.file.Picture;
import org.jspecify.annotations.Nullable;

/**
 * The seller.
 *
 * @param address lines are separated by a line feed
 */
public record Seller(
        String name,
        @Nullable String address,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String taxId,
        @Nullable Picture logo) {}
