package io.quittance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code java -jar quittance.jar work}, and those that serve and leave the work to it. */
class WorkCommandTest {

    private static final String SUCCESSES = "select count(*) from scheduled_tasks where last_success is not null";

    @TempDir
    Path dataDir;

    @Test
    void itDoesTheJobsWithoutThePublicServerAndTellsTheOperatorHowTheyFare() throws Exception {
        try (TestDatabase database = TestDatabase.create();
                ServiceProcess worker = ServiceProcess.working(
                                dataDir, Map.of("QUITTANCE_DATABASE_URL", database.uri(), "QUITTANCE_HTTP_TLS", "true"))
                        .awaitReady()) {
            await(database, SUCCESSES, 1L);
            assertThat(database.value("select count(*) from low_stock_lists")).isEqualTo(1L);
            assertThat(database.value("select string_agg(task_name, ' ' order by task_name) from scheduled_tasks"))
                    .isEqualTo("abandoned-purchases account-sweep low-stock-list");
            assertThat(database.value("select count(*) from scheduled_tasks where task_name <> 'low-stock-list'"
                            + " and execution_time between now() and now() + interval '1 hour'"))
                    .isEqualTo(2L);

            assertThatThrownBy(() -> RawHttp.exchange(worker.port(), "GET /ping HTTP/1.1\r\nHost: x\r\n\r\n"))
                    .isInstanceOf(IOException.class);
            String metrics = RawHttp.exchange(worker.managementPort(), "GET /metrics HTTP/1.1\r\nHost: x\r\n\r\n")
                    .body();
            assertThat(metrics)
                    .containsPattern("quittance_job_last_success_seconds\\{job=\"low-stock-list\"} 1\\.[0-9]+E9")
                    .contains("quittance_job_duration_seconds_count{job=\"low-stock-list\"} 1")
                    .contains("quittance_job_failures_total{job=\"low-stock-list\"} 0.0");
            assertThat(dataDir.resolve("tls")).doesNotExist();

            worker.terminate();
            assertThat(worker.awaitExit()).isEqualTo(143);
            assertThat(worker.output())
                    .contains("\"Stopped\"")
                    .doesNotContain("ERROR", "WARN", "Exception", "register#");
        }
    }

    @Test
    void withTheEmbeddedDatabaseItHasTheRightsItNeeds() throws Exception {
        PreparedData.copyTo(dataDir);
        try (ServiceProcess worker = ServiceProcess.working(dataDir, Map.of("QUITTANCE_DATABASE_URL", ""))
                .awaitOutput("Made the list of low and expiring items")) {
            worker.terminate();
            assertThat(worker.awaitExit()).isEqualTo(143);
            assertThat(worker.output()).doesNotContain("ERROR", "WARN", "Exception");
        }
    }

    @Test
    void oneThatServesLeavesItToOthersWhereItIsTold() throws Exception {
        try (RunningApp app = RunningApp.start(Map.of("QUITTANCE_WORK_WHILE_SERVING", "false"))) {
            assertThat(app.get("/ping").statusCode()).isEqualTo(200);
            TimeUnit.MILLISECONDS.sleep(500);
            assertThat(app.database().value("select count(*) from scheduled_tasks"))
                    .isEqualTo(0L);
        }
    }

    private static void await(TestDatabase database, String query, Object wanted) throws Exception {
        Instant end = Instant.now().plus(RunningApp.PATIENCE);
        while (!database.value(query).equals(wanted)) {
            assertThat(Instant.now()).isBefore(end);
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }
}
