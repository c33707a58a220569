package io.quittance.db.embedded;

import io.quittance.config.PrivateFiles;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.nio.file.attribute.UserPrincipalLookupService;
import java.nio.file.attribute.UserPrincipalNotFoundException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The user that the embedded server runs as, since PostgreSQL refuses to run as root. Whoever is not root runs it as
 * himself.
 */
final class ServerAccount {

    private static final Logger LOG = LoggerFactory.getLogger(ServerAccount.class);
    private static final String ROOT = "root";
    private static final List<String> CANDIDATES = List.of("quittance", "postgres", "nobody");
    private static final Path SHARED_STATE = Path.of("/var/lib");
    private static final Set<PosixFilePermission> PRIVATE = PosixFilePermissions.fromString("rwx------");

    /** Null for the user that we are. */
    private final @Nullable String name;

    private final String group;

    private ServerAccount(@Nullable String name, String group) {
        this.name = name;
        this.group = group;
    }

    /**
     * Chooses the user, and makes a folder that belongs to him and that he can reach.
     *
     * <p>The folder stands where it is asked for if he can get there. If only its parent is in the way, and that belongs to
     * us alone, his group may pass through it. Else, as below root's own home, it is a link to a folder in /var/lib.
     *
     * @param folder directly below the parent, which is there
     */
    static ServerAccount owning(Path parent, Path folder) throws IOException, InterruptedException {
        if (!Program.run(List.of("id", "-u")).equals("0")) {
            PrivateFiles.folder(folder);
            return new ServerAccount(null, "");
        }
        if (Files.exists(folder)) {
            ServerAccount owner = of(Files.getOwner(folder).getName());
            if (!owner.canReach(folder)) {
                // The parent was open to all before, or is new around the folder.
                owner.letPass(parent);
            }
            if (owner.canReach(folder)) {
                return owner;
            }
        }
        ServerAccount account = of(candidate());
        account.own(Files.createDirectories(folder));
        if (!account.canReach(folder)) {
            account.letPass(parent);
        }
        if (!account.canReach(folder)) {
            Path elsewhere = account.moveToSharedState(folder);
            LOG.info(
                    "The embedded PostgreSQL runs as {}, who cannot get to {}: its files are in {}",
                    account.name,
                    folder,
                    elsewhere);
        }
        return account;
    }

    /** The command as this user runs it. */
    List<String> command(List<String> command) {
        if (name == null) {
            return command;
        }
        List<String> all = new ArrayList<>(List.of(
                "setpriv",
                "--reuid=" + name,
                "--regid=" + group,
                "--clear-groups",
                "--inh-caps=-all",
                "--no-new-privs"));
        all.add("--");
        all.addAll(command);
        return all;
    }

    private static ServerAccount of(String name) throws IOException, InterruptedException {
        return new ServerAccount(name, Program.run(List.of("id", "-g", name)));
    }

    private static String candidate() throws IOException {
        UserPrincipalLookupService users = FileSystems.getDefault().getUserPrincipalLookupService();
        for (String candidate : CANDIDATES) {
            try {
                return users.lookupPrincipalByName(candidate).getName();
            } catch (UserPrincipalNotFoundException absent) {
                // The next one, then.
            }
        }
        throw new IOException("PostgreSQL does not run as root, and there is no user " + String.join(" or ", CANDIDATES)
                + ". Run Quittance as an ordinary user, or give it a server: QUITTANCE_DATABASE_URL");
    }

    /** Where a link leads to, if it is one: the server is told that place. */
    private boolean canReach(Path folder) throws InterruptedException {
        try {
            Program.run(command(List.of(
                    "sh", "-c", "cd \"$0\" && test -w .", folder.toRealPath().toString())));
            return !ROOT.equals(name);
        } catch (IOException e) {
            return false;
        }
    }

    private void own(Path folder) throws IOException {
        UserPrincipal owner =
                FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(String.valueOf(name));
        Files.setPosixFilePermissions(folder, PRIVATE);
        Files.setOwner(folder, owner);
    }

    private void letPass(Path parent) throws IOException, InterruptedException {
        Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(parent);
        if (!ROOT.equals(name)
                && permissions.equals(PRIVATE)
                && Files.getOwner(parent).getName().equals(ROOT)) {
            PosixFileAttributeView view = Files.getFileAttributeView(parent, PosixFileAttributeView.class);
            Files.setAttribute(parent, "unix:gid", Integer.valueOf(group));
            view.setPermissions(PosixFilePermissions.fromString("rwx--x---"));
        }
    }

    private Path moveToSharedState(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            if (files.findAny().isPresent()) {
                throw new IOException("The embedded PostgreSQL runs as " + name + ", who cannot get to its files in "
                        + folder + " any more");
            }
        }
        Path elsewhere = Files.createTempDirectory(SHARED_STATE, "quittance-postgresql-");
        own(elsewhere);
        Files.delete(folder);
        Files.createSymbolicLink(folder, elsewhere);
        return elsewhere;
    }
}
