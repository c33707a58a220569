package io.quittance.db.embedded;

import java.nio.file.Path;

/** Another instance has the embedded database of this data folder. The message is for the operator. */
public final class FolderInUseException extends RuntimeException {

    FolderInUseException(Path folder) {
        super("Another instance of Quittance has the embedded database in " + folder
                + ". Stop that one; a command such as verify-ledger ends by itself, so try again. Or give this one another "
                + "data folder (QUITTANCE_DATA_DIR), which begins with an empty database. "
                + "Several instances can share a server of their own: QUITTANCE_DATABASE_URL");
    }
}
