package io.quittance.pdf;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.quittance.memory.MemoryBudget;
import io.quittance.pdf.file.Picture;
import io.quittance.picture.InvalidPictureException;
import io.quittance.problem.ProblemException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;

/**
 * Pictures by the SHA-256 of their files: a company's logo comes with each of its invoices, and decoding it takes as
 * long as all the rest of the paper.
 */
public final class PictureCache {

    /** All pictures together, in bytes. */
    private static final long MAX_BYTES = 16L << 20;

    private static final Duration KEPT_UNUSED = Duration.ofMinutes(10);

    private final Cache<ByteBuffer, Picture> pictures = Caffeine.newBuilder()
            .maximumWeight(MAX_BYTES)
            .<ByteBuffer, Picture>weigher((digest, picture) -> picture.sizeBytes())
            .expireAfterAccess(KEPT_UNUSED)
            .build();

    private final MemoryBudget memory;

    public PictureCache(MemoryBudget memory) {
        this.memory = memory;
    }

    /**
     * As {@link Picture#decode}, or what that returned for the same file before.
     *
     * @throws InvalidPictureException if the file is too large, incomplete or of another kind
     * @throws ProblemException of status 503 if other large work has the memory that a large picture takes
     */
    public Picture decode(byte[] file) {
        return pictures.get(ByteBuffer.wrap(sha256(file)), digest -> Picture.decode(file, memory::take));
    }

    private static byte[] sha256(byte[] file) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(file);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
