package io.quittance.invoice.ledger;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.quittance.invoice.Company;
import io.quittance.money.Percent;
import io.quittance.problem.Warning;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
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
            String kind,
            String issuedOn,
            @Nullable String dueOn,
            String buyerName,
            long totalSats,
            @JsonUnwrapped BalanceJson balance) {}

    /** What every paper says of its payment. */
    record BalanceJson(long paidSats, long dueSats, long overSats, String status, boolean late) {

        static BalanceJson of(Balance balance, @Nullable LocalDate dueOn, LocalDate today) {
            return new BalanceJson(
                    balance.paid().value(),
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
            String kind,
            String issuedAt,
            String issuedOn,
            @Nullable String dueOn,
            PartyJson seller,
            PartyJson buyer,
            List<LineJson> lines,
            long subtotalSats,
            long discountSats,
            @Nullable String discountPercent,
            @Nullable String taxLabel,
            @Nullable String taxPercent,
            long taxSats,
            long totalSats,
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
            String quantity,
            @Nullable String unit,
            long unitPriceSats,
            long discountSats,
            long totalSats) {}

    /** {@code LedgerPage} of the contract. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record PageJson(
            List<EntryJson> data, @JsonProperty("has_more") boolean hasMore, LedgerList.@Nullable Totals totals) {}

    static EntryJson entry(LedgerEntry entry, LocalDate today) {
        return new EntryJson(
                entry.id(),
                entry.number(),
                entry.kind().text(),
                entry.issuedOn().toString(),
                text(entry.dueOn()),
                entry.buyerName(),
                entry.total().value(),
                BalanceJson.of(entry.balance(), entry.dueOn(), today));
    }

    /** @param pdfUrl where its PDF is */
    static PaperJson paper(
            IssuedPaper issued, Balance balance, IssuedInvoices invoices, String pdfUrl, LocalDate today) {
        LedgerPaper paper = issued.paper();
        return new PaperJson(
                paper.id(),
                issued.number(),
                paper.kind().text(),
                paper.issuedAt().truncatedTo(ChronoUnit.MILLIS).toString(),
                paper.issuedOn().toString(),
                text(paper.dueOn()),
                seller(paper.seller()),
                new PartyJson(
                        paper.buyer().name(),
                        paper.buyer().address(),
                        paper.buyer().email(),
                        null,
                        paper.buyerTaxId()),
                paper.lines().stream().map(LedgerJson::line).toList(),
                paper.subtotal().value(),
                paper.discount().amount().value(),
                text(paper.discount().percent()),
                paper.tax().label(),
                text(paper.tax().percent()),
                paper.tax().amount().value(),
                paper.total().value(),
                paper.paymentAddress(),
                invoices.paymentUri(issued),
                paper.notes(),
                pdfUrl,
                invoices.warnings(issued),
                BalanceJson.of(balance, paper.dueOn(), today));
    }

    private static PartyJson seller(Company seller) {
        return new PartyJson(seller.name(), seller.address(), seller.email(), seller.phone(), seller.taxId());
    }

    private static LineJson line(LedgerLine line) {
        return new LineJson(
                line.description(),
                line.quantity().toString(),
                line.unit(),
                line.unitPrice().value(),
                line.discount().value(),
                line.total().value());
    }

    private static @Nullable String text(@Nullable LocalDate date) {
        return date == null ? null : date.toString();
    }

    private static @Nullable String text(@Nullable Percent percent) {
        return percent == null ? null : percent.toString();
    }
}
