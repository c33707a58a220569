package io.quittance.invoice.ledger;

import io.quittance.bitcoin.BitcoinAddress;
import io.quittance.bitcoin.BitcoinNetwork;
import io.quittance.bitcoin.InvalidBitcoinAddressException;
import io.quittance.bitcoin.PaymentRequest;
import io.quittance.invoice.Company;
import io.quittance.invoice.Invoice;
import io.quittance.invoice.InvoiceWarnings;
import io.quittance.invoice.Line;
import io.quittance.pdf.Picture;
import io.quittance.pdf.PictureCache;
import io.quittance.problem.Warning;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Papers of the ledger as they are printed and paid. */
public final class IssuedInvoices {

    private final BitcoinNetwork network;
    private final PictureCache pictures;

    public IssuedInvoices(BitcoinNetwork network, PictureCache pictures) {
        this.network = network;
        this.pictures = pictures;
    }

    /** Whether customers can pay at the address, in the configured network. */
    public boolean canBePaidAt(String address) {
        try {
            return BitcoinAddress.parse(address, network).network() == network;
        } catch (InvalidBitcoinAddressException e) {
            return false;
        }
    }

    /** The same each time. Blocks while it decodes the logo. */
    public Invoice printed(IssuedPaper issued, byte @Nullable [] logo) {
        LedgerPaper paper = issued.paper();
        return new Invoice(
                issued.number(),
                paper.issuedOn(),
                paper.dueOn(),
                withLogo(paper.seller(), logo),
                paper.buyer(),
                paper.lines().stream()
                        .map(line -> new Line(line.description(), line.quantity(), line.unitPrice(), line.total()))
                        .toList(),
                paper.discount(),
                paper.tax(),
                paper.total(),
                payment(issued),
                paper.notes());
    }

    /** What of an invoice its customer may not read, or be able to pay. */
    public List<Warning> warnings(IssuedPaper issued) {
        Invoice invoice = printed(issued, null);
        List<Warning> warnings = new ArrayList<>(InvoiceWarnings.ofTexts(invoice));
        warnings.addAll(
                InvoiceWarnings.ofPayment(invoice, issued.paper().seller().name(), message(issued)));
        return warnings;
    }

    /** The payment URI of an invoice; null where nothing is to be paid. */
    public @Nullable String paymentUri(IssuedPaper issued) {
        return issued.paper().total().value() == 0 ? null : payment(issued).uri();
    }

    /** The seller with the logo, which is decoded: blocks. */
    public Company withLogo(Company seller, byte @Nullable [] logo) {
        Picture picture = logo == null ? null : pictures.decode(logo);
        return new Company(seller.name(), seller.address(), seller.email(), seller.phone(), seller.taxId(), picture);
    }

    private PaymentRequest payment(IssuedPaper issued) {
        LedgerPaper paper = issued.paper();
        return new PaymentRequest(
                parse(paper.paymentAddress()), paper.total(), paper.seller().name(), message(issued));
    }

    private static String message(IssuedPaper issued) {
        return "Invoice " + issued.number();
    }

    /** What was issued stays valid when the service is configured for another network later. */
    private BitcoinAddress parse(String address) {
        try {
            return BitcoinAddress.parse(address, network);
        } catch (InvalidBitcoinAddressException other) {
            for (BitcoinNetwork candidate : BitcoinNetwork.values()) {
                try {
                    return BitcoinAddress.parse(address, candidate);
                } catch (InvalidBitcoinAddressException notThisOneEither) {
                    // The next may be it.
                }
            }
            throw other;
        }
    }
}
