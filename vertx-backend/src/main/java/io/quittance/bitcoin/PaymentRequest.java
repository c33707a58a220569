package io.quittance.bitcoin;

import io.quittance.money.Sats;
import io.quittance.text.DefaultIgnorable;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a customer's wallet needs to pay, written as a BIP 321 URI. Label and message are a courtesy: blank ones are
 * dropped, and long ones are cut to what a code on paper holds.
 *
 * @param label shown by the wallet as the receiver's name
 * @param message shown by the wallet as the purpose
 */
public record PaymentRequest(
        BitcoinAddress address,
        Sats amount,
        @Nullable String label,
        @Nullable String message) {

    /** Longest URI, in characters, whose QR code can still be scanned easily from paper at 38 mm. */
    public static final int MAX_URI_LENGTH = 660;

    private static final String SCHEME = "bitcoin:";
    private static final String AMOUNT = "?amount=";
    private static final String LABEL = "&label=";
    private static final String MESSAGE = "&message=";

    /** What a reader takes for one character, however many code points it is made of. */
    private static final Pattern CHARACTER = Pattern.compile("\\X");

    public PaymentRequest {
        int room = MAX_URI_LENGTH - (SCHEME + address.text() + AMOUNT + amount.toShortestBtc()).length();
        int labelLength = length(LABEL, label);
        int messageLength = length(MESSAGE, message);
        if (labelLength + messageLength > room) {
            // The shorter stays whole where it takes no more than half.
            label = cut(label, Math.max(room / 2, room - messageLength) - LABEL.length());
            message = cut(message, room - length(LABEL, label) - MESSAGE.length());
        }
        label = labelLength == 0 ? null : label;
        message = messageLength == 0 ? null : message;
    }

    /** As links have it: {@code bitcoin:bc1q...?amount=0.00018518&label=Caf%C3%A9}. */
    public String uri() {
        return SCHEME + address.text() + parameters();
    }

    /**
     * As paper has it. A bech32 address is in upper case, which means the same, where the code gets smaller by it. The
     * scheme never is: some phones open only the lower case one with a wallet.
     */
    public QrCode qrCode() {
        String plain = uri();
        if (!address.isBech32()) {
            return QrCode.of(plain);
        }
        String upper = SCHEME + address.text().toUpperCase(Locale.ROOT) + parameters();
        return QrCode.of(QrCode.isSmaller(upper, plain) ? upper : plain);
    }

    private String parameters() {
        StringBuilder parameters = new StringBuilder(AMOUNT).append(amount.toShortestBtc());
        if (label != null) {
            parameters.append(LABEL).append(percentEncode(label));
        }
        if (message != null) {
            parameters.append(MESSAGE).append(percentEncode(message));
        }
        return parameters.toString();
    }

    /** Characters of the URI; none for what is not sent. */
    private static int length(String key, @Nullable String text) {
        return text == null || DefaultIgnorable.isBlank(text)
                ? 0
                : key.length() + percentEncode(text).length();
    }

    /** As many whole characters from the start as fit; null if none does. */
    private static @Nullable String cut(@Nullable String text, int maxEncodedLength) {
        if (text == null) {
            return null;
        }
        Matcher characters = CHARACTER.matcher(text);
        int end = 0;
        int rest = maxEncodedLength;
        while (characters.find()) {
            rest -= percentEncode(characters.group()).length();
            if (rest < 0) {
                break;
            }
            end = characters.end();
        }
        String kept = text.substring(0, end).strip();
        return DefaultIgnorable.isBlank(kept) ? null : kept;
    }

    /** RFC 3986: everything but the unreserved characters, as UTF-8. */
    private static String percentEncode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
