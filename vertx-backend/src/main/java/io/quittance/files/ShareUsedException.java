package io.quittance.files;

import java.io.IOException;
import java.time.Instant;

/** What was stored for one client network takes all that it may. */
public final class ShareUsedException extends IOException {

    private static final long serialVersionUID = 1L;

    private final transient Instant freeAt;

    ShareUsedException(Instant freeAt) {
        super("The files of one client network take all that they may");
        this.freeAt = freeAt;
    }

    /** When the first of its files expires and makes room. */
    public Instant freeAt() {
        return freeAt;
    }
}
