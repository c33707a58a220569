package io.quittance.creator;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code InvoiceRequest} of the contract, as it is on the wire. The contract has been checked; the rules have not. */
record InvoiceRequest(
        String number,
        LocalDate issuedOn,
        @Nullable LocalDate dueOn,
        CompanyJson company,
        CustomerJson customer,
        List<LineJson> lines,
        @Nullable Long discountSats,
        @Nullable String discountPercent,
        @Nullable Long taxSats,
        @Nullable String taxPercent,
        @Nullable String taxLabel,
        long totalSats,
        PaymentJson payment,
        @Nullable String notes) {

    record CompanyJson(
            String name,
            @Nullable String address,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String taxId,
            @Nullable String logo) {}

    record CustomerJson(
            String name, @Nullable String address, @Nullable String email) {}

    record LineJson(String description, String quantity, long unitPriceSats, long totalSats) {}

    record PaymentJson(
            String address,
            @Nullable String label,
            @Nullable String message) {}
}
