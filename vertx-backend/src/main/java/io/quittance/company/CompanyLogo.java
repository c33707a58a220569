package io.quittance.company;

import io.quittance.pdf.Picture;
import io.quittance.picture.DecodedPicture;
import io.quittance.picture.InvalidPictureException;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Encodes logos anew: whoever reads them gets pixels, and no position, page or program that came with them. */
final class CompanyLogo {

    private CompanyLogo() {}

    /**
     * A new file of the same kind and of the same pixels, as large as it can be printed. Takes up to half a second.
     *
     * @throws InvalidPictureException if the file is no picture that we take
     */
    static byte[] encodedAnew(byte[] file) {
        try {
            return DecodedPicture.of(file).fileToKeep(Picture.MAX_SIDE);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot fail to be written to", e);
        }
    }
}
