package io.quittance.company;

import io.quittance.memory.MemoryBudget;
import io.quittance.pdf.file.Picture;
import io.quittance.picture.DecodedPicture;
import io.quittance.picture.InvalidPictureException;
import io.quittance.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Encodes logos anew: whoever reads them gets pixels, and no position, page or program that came with them. */
final class CompanyLogo {

    private final MemoryBudget memory;

    CompanyLogo(MemoryBudget memory) {
        this.memory = memory;
    }

    /**
     * A new file of the same kind and of the same pixels, as large as it can be printed. Takes up to half a second.
     *
     * @throws InvalidPictureException if the file is no picture that we take
     * @throws ProblemException of status 503 if other large work has the memory that a large picture takes
     */
    byte[] encodedAnew(byte[] file) {
        try (DecodedPicture decoded = DecodedPicture.of(file, memory::take)) {
            return decoded.fileToKeep(Picture.MAX_SIDE);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot fail to be written to", e);
        }
    }
}
