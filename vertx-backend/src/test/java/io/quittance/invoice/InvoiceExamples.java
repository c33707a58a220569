package io.quittance.invoice;

import io.quittance.bitcoin.BitcoinAddress;
import io.quittance.bitcoin.BitcoinNetwork;
import io.quittance.bitcoin.PaymentRequest;
import io.quittance.money.Quantity;
import io.quittance.money.Sats;
import io.quittance.pdf.ExamplePictures;
import io.quittance.pdf.file.Picture;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds invoices for tests; totals are computed. */
public final class InvoiceExamples {

    public static final String P2WPKH = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4";

    private @Nullable String number = "QT-2026-0148";
    private @Nullable LocalDate dueOn = LocalDate.of(2026, 12, 5);
    private Seller company = new Seller(
            "Northlight Node Works OÜ",
            "Telliskivi 60a\n10412 Tallinn, Estonia",
            "billing@northlight.example",
            "+372 5550 0148",
            "EE102458873",
            null);
    private Buyer customer =
            new Buyer("Marisol Bakery Cooperative", "Ana Quispe\nJirón Grau 214, Barranco\nLima 15063, Peru", null);
    private final List<Line> lines = new ArrayList<>();
    private Discount discount = Discount.NONE;
    private Tax tax = Tax.NONE;
    private String address = P2WPKH;
    private BitcoinNetwork network = BitcoinNetwork.MAINNET;
    private @Nullable String label;
    private @Nullable String message;
    private @Nullable String notes;

    /** One line, no logo, nothing optional but the parties' details. */
    public static InvoiceExamples small() {
        return new InvoiceExamples().line("Consulting", "1.5", 12_345);
    }

    /** The eight lines of the reference picture. */
    public static InvoiceExamples typical() {
        return new InvoiceExamples()
                .line(
                        "Node installation and hardening\nDedicated machine, encrypted disk, Tor and clearnet",
                        "1",
                        280_000)
                .line("Multisig custody workshop\nOn site, two of three, with written recovery plan", "6", 45_000)
                .line("Lightning channel audit", "1", 125_000)
                .line("Invoice template design\nTwo rounds of proofs, print and screen", "2.5", 38_000)
                .line("Hardware signer\nFactory sealed, serials NL-2207 to NL-2209", "3", 52_500)
                .line("Steel seed plate", "3", 12_800)
                .line("Managed backup\nDecember 2026 to November 2027, per month", "12", 4_250)
                .line("Insured courier", "1", 66_054)
                .discount(54_148)
                .tax(205_761)
                .label("QT-2026-0148")
                .notes(
                        "Thank you for your trust. The price in bitcoin holds until the due date; after that, ask us for a"
                                + " fresh invoice.");
    }

    /** So many lines of a few kinds. */
    public static InvoiceExamples withLines(int count) {
        InvoiceExamples example = new InvoiceExamples().number("QT-2026-" + count);
        for (int i = 1; i <= count; i++) {
            String details = i % 3 == 0 ? "\nBatch " + i + " of the yearly agreement" : "";
            example.line("Position " + i + details, i % 2 == 0 ? "2.5" : "1", 1_000 + i);
        }
        return example;
    }

    /** So many lines with everything above and below them that an invoice can have. */
    public static InvoiceExamples withLogoAndSums(int count, boolean details) {
        InvoiceExamples example = new InvoiceExamples()
                .logo(ExamplePictures.decode(ExamplePictures.png(300, 200)))
                .discount(1_000)
                .tax(2_000)
                .notes("Thank you for your trust.");
        for (int i = 1; i <= count; i++) {
            example.line("Position " + i + (details && i % 2 == 0 ? "\nBatch " + i : ""), "2", 1_000 + i);
        }
        return example;
    }

    public InvoiceExamples number(@Nullable String text) {
        number = text;
        return this;
    }

    public InvoiceExamples dueOn(@Nullable LocalDate day) {
        dueOn = day;
        return this;
    }

    public InvoiceExamples company(Seller seller) {
        company = seller;
        return this;
    }

    public InvoiceExamples logo(Picture logo) {
        company =
                new Seller(company.name(), company.address(), company.email(), company.phone(), company.taxId(), logo);
        return this;
    }

    public InvoiceExamples customer(Buyer buyer) {
        customer = buyer;
        return this;
    }

    public InvoiceExamples line(String description, String quantity, long unitPriceSats) {
        Quantity amount = Quantity.parse(quantity);
        Sats price = new Sats(unitPriceSats);
        lines.add(new Line(description, amount, price, amount.times(price)));
        return this;
    }

    public InvoiceExamples discount(long sats) {
        discount = new Discount(new Sats(sats), null);
        return this;
    }

    public InvoiceExamples tax(long sats) {
        tax = new Tax(new Sats(sats), null, null);
        return this;
    }

    public InvoiceExamples payTo(String text, BitcoinNetwork on) {
        address = text;
        network = on;
        return this;
    }

    public InvoiceExamples label(String text) {
        label = text;
        return this;
    }

    public InvoiceExamples message(String text) {
        message = text;
        return this;
    }

    public InvoiceExamples notes(String text) {
        notes = text;
        return this;
    }

    public Invoice build() {
        Sats subtotal = lines.stream().map(Line::total).reduce(Sats.ZERO, Sats::plus);
        Sats total = subtotal.minus(discount.amount()).plus(tax.amount());
        return new Invoice(
                number,
                LocalDate.of(2026, 11, 21),
                dueOn,
                company,
                customer,
                lines,
                discount,
                tax,
                total,
                new PaymentRequest(BitcoinAddress.parse(address, network), total, label, message),
                notes);
    }
}
