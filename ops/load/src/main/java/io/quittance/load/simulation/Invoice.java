package io.quittance.load.simulation;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The body of a request, ready but for its number, so that sending one costs a copy of its bytes.
 *
 * @param body with {@link #NO_NUMBER} in its place
 * @param paymentUriStart what the answer's payment URI has to begin with
 */
record Invoice(byte[] body, int numberAt, String paymentUriStart) {

    static final String NO_NUMBER = "L0000000000";

    static Invoice of(String json, String paymentUriStart) {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        // The number stands before the first character beyond ASCII, so bytes and characters agree.
        return new Invoice(body, json.indexOf(NO_NUMBER), paymentUriStart);
    }

    /** So long as every other. */
    static String number(long count) {
        return "L%010d".formatted(count);
    }

    byte[] numbered(String number) {
        byte[] copy = Arrays.copyOf(body, body.length);
        byte[] digits = number.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(digits, 0, copy, numberAt, digits.length);
        return copy;
    }
}
