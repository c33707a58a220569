package io.quittance.invoice.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quittance.invoice.Seller;
import io.quittance.money.Percent;
import io.quittance.money.Quantity;
import io.quittance.money.Sats;
import io.quittance.problem.Warning;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Papers of the ledger as the contract has them on the wire. */
final class LedgerJson {

    private LedgerJson() {}

    /** {@code LedgerEntry} of the contract. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record EntryJson(
            UUID id,
            String number,
            PaperKind kind,
            LocalDate issuedOn,
            @Nullable LocalDate dueOn,
            String buyerName,
            Sats totalSats,
            @JsonUnwrapped BalanceJson balance) {}

    /** What every paper says of its payment. */
    record BalanceJson(Sats paidSats, long dueSats, long overSats, String status, boolean late) {

        static BalanceJson of(Balance balance, @Nullable LocalDate dueOn, LocalDate today) {
            return new BalanceJson(
                    balance.paid(),
                    balance.dueSats(),
                    balance.overSats(),
                    balance.status(),
                    balance.isLate(dueOn, today));
        }
    }

    /** {@code LedgerInvoice} of the contract. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PaperJson(
            UUID id,
            String number,
            PaperKind kind,
            Instant issuedAt,
            LocalDate issuedOn,
            @Nullable LocalDate dueOn,
            PartyJson seller,
            PartyJson buyer,
            List<LineJson> lines,
            Sats subtotalSats,
            Sats discountSats,
            @Nullable Percent discountPercent,
            @Nullable String taxLabel,
            @Nullable Percent taxPercent,
            Sats taxSats,
            Sats totalSats,
            String paymentAddress,
            @Nullable String paymentUri,
            @Nullable String notes,
            String pdfUrl,
            List<Warning> warnings,
            @JsonUnwrapped BalanceJson balance) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PartyJson(
            String name,
            @Nullable String address,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String taxId) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LineJson(
            String description,
            Quantity quantity,
            @Nullable String unit,
            Sats unitPriceSats,
            Sats discountSats,
            Sats totalSats) {}

    /** {@code LedgerPage} of the contract. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PageJson(
            List<EntryJson> data, @JsonProperty("has_more") boolean hasMore, LedgerList.@Nullable Totals totals) {}

    static EntryJson entry(LedgerEntry entry, LocalDate today) {
        return new EntryJson(
                entry.id(),
                entry.number(),
                entry.kind(),
                entry.issuedOn(),
                entry.dueOn(),
                entry.buyerName(),
                entry.total(),
                BalanceJson.of(entry.balance(), entry.dueOn(), today));
    }

    /** @param pdfUrl where its PDF is */
    static PaperJson paper(
            IssuedPaper issued, Balance balance, IssuedInvoices invoices, String pdfUrl, LocalDate today) {
        LedgerPaper paper = issued.paper();
        return new PaperJson(
                paper.id(),
                issued.number(),
                paper.kind(),
                paper.issuedAt(),
                paper.issuedOn(),
                paper.dueOn(),
                seller(paper.seller()),
                new PartyJson(
                        paper.buyer().name(),
                        paper.buyer().address(),
                        paper.buyer().email(),
                        null,
                        paper.buyerTaxId()),
                paper.lines().stream().map(LedgerJson::line).toList(),
                paper.subtotal(),
                paper.discount().amount(),
                paper.discount().percent(),
                paper.tax().label(),
                paper.tax().percent(),
                paper.tax().amount(),
                paper.total(),
                paper.paymentAddress(),
                invoices.paymentUri(issued),
                paper.notes(),
                pdfUrl,
                invoices.warnings(issued),
                BalanceJson.of(balance, paper.dueOn(), today));
    }

    private static PartyJson seller(Seller seller) {
        return new PartyJson(seller.name(), seller.address(), seller.email(), seller.phone(), seller.taxId());
    }

    private static LineJson line(LedgerLine line) {
        return new LineJson(
                line.description(), line.quantity(), line.unit(), line.unitPrice(), line.discount(), line.total());
    }
}
