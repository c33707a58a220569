package io.quittance.http;

import io.netty.handler.codec.http.QueryStringDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** What a request asks for, as text that everything behind can rely on. */
public final class RequestTarget {

    private static final Pattern WITH_HOST = Pattern.compile("https?://[^/?]");

    private RequestTarget() {}

    /**
     * Whether it can be read in one way only: a path from the root, printable ASCII, each escape whole, UTF-8 once decoded,
     * no NUL in it. Control characters in a path are left to {@link ParameterHandler}, which can name the parameter.
     *
     * @param target as it was sent, with or without scheme and host
     */
    public static boolean isReadable(String target) {
        int start = WITH_HOST.matcher(target).lookingAt() ? target.indexOf('/', "https://".length()) : 0;
        if (start < 0 || !target.startsWith("/", start) || target.indexOf('#') >= 0) {
            return false;
        }
        int query = target.indexOf('?', start);
        return query < 0
                ? isReadablePart(target.substring(start))
                : isReadablePart(target.substring(start, query)) && isReadablePart(target.substring(query + 1));
    }

    /** Whether a path that is readable holds control characters. */
    static boolean hasControls(String path) {
        return path.indexOf('%') >= 0
                && QueryStringDecoder.decodeComponent(path.replace("+", "%2B"))
                        .chars()
                        .anyMatch(Character::isISOControl);
    }

    private static boolean isReadablePart(String text) {
        boolean escaped = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c >= 0x7F) {
                return false;
            }
            escaped |= c == '%';
        }
        return !escaped || isReadableOnceDecoded(text);
    }

    private static boolean isReadableOnceDecoded(String text) {
        byte[] bytes = new byte[text.length()];
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            int octet = text.charAt(i);
            if (octet == '%') {
                octet = i + 2 < text.length() ? escapedOctet(text, i) : -1;
                i += 2;
            }
            if (octet <= 0) {
                return false;
            }
            bytes[length++] = (byte) octet;
        }
        return isText(ByteBuffer.wrap(bytes, 0, length));
    }

    /** Between 0 and 255; negative for what is no escape. */
    private static int escapedOctet(String text, int at) {
        int high = Character.digit(text.charAt(at + 1), 16);
        int low = Character.digit(text.charAt(at + 2), 16);
        return high < 0 || low < 0 ? -1 : high << 4 | low;
    }

    private static boolean isText(ByteBuffer bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(bytes);
            return true;
        } catch (CharacterCodingException notUtf8) {
            return false;
        }
    }
}
