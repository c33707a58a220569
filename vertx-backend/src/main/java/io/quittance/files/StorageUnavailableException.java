package io.quittance.files;

import java.io.IOException;

/** The folder cannot be written in: it is gone and cannot be made again, or does not belong to the service. */
public final class StorageUnavailableException extends IOException {

    private static final long serialVersionUID = 1L;

    StorageUnavailableException(IOException cause) {
        super("The documents' folder cannot be written in: " + cause, cause);
    }
}
