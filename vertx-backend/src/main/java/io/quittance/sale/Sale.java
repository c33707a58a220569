package io.quittance.sale;

import io.quittance.invoice.Company;
import io.quittance.invoice.Customer;
import io.quittance.money.Sats;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A completed checkout and its invoice, as it was issued.
 *
 * @param issuedOn the date at {@code issuedAt} in the shop's zone
 * @param paymentAddress of the network that was configured then
 * @param seller without the logo, which is read only to be printed
 * @param lines in their order
 */
record Sale(
        UUID id,
        @Nullable UUID purchaseId,
        @Nullable UUID customerId,
        String invoiceNumber,
        Instant issuedAt,
        LocalDate issuedOn,
        Sats total,
        String paymentAddress,
        Company seller,
        Customer customer,
        List<SaleLine> lines) {

    Sale {
        lines = List.copyOf(lines);
    }
}
