package io.quittance.db.embedded;

import io.quittance.config.DatabaseUrl;
import io.quittance.config.DatabaseUrl.SslMode;
import io.quittance.config.PrivateFiles;
import io.quittance.config.Secret;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL of a local run: programs from our own class path, data and a generated password in a folder, on a loopback
 * port that is another one at each start. Whatever ends us ends it too. For one thread at a time; everything blocks.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final String USER = "quittance";
    private static final String DATABASE = "postgres";
    private static final int PORT_TRIES = 5;
    private static final int START_SECONDS = 600;
    private static final int STOP_SECONDS = 60;
    private static final int POLL_MILLIS = 10;

    private static final String INITDB = """
            set -e
            umask 077
            rm -rf "$1"
            trap 'rm -f "$1.password"' EXIT
            cat >"$1.password"
            "$0" -D "$1" -U %s -A scram-sha-256 --pwfile="$1.password" -E UTF8 --locale-provider=builtin --builtin-locale=C.UTF-8 \\
              --locale=C --no-instructions
            mv "$1" "$2"
            """.formatted(USER);

    /**
     * Runs the server until the pipe from us closes, as it does whichever way we end. Signals that a terminal sends to all of
     * its processes are not for it: we may still have requests to finish. It is asked to stop more than once, since one that
     * has only just begun does not hear yet.
     */
    private static final String SERVE = """
            trap '' INT TERM HUP QUIT
            exec 3<&0
            "$0" "$@" </dev/null 3<&- &
            server=$!
            { read -r _ <&3; while kill -INT $server; do sleep 1; done; } 2>/dev/null &
            watcher=$!
            exec 3<&-
            wait $server
            status=$?
            kill -KILL $watcher
            exit $status
            """;

    private final Path home;
    private final Path dataDir;
    private final List<String> settings;
    private @Nullable FileLock lock;
    private @Nullable Process process;

    /**
     * Starts nothing yet.
     *
     * @param dataDir in whose sub folder {@code postgresql} everything is
     * @param settings {@code name=value} of postgresql.conf
     */
    public EmbeddedPostgres(Path dataDir, List<String> settings) {
        this.home = dataDir.resolve("postgresql");
        this.dataDir = dataDir;
        this.settings = List.copyOf(settings);
    }

    /**
     * Keeps every other instance away from the folder until this one is closed.
     *
     * @throws FolderInUseException when another instance was first
     */
    public void claim() throws IOException {
        PrivateFiles.dataFolder(dataDir);
        Path file = dataDir.resolve("postgresql.lock");
        PrivateFiles.file(file);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        try {
            lock = channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Held by this very process; the same as null.
        }
        if (lock == null) {
            channel.close();
            throw new FolderInUseException(dataDir);
        }
    }

    /**
     * Starts the server, and makes its data if there are none: half a second, the first time some seconds. Recovers from any
     * way in which it may have ended before.
     *
     * @throws IOException with a message for the operator
     */
    public DatabaseUrl start() throws IOException, InterruptedException {
        release();
        ServerAccount account = ServerAccount.owning(dataDir, home);
        Path folder = home.toRealPath();
        PostgresBinaries binaries = PostgresBinaries.in(folder, account);
        LeftoverServer.end(folder.resolve("data"), binaries.postgres());
        Secret password = GeneratedPassword.in(folder);
        PrivateFiles.file(folder.resolve("password"));
        PrivateFiles.file(folder.resolve("server.log"));
        if (!Files.isDirectory(folder.resolve("data"))) {
            Program.run(
                    account.command(List.of(
                            "sh",
                            "-c",
                            INITDB,
                            binaries.initdb().toString(),
                            folder.resolve("data.part").toString(),
                            folder.resolve("data").toString())),
                    new ByteArrayInputStream(password.value().getBytes(StandardCharsets.US_ASCII)));
        }
        for (int tries = 1; ; tries++) {
            int port = freePort();
            Process started = launch(account, binaries, folder, port);
            process = started;
            if (awaitReady(started, folder.resolve("data"), port)) {
                return new DatabaseUrl("127.0.0.1", port, DATABASE, USER, password, SslMode.DISABLE, null);
            }
            String said = Files.readString(folder.resolve("server.log"), StandardCharsets.ISO_8859_1)
                    .strip();
            if (tries == PORT_TRIES || !said.contains("Address already in use")) {
                throw new IOException("The embedded PostgreSQL does not start: " + said);
            }
        }
    }

    /** Whether the folder has the data of such a server. */
    public static boolean isIn(Path dataDir) {
        return Files.isDirectory(dataDir.resolve("postgresql").resolve("data"));
    }

    /** Where the server that another instance has started in the folder answers; null when there is none that does. */
    public static @Nullable DatabaseUrl running(Path dataDir) throws IOException {
        Path home = dataDir.resolve("postgresql");
        PostmasterFile server = PostmasterFile.in(home.resolve("data"));
        return server.ready()
                ? new DatabaseUrl(
                        "127.0.0.1", server.port(), DATABASE, USER, GeneratedPassword.in(home), SslMode.DISABLE, null)
                : null;
    }

    /** Calls back, on another thread, when the server that was started last has ended, for whatever reason. */
    public void onEnd(Runnable callback) {
        if (process != null) {
            var unused = process.onExit().thenRun(callback);
        }
    }

    /** Stops the server after what it is doing, and lets others have the folder. */
    @Override
    public void close() throws IOException {
        try {
            release();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (lock != null) {
            lock.acquiredBy().close();
            lock = null;
        }
    }

    private void release() throws IOException, InterruptedException {
        if (process != null) {
            process.getOutputStream().close();
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly().waitFor();
            }
            process = null;
        }
    }

    private Process launch(ServerAccount account, PostgresBinaries binaries, Path folder, int port) throws IOException {
        List<String> command = new ArrayList<>();
        if (Files.isExecutable(Path.of("/usr/bin/setsid"))) {
            command.add("/usr/bin/setsid");
        }
        command.addAll(
                account.command(List.of("sh", "-c", SERVE, binaries.postgres().toString())));
        command.addAll(List.of("-D", folder.resolve("data").toString(), "-p", Integer.toString(port)));
        List<String> all = new ArrayList<>(List.of(
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                // Failed statements are told to us; in its log they would leave the values that people typed.
                "log_min_messages=log",
                "log_min_error_statement=panic",
                "log_checkpoints=off"));
        all.addAll(settings);
        all.forEach(setting -> command.addAll(List.of("-c", setting)));
        return Program.prepare(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile())
                .start();
    }

    /** Whether the server takes connections; false when it has ended instead. */
    private static boolean awaitReady(Process process, Path data, int port) throws IOException, InterruptedException {
        for (int polls = 0; polls < TimeUnit.SECONDS.toMillis(START_SECONDS) / POLL_MILLIS; polls++) {
            if (PostmasterFile.in(data).isReadyAt(port)) {
                return true;
            }
            if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
                return false;
            }
        }
        throw new IOException("The embedded PostgreSQL takes too long to start");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
