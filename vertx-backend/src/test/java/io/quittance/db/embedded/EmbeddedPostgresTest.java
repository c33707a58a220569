package io.quittance.db.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quittance.config.DatabaseUrl;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {

    /** Where the first start is over, which takes longest. */
    @TempDir
    static Path begun;

    @TempDir
    Path dataDir;

    private EmbeddedPostgres postgres;

    @BeforeAll
    static void begin() throws Exception {
        try (EmbeddedPostgres first = new EmbeddedPostgres(begun, List.of())) {
            first.claim();
            first.start();
        }
    }

    @BeforeEach
    void prepare() throws Exception {
        Program.run(List.of("cp", "-a", begun.resolve("postgresql").toString(), dataDir.toString()));
        postgres = new EmbeddedPostgres(dataDir, List.of());
        postgres.claim();
    }

    @AfterEach
    void stop() throws Exception {
        postgres.close();
    }

    @Test
    void theFirstStartLeavesNothingHalfDone() throws Exception {
        try (Stream<Path> files = Files.list(begun.resolve("postgresql"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("18.6.0", "data", "password", "server.log");
        }
    }

    @Test
    void itKeepsItsRowsOverAStopAndAKill() throws Exception {
        DatabaseUrl first = postgres.start();
        execute(first, "create table notes (text text)");
        execute(first, "insert into notes values ('stop')");
        postgres.close();

        postgres.claim();
        execute(postgres.start(), "insert into notes values ('kill')");
        CountDownLatch ended = new CountDownLatch(1);
        postgres.onEnd(ended::countDown);
        kill(postmaster());
        assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();

        assertThat(value(postgres.start(), "select string_agg(text, ' ') from notes"))
                .isEqualTo("stop kill");
    }

    @Test
    void whatOthersCouldReadTheyCanReadNoMore() throws Exception {
        List<Path> files = List.of(
                dataDir.resolve("postgresql/password"),
                dataDir.resolve("postgresql/server.log"),
                dataDir.resolve("postgresql.lock"));
        for (Path file : files) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        }
        Files.setPosixFilePermissions(dataDir, PosixFilePermissions.fromString("rwxr-xr-x"));
        postgres.close();

        postgres.claim();
        execute(postgres.start(), "select");

        assertThat(files)
                .allSatisfy(file -> assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dataDir)))
                .isIn("rwx------", "rwx--x---");
    }

    @Test
    void whoIsWithoutThePasswordStaysOutside() throws Exception {
        DatabaseUrl url = postgres.start();

        assertThatThrownBy(() -> DriverManager.getConnection(
                                "jdbc:postgresql://" + url.location() + "?sslmode=disable", url.user(), "guessed")
                        .close())
                .hasMessageContaining("password authentication failed");
        Path password = dataDir.resolve("postgresql/password");
        assertThat(Files.readString(password)).isEqualTo(url.password().value()).hasSize(40);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(password)))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dataDir.resolve("postgresql"))))
                .isEqualTo("rwx------");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(dataDir)))
                .endsWith("---");
    }

    @Test
    void twoInOneFolderAreOneTooMany() {
        assertThatThrownBy(() -> new EmbeddedPostgres(dataDir, List.of()).claim())
                .isInstanceOf(FolderInUseException.class)
                .hasMessageContaining(dataDir.toString())
                .hasMessageContaining("QUITTANCE_DATABASE_URL");
    }

    @Test
    void theFolderIsFreeAgainWhenItIsClosed() throws Exception {
        postgres.close();

        EmbeddedPostgres next = new EmbeddedPostgres(dataDir, List.of());
        next.claim();
        next.close();
    }

    @Test
    void aServerThatHasOutlivedItsStarterIsEndedFirst() throws Exception {
        execute(postgres.start(), "create table notes (text text)");
        long left = postmaster();
        ProcessHandle shell = ProcessHandle.of(left).orElseThrow().parent().orElseThrow();
        // First the one that would stop it, then the one that waits for it.
        shell.children().filter(child -> child.pid() != left).forEach(ProcessHandle::destroyForcibly);
        shell.destroyForcibly();
        shell.onExit().get(30, TimeUnit.SECONDS);
        assertThat(ProcessHandle.of(left)).isPresent();

        DatabaseUrl again = postgres.start();

        // Its number may be there still, if nobody has asked what became of it.
        assertThat(ProcessHandle.of(left).flatMap(ended -> ended.info().command()))
                .isEmpty();
        assertThat(value(again, "select count(*)::text from notes")).isEqualTo("0");
    }

    @Test
    void aFileLeftWithTheNumberOfAnotherProgramIsNoObstacle() throws Exception {
        postgres.start();
        Path left = dataDir.resolve("postgresql/data/postmaster.pid");
        List<String> lines = Files.readAllLines(left);
        postgres.close();
        lines.set(0, Long.toString(ProcessHandle.current().pid()));
        Files.write(left, lines);

        postgres.claim();
        assertThat(value(postgres.start(), "select 'there'")).isEqualTo("there");
    }

    @Test
    void halfAnInstallationIsBegunAgain() throws Exception {
        ServerAccount account = ServerAccount.owning(dataDir, dataDir.resolve("postgresql"));
        Program.run(account.command(List.of("rm", "-r", dataDir + "/postgresql/18.6.0", dataDir + "/postgresql/data")));
        for (String part : List.of("18.6.0.part", "data.part")) {
            Path folder = dataDir.resolve("postgresql").resolve(part);
            Program.run(account.command(List.of("mkdir", folder.toString())));
            Program.run(account.command(List.of("touch", folder.resolve("left").toString())));
        }

        assertThat(value(postgres.start(), "select 'there'")).isEqualTo("there");
        assertThat(dataDir.resolve("postgresql/data/left")).doesNotExist();
    }

    /** As below root's own home: the files are elsewhere then, and found there again. */
    @Test
    void whatNobodyElseCanGetToIsThereAtTheNextStartToo() throws Exception {
        postgres.close();
        Path hidden = Files.createDirectories(
                dataDir.resolve("home/hidden"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        try (EmbeddedPostgres first = new EmbeddedPostgres(hidden, List.of())) {
            first.claim();
            execute(first.start(), "create table notes (text text)");
        }
        Path files = hidden.resolve("postgresql").toRealPath();
        try (EmbeddedPostgres next = new EmbeddedPostgres(hidden, List.of())) {
            next.claim();
            assertThat(value(next.start(), "select count(*)::text from notes")).isEqualTo("0");
        } finally {
            Program.run(List.of("rm", "-r", files.toString()));
        }
    }

    @Test
    void whyItDoesNotStartIsSaid() throws Exception {
        postgres.close();
        EmbeddedPostgres wrong = new EmbeddedPostgres(dataDir, List.of("shared_buffers=lots"));
        wrong.claim();
        try (wrong) {
            assertThatThrownBy(wrong::start)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("invalid value for parameter \"shared_buffers\"");
        }
    }

    @Test
    void theProgramsAreThoseOfTheDependency() throws Exception {
        assertThat(value(postgres.start(), "show server_version")).isEqualTo("18.6");
    }

    private long postmaster() throws IOException {
        return PostmasterFile.in(dataDir.resolve("postgresql/data")).pid();
    }

    private static void kill(long pid) {
        assertThat(ProcessHandle.of(pid).orElseThrow().destroyForcibly()).isTrue();
    }

    private static void execute(DatabaseUrl url, String sql) throws SQLException {
        try (Connection connection = connect(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String value(DatabaseUrl url, String sql) throws SQLException {
        try (Connection connection = connect(url);
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    private static Connection connect(DatabaseUrl url) throws SQLException {
        return DriverManager.getConnection(
                "jdbc:postgresql://" + url.location() + "?sslmode=disable",
                url.user(),
                url.password().value());
    }
}
