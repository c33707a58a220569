package io.quittance.sale;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quittance.problem.Warning;
import java.net.URI;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code Sale} of the contract, as it is on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SaleJson(
        UUID id,
        @Nullable UUID customerId,
        @Nullable UUID purchaseId,
        String invoiceNumber,
        String issuedAt,
        long totalSats,
        String paymentAddress,
        @Nullable String paymentUri,
        String pdfUrl,
        List<LineJson> lines,
        List<Warning> warnings) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LineJson(@Nullable UUID item, String description, int quantity, long unitPriceSats, long totalSats) {}

    /** @param publicUrl what links start with */
    static SaleJson of(Sale sale, SaleInvoices invoices, URI publicUrl) {
        return new SaleJson(
                sale.id(),
                sale.customerId(),
                sale.purchaseId(),
                sale.invoiceNumber(),
                sale.issuedAt().truncatedTo(ChronoUnit.MILLIS).toString(),
                sale.total().value(),
                sale.paymentAddress(),
                invoices.paymentUri(sale),
                publicUrl + "/api/sales/" + sale.id() + "/pdf",
                sale.lines().stream().map(SaleJson::line).toList(),
                invoices.warnings(sale));
    }

    private static LineJson line(SaleLine line) {
        return new LineJson(
                line.itemId(),
                line.description(),
                line.quantity(),
                line.unitPrice().value(),
                line.total().value());
    }
}
