package io.quittance.load.simulation;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The answer to a request for a document, as the contract has it. */
record CreatedDocument(
        String downloadUrl, String fileName, int sizeBytes, String sha256, String paymentUri, String expiresAt) {

    private static final ObjectReader JSON = new ObjectMapper().readerFor(CreatedDocument.class);

    /** @throws IOException if this is not the contract's JSON */
    static CreatedDocument read(byte[] body) throws IOException {
        return JSON.readValue(body);
    }

    /** Without scheme and host: behind a proxy they need not be those that the load is aimed at. */
    String downloadPath() {
        return URI.create(downloadUrl).getRawPath();
    }

    /** What is wrong with it as the answer to an invoice of that number; empty if nothing. */
    String faultFor(String number, Invoice invoice) {
        if (!fileName.equals("invoice-" + number + ".pdf") || !downloadUrl.endsWith("/" + fileName)) {
            return "the answer is about another invoice";
        }
        return paymentUri.startsWith(invoice.paymentUriStart()) ? "" : "the payment URI is another invoice's";
    }

    /** What is wrong with the bytes that were downloaded; empty if nothing. */
    String faultOf(byte[] pdf) {
        if (pdf.length != sizeBytes) {
            return "%d bytes came, not %d".formatted(pdf.length, sizeBytes);
        }
        if (!new String(pdf, 0, Math.min(5, pdf.length), StandardCharsets.US_ASCII).equals("%PDF-")) {
            return "not a PDF";
        }
        return sha256(pdf).equals(sha256) ? "" : "other bytes came than were announced";
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
