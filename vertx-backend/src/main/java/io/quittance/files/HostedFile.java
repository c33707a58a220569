package io.quittance.files;

import java.time.Instant;

/**
 * A file that was stored and can be downloaded by whoever has its link.
 *
 * @param link 160 random bits in hexadecimal
 * @param sha256 of the content, in hexadecimal
 * @param expiresAt when it is no longer published
 */
public record HostedFile(String link, String fileName, long sizeBytes, String sha256, Instant expiresAt) {}
