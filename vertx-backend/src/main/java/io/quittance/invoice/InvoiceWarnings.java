package io.quittance.invoice;

import io.quittance.bitcoin.AddressType;
import io.quittance.bitcoin.PaymentRequest;
import io.quittance.problem.Warning;
import io.quittance.text.DefaultIgnorable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What of an invoice may not be what its maker meant, though it can be printed. */
public final class InvoiceWarnings {

    public enum Concern {
        AMOUNT_BELOW_DUST("amount-below-dust"),
        PAYMENT_TEXT_SHORTENED("payment-text-shortened"),
        PAYMENT_TEXT_LEFT_OUT("payment-text-left-out"),
        CHARACTERS_WITHOUT_FONT("characters-without-font");

        private final String code;

        Concern(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }

        Warning at(String pointer, String detail) {
            return new Warning(pointer, code, detail);
        }
    }

    private InvoiceWarnings() {}

    /** About characters that stand in frames on the paper. */
    public static List<Warning> ofTexts(Invoice invoice) {
        List<String> descriptions =
                invoice.lines().stream().map(Line::description).toList();
        return PaperTexts.missing(invoice, descriptions).stream()
                .map(text -> Concern.CHARACTERS_WITHOUT_FONT.at(
                        text.pointer(),
                        "No font of this service has " + text.characters()
                                + ". On the invoice a frame with the number of the character stands in its place."))
                .toList();
    }

    /**
     * About how the invoice can be paid; none where nothing is to be paid.
     *
     * @param label as it was wished for
     * @param message as it was wished for
     */
    public static List<Warning> ofPayment(Invoice invoice, @Nullable String label, @Nullable String message) {
        PaymentRequest payment = invoice.payment();
        List<Warning> warnings = new ArrayList<>();
        if (payment == null) {
            return warnings;
        }
        AddressType type = payment.address().type();
        if (payment.amount().compareTo(type.least()) < 0) {
            warnings.add(Concern.AMOUNT_BELOW_DUST.at(
                    "/totalSats",
                    "No wallet can send " + payment.amount().value() + " sats to this address: the least for its type, "
                            + type + ", is " + type.least().value() + " sats."));
        }
        compare("/payment/label", label, payment.label(), warnings);
        compare("/payment/message", message, payment.message(), warnings);
        return warnings;
    }

    private static void compare(
            String pointer, @Nullable String wanted, @Nullable String sent, List<Warning> warnings) {
        if (wanted == null || wanted.equals(sent) || DefaultIgnorable.isBlank(wanted)) {
            return;
        }
        warnings.add(
                sent == null
                        ? Concern.PAYMENT_TEXT_LEFT_OUT.at(
                                pointer,
                                "The payment link and its QR code leave this text out: it is too long for them.")
                        : Concern.PAYMENT_TEXT_SHORTENED.at(
                                pointer,
                                "The payment link and its QR code have only the start of this text, \u201C" + sent
                                        + "\u201D: all of it is too long for them."));
    }
}
