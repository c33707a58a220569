package io.quittance.sale;

import io.quittance.invoice.ledger.IssuedPaper;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A completed checkout.
 *
 * @param invoice as it was issued
 * @param items those of the invoice's lines, in their order; null for what is no item of the catalogue
 */
record Sale(
        UUID id,
        @Nullable UUID purchaseId,
        @Nullable UUID customerId,
        IssuedPaper invoice,
        List<@Nullable UUID> items) {}
