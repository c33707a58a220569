package io.quittance.invoice;

import io.quittance.bitcoin.BitcoinNetwork;
import io.quittance.bitcoin.PaymentRequest;
import io.quittance.money.Sats;
import io.quittance.pdf.PdfDocument;
import io.quittance.pdf.PdfDocument.Part;
import io.quittance.pdf.file.Picture;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An invoice as its template reads it: every text as it is printed. */
public final class InvoicePaper {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    /** Lines at the end that share a page with totals and payment. */
    private static final int KEPT_LINES = 2;

    /** From this many lines on, their numbers need a wider column. */
    private static final int MANY_LINES = 1_000;

    /** Notes up to this length stand beside the totals, longer ones below the payment. */
    private static final int SHORT_NOTES_LENGTH = 240;

    private static final int SHORT_NOTES_LINES = 4;

    private static final int LONG_COMPANY = 70;
    private static final int LONG_NUMBER = 14;
    private static final int LONG_TOTAL = 13;
    private static final int RUNNING_COMPANY_WIDTH = 60;
    private static final int RUNNING_NUMBER_WIDTH = 24;

    /** Longer addresses are printed smaller, so that all stand on one line. */
    private static final int LONG_ADDRESS = 44;

    private InvoicePaper() {}

    /** The document to render. */
    public static PdfDocument of(Invoice invoice) {
        Map<String, Picture> pictures = invoice.seller().logo() == null
                ? Map.of()
                : Map.of("logo", invoice.seller().logo());
        return new PdfDocument(
                "invoice/invoice",
                invoice.lines().size(),
                part -> page(invoice, part),
                pictures,
                invoice.payment() == null
                        ? Map.of()
                        : Map.of("payment", invoice.payment().qrCode()));
    }

    /** All that the template reads. */
    record Page(
            String title,
            String subject,
            Running running,
            SellerBlock company,
            Buyer customer,
            @Nullable Shown number,
            String issuedOn,
            @Nullable String dueOn,
            boolean first,
            boolean last,
            @Nullable String pageCount,
            boolean many,
            List<Row> lines,
            List<Row> lastLines,
            List<Sum> sums,
            Total total,
            @Nullable Pay payment,
            List<String> shortNotes,
            List<String> longNotes) {}

    /** What is repeated on every page, cut to one line. */
    record Running(String company, String title) {}

    record SellerBlock(
            String name,
            boolean big,
            List<String> details,
            @Nullable String taxId,
            boolean logo) {}

    record Buyer(String name, List<String> details) {}

    record Shown(String text, boolean big) {}

    record Row(int no, boolean last, String name, List<String> details, String quantity, Btc unitPrice, Btc amount) {}

    /** Amount in BTC, its trailing zeros apart because they are printed paler. */
    record Btc(String digits, String zeros) {
        static Btc of(Sats sats) {
            String text = sats.toBtc();
            int end = text.length();
            while (text.charAt(end - 1) == '0') {
                end--;
            }
            if (text.charAt(end - 1) == '.') {
                end--;
            }
            return new Btc(text.substring(0, end), text.substring(end));
        }
    }

    record Sum(String label, String sign, String btc) {}

    record Total(String btc, String sats, boolean big) {}

    record Pay(String uri, Shown address, @Nullable String network) {}

    private static Page page(Invoice invoice, Part part) {
        List<Row> rows = rows(invoice.lines(), part);
        int kept = part.last() ? Math.max(0, rows.size() - KEPT_LINES) : rows.size();
        List<String> notes = PaperText.lines(invoice.notes());
        boolean shortNotes = notes.size() <= SHORT_NOTES_LINES
                && notes.stream().mapToInt(String::length).sum() <= SHORT_NOTES_LENGTH;
        Seller seller = invoice.seller();
        String number = invoice.number();
        String title = number == null ? "Draft" : "Invoice " + number;
        return new Page(
                title,
                title + " of " + seller.name() + " to " + invoice.buyer().name(),
                new Running(
                        PaperText.cut(seller.name(), RUNNING_COMPANY_WIDTH),
                        number == null ? title : "Invoice " + PaperText.cut(number, RUNNING_NUMBER_WIDTH)),
                new SellerBlock(
                        seller.name(),
                        seller.name().length() > LONG_COMPANY,
                        PaperText.details(seller.address(), seller.email(), seller.phone()),
                        seller.taxId(),
                        seller.logo() != null),
                new Buyer(
                        invoice.buyer().name(),
                        PaperText.details(
                                invoice.buyer().address(), invoice.buyer().email())),
                number == null ? null : new Shown(number, number.length() > LONG_NUMBER),
                DAY.format(invoice.issuedOn()),
                invoice.dueOn() == null ? null : DAY.format(invoice.dueOn()),
                part.first(),
                part.last(),
                part.pageCount(),
                invoice.lines().size() >= MANY_LINES,
                rows.subList(0, kept),
                rows.subList(kept, rows.size()),
                sums(invoice),
                total(invoice.total()),
                invoice.payment() == null ? null : pay(invoice.payment()),
                shortNotes ? notes : List.of(),
                shortNotes ? List.of() : notes);
    }

    private static List<Row> rows(List<Line> lines, Part part) {
        List<Row> rows = new ArrayList<>(part.to() - part.from());
        for (int no = part.from() + 1; no <= part.to(); no++) {
            Line line = lines.get(no - 1);
            List<String> text = PaperText.description(line.description());
            rows.add(new Row(
                    no,
                    no == lines.size(),
                    text.isEmpty() ? "" : text.get(0),
                    text.isEmpty() ? List.of() : text.subList(1, text.size()),
                    line.quantity().toString(),
                    Btc.of(line.unitPrice()),
                    Btc.of(line.total())));
        }
        return rows;
    }

    private static List<Sum> sums(Invoice invoice) {
        List<Sum> sums = new ArrayList<>();
        Discount discount = invoice.discount();
        Tax tax = invoice.tax();
        if (!discount.isPrinted() && !tax.isPrinted()) {
            return sums;
        }
        sums.add(new Sum("Subtotal", "", invoice.subtotal().toBtc()));
        if (discount.isPrinted()) {
            String sign = discount.amount().value() == 0 ? "" : "\u2013";
            sums.add(new Sum(discount.name(), sign, discount.amount().toBtc()));
        }
        if (tax.isPrinted()) {
            sums.add(new Sum(tax.name(), "", tax.amount().toBtc()));
        }
        return sums;
    }

    private static Total total(Sats total) {
        String btc = total.toBtc();
        return new Total(btc, total.grouped(), btc.length() > LONG_TOTAL);
    }

    private static Pay pay(PaymentRequest payment) {
        BitcoinNetwork network = payment.address().network();
        String address = payment.address().text();
        return new Pay(
                payment.uri(),
                new Shown(address, address.length() > LONG_ADDRESS),
                network == BitcoinNetwork.MAINNET ? null : network.name().toLowerCase(Locale.ROOT));
    }

    /** {@code invoice-2026-0042.pdf}; what is not safe in a file's name becomes a hyphen. */
    public static String fileName(@Nullable String number) {
        if (number == null) {
            return "draft.pdf";
        }
        String safe = number.replaceAll("[^A-Za-z0-9._]+", "-").replaceAll("^[-.]+|[-.]+$", "");
        return safe.isEmpty() ? "invoice.pdf" : "invoice-" + safe + ".pdf";
    }
}
