package io.quittance.creator;

import io.quittance.problem.Warning;
import java.time.Instant;
import java.util.List;

/**
 * {@code InvoiceDocument} of the contract: where the PDF of an invoice can be downloaded, and what it asks for.
 *
 * @param sha256 of the PDF, in hexadecimal
 * @param paymentUri BIP 321
 */
record InvoiceDocument(
        String downloadUrl,
        String fileName,
        long sizeBytes,
        String sha256,
        String paymentUri,
        Instant expiresAt,
        List<Warning> warnings) {}
