package io.quittance.catalog;

import io.vertx.core.buffer.Buffer;

/**
 * A picture of an item, full or small.
 *
 * @param mediaType {@code image/png} or {@code image/jpeg}
 * @param sha256 of the full one, in hexadecimal
 */
record ItemPicture(String mediaType, Buffer file, String sha256) {

    /** Longest side of the full picture, in pixels. */
    static final int MAX_SIDE = 1_600;

    /** Longest side of the small one, in pixels: that of the contract. */
    static final int THUMBNAIL_SIDE = 160;

    /**
     * Both sizes, encoded anew.
     *
     * @param sha256 of the full one
     */
    record Files(String mediaType, byte[] full, byte[] thumbnail, byte[] sha256) {}
}
