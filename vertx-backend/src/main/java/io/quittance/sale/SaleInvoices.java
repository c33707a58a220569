package io.quittance.sale;

import io.quittance.bitcoin.BitcoinAddress;
import io.quittance.bitcoin.BitcoinNetwork;
import io.quittance.bitcoin.InvalidBitcoinAddressException;
import io.quittance.bitcoin.PaymentRequest;
import io.quittance.company.CompanySettings;
import io.quittance.invoice.Company;
import io.quittance.invoice.Customer;
import io.quittance.invoice.Discount;
import io.quittance.invoice.Invoice;
import io.quittance.invoice.InvoiceWarnings;
import io.quittance.invoice.Line;
import io.quittance.invoice.Tax;
import io.quittance.money.Quantity;
import io.quittance.money.Sats;
import io.quittance.pdf.Picture;
import io.quittance.pdf.PictureCache;
import io.quittance.problem.Warning;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sales and open purchases as the documents that are printed. */
public final class SaleInvoices {

    private static final String DRAFT_NOTES =
            "This is no invoice yet: the purchase is still open, and its lines may change.\n"
                    + "The invoice gets its number, and how to pay it, when the purchase is checked out.";

    private final BitcoinNetwork network;
    private final PictureCache pictures;

    public SaleInvoices(BitcoinNetwork network, PictureCache pictures) {
        this.network = network;
        this.pictures = pictures;
    }

    /** Whether customers can pay at the address, in the configured network. */
    boolean canBePaidAt(String address) {
        try {
            return BitcoinAddress.parse(address, network).network() == network;
        } catch (InvalidBitcoinAddressException e) {
            return false;
        }
    }

    /** The same each time. Blocks while it decodes the logo. */
    Invoice of(Sale sale, byte @Nullable [] logo) {
        return invoice(
                sale.invoiceNumber(),
                sale.issuedOn(),
                withLogo(sale.seller(), logo),
                sale.customer(),
                sale.lines().stream()
                        .map(line -> line(line.description(), line.quantity(), line.unitPrice(), line.total()))
                        .toList(),
                sale.total(),
                payment(sale),
                null);
    }

    /** What an open purchase would become, and says so. Blocks while it decodes the logo. */
    Invoice draft(Purchase purchase, CompanySettings seller, Customer customer, LocalDate today) {
        Company company =
                new Company(seller.name(), seller.address(), seller.email(), seller.phone(), seller.taxId(), null);
        return invoice(
                null,
                today,
                withLogo(company, seller.logo()),
                customer,
                purchase.lines().stream()
                        .map(line -> line(line.description(), line.quantity(), line.unitPrice(), line.total()))
                        .toList(),
                purchase.total(),
                null,
                DRAFT_NOTES);
    }

    /** What of a sale's invoice its customer may not read, or be able to pay. */
    List<Warning> warnings(Sale sale) {
        Invoice invoice = of(sale, null);
        List<Warning> warnings = new ArrayList<>(InvoiceWarnings.ofTexts(invoice));
        warnings.addAll(InvoiceWarnings.ofPayment(invoice, sale.seller().name(), message(sale)));
        return warnings;
    }

    /** The payment URI of a sale; null where nothing is to be paid. */
    @Nullable
    String paymentUri(Sale sale) {
        return sale.total().value() == 0 ? null : payment(sale).uri();
    }

    private PaymentRequest payment(Sale sale) {
        return new PaymentRequest(
                parse(sale.paymentAddress()), sale.total(), sale.seller().name(), message(sale));
    }

    private static String message(Sale sale) {
        return "Invoice " + sale.invoiceNumber();
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

    private Company withLogo(Company company, byte @Nullable [] logo) {
        Picture picture = logo == null ? null : pictures.decode(logo);
        return new Company(
                company.name(), company.address(), company.email(), company.phone(), company.taxId(), picture);
    }

    private static Invoice invoice(
            @Nullable String number,
            LocalDate issuedOn,
            Company seller,
            Customer customer,
            List<Line> lines,
            Sats total,
            @Nullable PaymentRequest payment,
            @Nullable String notes) {
        return new Invoice(
                number, issuedOn, null, seller, customer, lines, Discount.NONE, Tax.NONE, total, payment, notes);
    }

    private static Line line(String description, int quantity, Sats unitPrice, Sats total) {
        return new Line(description, new Quantity(BigDecimal.valueOf(quantity)), unitPrice, total);
    }
}
