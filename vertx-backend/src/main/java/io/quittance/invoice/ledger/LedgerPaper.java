package io.quittance.invoice.ledger;

import io.quittance.invoice.Buyer;
import io.quittance.invoice.Discount;
import io.quittance.invoice.Seller;
import io.quittance.invoice.Tax;
import io.quittance.invoice.Totals;
import io.quittance.money.Sats;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What stands on a paper of the ledger, but its number. Whoever makes one has checked that its sums are right.
 *
 * @param series in which it is numbered, such as {@code 2026}
 * @param issuedAt to the microsecond, as PostgreSQL keeps it
 * @param issuedOn the date at {@code issuedAt} in the shop's zone
 * @param takesBack the invoice that a credit note is about
 * @param seller without the logo, which is kept by its hash
 * @param sellerLogoSha256 in hexadecimal
 * @param lines in their order, numbered from 1
 * @param subtotal the sum of the lines
 * @param total the subtotal, less the discount, plus the tax
 * @param paymentAddress of the network that was configured then
 * @param addressIndex where the address comes from an extended key
 * @param language a BCP 47 tag
 * @param paper its size, {@code a4}
 */
public record LedgerPaper(
        UUID id,
        PaperKind kind,
        String series,
        Instant issuedAt,
        LocalDate issuedOn,
        @Nullable LocalDate dueOn,
        @Nullable UUID takesBack,
        Seller seller,
        @Nullable String sellerLogoSha256,
        Buyer buyer,
        @Nullable String buyerTaxId,
        List<LedgerLine> lines,
        Sats subtotal,
        Discount discount,
        Tax tax,
        Sats total,
        String paymentAddress,
        @Nullable Long addressIndex,
        @Nullable String notes,
        String language,
        String paper) {

    public LedgerPaper {
        issuedAt = issuedAt.truncatedTo(ChronoUnit.MICROS);
        lines = List.copyOf(lines);
    }

    /** The same, issued at the given time if that is later, and due as many days after as before. */
    LedgerPaper notBefore(Instant at, LocalDate on) {
        if (!at.isAfter(issuedAt)) {
            return this;
        }
        LocalDate due = dueOn == null ? null : on.plusDays(ChronoUnit.DAYS.between(issuedOn, dueOn));
        return new LedgerPaper(
                id,
                kind,
                series,
                at,
                on,
                due,
                takesBack,
                seller,
                sellerLogoSha256,
                buyer,
                buyerTaxId,
                lines,
                subtotal,
                discount,
                tax,
                total,
                paymentAddress,
                addressIndex,
                notes,
                language,
                paper);
    }

    /** An invoice over lines alone, in English on A4, without discount and tax. */
    public static LedgerPaper plainInvoice(
            UUID id,
            Instant issuedAt,
            LocalDate issuedOn,
            Seller seller,
            @Nullable String sellerLogoSha256,
            Buyer buyer,
            List<LedgerLine> lines,
            String paymentAddress) {
        Sats subtotal = Totals.subtotal(lines.stream().map(LedgerLine::total).toList());
        Totals totals = Totals.of(subtotal, Discount.NONE, Tax.NONE);
        return new LedgerPaper(
                id,
                PaperKind.INVOICE,
                Integer.toString(issuedOn.getYear()),
                issuedAt,
                issuedOn,
                null,
                null,
                seller,
                sellerLogoSha256,
                buyer,
                null,
                lines,
                totals.subtotal(),
                Discount.NONE,
                Tax.NONE,
                totals.total(),
                paymentAddress,
                null,
                null,
                "en",
                "a4");
    }
}
