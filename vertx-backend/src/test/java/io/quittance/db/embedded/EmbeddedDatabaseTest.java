package io.quittance.db.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.quittance.PreparedData;
import io.quittance.RawHttp;
import io.quittance.RunningApp;
import io.quittance.ServiceProcess;
import io.quittance.config.DatabaseUrl;
import io.quittance.config.DatabaseUrl.SslMode;
import io.quittance.config.Secret;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The service as a person starts it who has named no database, and what may befall it. */
class EmbeddedDatabaseTest {

    private static final Map<String, String> EMBEDDED = Map.of("QUITTANCE_DATABASE_URL", "");

    @TempDir
    Path dataDir;

    @Test
    void noRowIsLostWhenEverythingIsKilledAtOnceAgainAndAgain() throws Exception {
        List<String> written = new ArrayList<>();
        for (String round : List.of("one", "two")) {
            try (ServiceProcess service = new ServiceProcess(dataDir, EMBEDDED).awaitReady()) {
                execute("create table if not exists notes (text text)");
                execute("insert into notes values ('" + round + "')");
                written.add(round);
                service.processes().forEach(ProcessHandle::destroyForcibly);
            }
        }
        try (ServiceProcess service = new ServiceProcess(dataDir, EMBEDDED).awaitReady()) {
            assertThat(value("select string_agg(text, ' ') from notes")).isEqualTo(String.join(" ", written));
            assertThat(value("select count(*)::text from flyway_schema_history where not success"))
                    .isEqualTo("0");
            service.terminate();
            assertThat(service.awaitExit()).isEqualTo(143);
        }
    }

    @Test
    void whenTheServiceIsKilledItsServerStopsByItselfAndTheNextOneTakesOver() throws Exception {
        PreparedData.copyTo(dataDir);
        List<ProcessHandle> processes;
        try (ServiceProcess service = new ServiceProcess(dataDir, EMBEDDED).awaitReady()) {
            processes = service.processes();
            assertThat(processes).hasSizeGreaterThan(3);
            service.kill();
        }
        // Right after it, while the server of the other is still at its end.
        try (ServiceProcess next = new ServiceProcess(dataDir, EMBEDDED).awaitReady()) {
            assertThat(value("select 'there'")).isEqualTo("there");
            awaitGone(processes);
            next.terminate();
            next.awaitExit();
            awaitGone(next.processes());
        }
    }

    @Test
    void aKilledServerIsStartedAgainByTheServiceAndTheCreatorNeverNotices() throws Exception {
        PreparedData.copyTo(dataDir);
        try (ServiceProcess service = new ServiceProcess(dataDir, EMBEDDED).awaitReady()) {
            long first = server().pid();
            assertThat(ProcessHandle.of(first).orElseThrow().destroyForcibly()).isTrue();

            assertThat(RawHttp.exchange(service.port(), "GET /ping HTTP/1.1\r\nHost: x\r\n\r\n")
                            .status())
                    .isEqualTo(200);
            service.awaitOutput("has ended and is started again");
            awaitAnotherServer(first);
            service.awaitReady();
            assertThat(value("select 'there'")).isEqualTo("there");
            assertThat(service.output()).doesNotContain(password());
        }
    }

    @Test
    void aSecondServiceInTheSameFolderIsRefusedInOneLine() throws Exception {
        PreparedData.copyTo(dataDir);
        try (ServiceProcess first = new ServiceProcess(dataDir, EMBEDDED).awaitReady();
                ServiceProcess second = new ServiceProcess(dataDir, EMBEDDED)) {
            assertThat(second.awaitExit()).isEqualTo(1);
            assertThat(second.output())
                    .contains("Another instance of Quittance has the embedded database in " + dataDir)
                    .doesNotContain("\tat ", "Exception");
            assertThat(first.ready()).isEqualTo(200);
        }
    }

    private PostmasterFile server() throws Exception {
        return PostmasterFile.in(dataDir.resolve("postgresql/data"));
    }

    private void awaitAnotherServer(long than) throws Exception {
        Instant end = Instant.now().plus(RunningApp.PATIENCE);
        while (server().pid() == than || !server().ready()) {
            assertThat(Instant.now()).isBefore(end);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private static void awaitGone(List<ProcessHandle> processes) throws Exception {
        Instant end = Instant.now().plus(RunningApp.PATIENCE);
        // The number of one that nobody asks about stays, without a program.
        while (processes.stream().anyMatch(process -> process.info().command().isPresent())) {
            assertThat(Instant.now()).isBefore(end);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private String password() throws Exception {
        return Files.readString(dataDir.resolve("postgresql/password"));
    }

    private DatabaseUrl url() throws Exception {
        return new DatabaseUrl(
                "127.0.0.1", server().port(), "postgres", "quittance", new Secret(password()), SslMode.DISABLE, null);
    }

    private void execute(String sql) throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String value(String sql) throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    private Connection connect() throws Exception {
        DatabaseUrl url = url();
        return DriverManager.getConnection(
                "jdbc:postgresql://" + url.location() + "?sslmode=disable",
                url.user(),
                url.password().value());
    }
}
