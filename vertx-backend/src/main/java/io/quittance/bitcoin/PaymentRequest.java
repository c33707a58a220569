package io.quittance.bitcoin;

import io.quittance.money.Sats;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a customer's wallet needs to pay, written as a BIP 321 URI.
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

    /** As links have it: {@code bitcoin:bc1q...?amount=0.00018518&label=Caf%C3%A9}. */
    public String uri() {
        return SCHEME + address.text() + parameters();
    }

    /**
     * As paper has it. Scheme and bech32 address are in upper case, which means the same, where the code gets smaller by
     * it.
     *
     * @throws IllegalArgumentException if the URI is too long for a QR code
     */
    public QrCode qrCode() {
        String uri = uri();
        if (!address.isBech32()) {
            return QrCode.of(uri);
        }
        QrCode upper = QrCode.of((SCHEME + address.text()).toUpperCase(Locale.ROOT) + parameters());
        return upper.hasRoomFor(uri) ? QrCode.of(uri) : upper;
    }

    private String parameters() {
        StringBuilder parameters = new StringBuilder("?amount=").append(amount.toShortestBtc());
        if (label != null) {
            parameters.append("&label=").append(percentEncode(label));
        }
        if (message != null) {
            parameters.append("&message=").append(percentEncode(message));
        }
        return parameters.toString();
    }

    /** RFC 3986: everything but the unreserved characters, as UTF-8. */
    private static String percentEncode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }
}
