package io.quittance.files;

import java.io.IOException;

/** There is no room left for another file. */
public final class StorageFullException extends IOException {

    StorageFullException(String message, Throwable cause) {
        super(message, cause);
    }

    StorageFullException(String message) {
        super(message);
    }
}
