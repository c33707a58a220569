package io.quittance.creator;

import io.quittance.bitcoin.BitcoinAddress;
import io.quittance.bitcoin.BitcoinNetwork;
import io.quittance.bitcoin.InvalidBitcoinAddressException;
import io.quittance.bitcoin.PaymentRequest;
import io.quittance.creator.InvoiceRequest.CompanyJson;
import io.quittance.creator.InvoiceRequest.LineJson;
import io.quittance.invoice.Buyer;
import io.quittance.invoice.Discount;
import io.quittance.invoice.Invoice;
import io.quittance.invoice.InvoiceWarnings;
import io.quittance.invoice.Line;
import io.quittance.invoice.PaperTexts;
import io.quittance.invoice.Seller;
import io.quittance.invoice.Tax;
import io.quittance.money.Percent;
import io.quittance.money.Quantity;
import io.quittance.money.Sats;
import io.quittance.pdf.PictureCache;
import io.quittance.pdf.file.Picture;
import io.quittance.picture.InvalidPictureException;
import io.quittance.problem.FieldError;
import io.quittance.problem.Kind;
import io.quittance.problem.ProblemException;
import io.quittance.problem.Warning;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes an invoice of a request and finds everything that keeps it from being one. One use each. */
final class InvoiceReader {

    private static final Kind INVALID_INVOICE = new Kind(422, "invalid-invoice", "Invalid invoice");

    private final InvoiceRequest request;
    private final BitcoinNetwork network;
    private final PictureCache pictures;
    private final List<FieldError> errors = new ArrayList<>();

    InvoiceReader(InvoiceRequest request, BitcoinNetwork network, PictureCache pictures) {
        this.request = request;
        this.network = network;
        this.pictures = pictures;
    }

    /**
     * An invoice that can be printed.
     *
     * @param paymentUri how it is paid
     */
    public record PrintableInvoice(Invoice invoice, String paymentUri, List<Warning> warnings) {}

    /**
     * Blocks while it decodes the logo.
     *
     * @throws ProblemException of status 422 that names every field at fault
     */
    PrintableInvoice read() {
        if (request.dueOn() != null && request.dueOn().isBefore(request.issuedOn())) {
            error("/dueOn", "due-before-issue", "The due date is before the date of issue.");
        }
        List<Line> lines = lines();
        Discount discount = discount();
        Tax tax = tax();
        Sats total = new Sats(request.totalSats());
        if (lines.size() == request.lines().size()) {
            errors.addAll(TotalsCheck.of(lines, discount, tax, total));
        }
        PaymentRequest payment = payment(total);
        Invoice invoice = invoice(lines, discount, tax, total, payment);
        List<String> descriptions =
                request.lines().stream().map(LineJson::description).toList();
        for (PaperTexts.Missing text : PaperTexts.missing(invoice, descriptions)) {
            error(
                    text.pointer(),
                    InvoiceWarnings.Concern.CHARACTERS_WITHOUT_FONT.code(),
                    "No font of this service has " + text.characters() + ". Write it in other characters.");
        }
        if (!errors.isEmpty() || payment == null) {
            throw INVALID_INVOICE.because("The request cannot become an invoice.", errors);
        }
        return new PrintableInvoice(
                invoice,
                payment.uri(),
                InvoiceWarnings.ofPayment(
                        invoice, request.payment().label(), request.payment().message()));
    }

    private Invoice invoice(
            List<Line> lines, Discount discount, Tax tax, Sats total, @Nullable PaymentRequest payment) {
        return new Invoice(
                request.number(),
                request.issuedOn(),
                request.dueOn(),
                company(),
                new Buyer(
                        request.customer().name(),
                        request.customer().address(),
                        request.customer().email()),
                lines,
                discount,
                tax,
                total,
                payment,
                request.notes());
    }

    private List<Line> lines() {
        List<Line> lines = new ArrayList<>(request.lines().size());
        for (int i = 0; i < request.lines().size(); i++) {
            Line line = line("/lines/" + i, request.lines().get(i));
            if (line != null) {
                lines.add(line);
            }
        }
        return lines;
    }

    private @Nullable Line line(String pointer, LineJson json) {
        Quantity quantity;
        try {
            quantity = Quantity.parse(json.quantity());
        } catch (IllegalArgumentException e) {
            error(pointer + "/quantity", "quantity-out-of-range", "A quantity is from 0.001 to 1000000.");
            return null;
        }
        Sats unitPrice = new Sats(json.unitPriceSats());
        Sats expected;
        try {
            expected = quantity.times(unitPrice);
        } catch (IllegalArgumentException e) {
            error(
                    pointer + "/totalSats",
                    "amount-out-of-range",
                    "Quantity times unit price is more than 21 million BTC.");
            return null;
        }
        if (expected.value() != json.totalSats()) {
            error(
                    pointer + "/totalSats",
                    "total-mismatch",
                    "Quantity times unit price is " + expected.value() + " sats, not " + json.totalSats() + ".");
        }
        return new Line(json.description(), quantity, unitPrice, expected);
    }

    private Discount discount() {
        return new Discount(sats(request.discountSats()), percent(request.discountPercent()));
    }

    private Tax tax() {
        return new Tax(sats(request.taxSats()), percent(request.taxPercent()), request.taxLabel());
    }

    private static Sats sats(@Nullable Long value) {
        return value == null ? Sats.ZERO : new Sats(value);
    }

    private static @Nullable Percent percent(@Nullable String text) {
        return text == null ? null : Percent.parse(text);
    }

    private @Nullable PaymentRequest payment(Sats total) {
        try {
            BitcoinAddress address = BitcoinAddress.parse(request.payment().address(), network);
            return new PaymentRequest(
                    address, total, request.payment().label(), request.payment().message());
        } catch (InvalidBitcoinAddressException e) {
            error("/payment/address", e.code(), String.valueOf(e.getMessage()));
            return null;
        }
    }

    private Seller company() {
        CompanyJson json = request.company();
        return new Seller(json.name(), json.address(), json.email(), json.phone(), json.taxId(), logo(json.logo()));
    }

    private @Nullable Picture logo(@Nullable String dataUri) {
        if (dataUri == null) {
            return null;
        }
        try {
            return pictures.decode(Base64.getDecoder().decode(dataUri.substring(dataUri.indexOf(',') + 1)));
        } catch (InvalidPictureException e) {
            error("/company/logo", e.code(), String.valueOf(e.getMessage()));
        } catch (IllegalArgumentException notBase64) {
            error("/company/logo", "logo-unreadable", "The logo is not valid base64.");
        }
        return null;
    }

    private void error(String pointer, String code, String detail) {
        errors.add(new FieldError(pointer, code, detail));
    }
}
