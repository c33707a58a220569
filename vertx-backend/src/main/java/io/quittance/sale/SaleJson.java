package io.quittance.sale;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quittance.invoice.ledger.IssuedInvoices;
import io.quittance.invoice.ledger.LedgerLine;
import io.quittance.invoice.ledger.LedgerPaper;
import io.quittance.money.Sats;
import io.quittance.problem.Warning;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** {@code Sale} of the contract, as it is on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SaleJson(
        UUID id,
        @Nullable UUID customerId,
        @Nullable UUID purchaseId,
        String invoiceNumber,
        Instant issuedAt,
        Sats totalSats,
        String paymentAddress,
        @Nullable String paymentUri,
        String pdfUrl,
        List<LineJson> lines,
        List<Warning> warnings) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LineJson(@Nullable UUID item, String description, int quantity, Sats unitPriceSats, Sats totalSats) {}

    /** @param publicUrl what links start with */
    static SaleJson of(Sale sale, IssuedInvoices invoices, URI publicUrl) {
        LedgerPaper paper = sale.invoice().paper();
        return new SaleJson(
                sale.id(),
                sale.customerId(),
                sale.purchaseId(),
                sale.invoice().number(),
                paper.issuedAt(),
                paper.total(),
                paper.paymentAddress(),
                invoices.paymentUri(sale.invoice()),
                publicUrl + "/api/sales/" + sale.id() + "/pdf",
                IntStream.range(0, paper.lines().size())
                        .mapToObj(i -> line(sale.items().get(i), paper.lines().get(i)))
                        .toList(),
                invoices.warnings(sale.invoice()));
    }

    private static LineJson line(@Nullable UUID item, LedgerLine line) {
        return new LineJson(
                item, line.description(), line.quantity().value().intValueExact(), line.unitPrice(), line.total());
    }
}
