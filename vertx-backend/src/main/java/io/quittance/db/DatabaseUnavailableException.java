package io.quittance.db;

/** The database cannot be asked now. The message is for the operator and holds no secret. */
public final class DatabaseUnavailableException extends RuntimeException {

    DatabaseUnavailableException(String message) {
        super(message, null, false, false);
    }
}
