package io.quittance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code java -jar quittance.jar low-stock}, as cron runs it. */
class LowStockCommandTest {

    @TempDir
    Path dataDir;

    private record Ended(int exitCode, String output, String errors) {}

    @Test
    void itPrintsTheListAndNothingElse() throws Exception {
        try (TestDatabase database = TestDatabase.create()) {
            new TestShop(database).item("Gone", 1, 0);
            Ended ended = run(Map.of("QUITTANCE_DATABASE_URL", database.uri()), "low-stock");

            assertThat(ended.exitCode()).isZero();
            assertThat(ended.output())
                    .startsWith("Low stock and expiring items of ")
                    .contains("Gone");
            assertThat(ended.errors()).isEmpty();
            assertThat(database.value("select count(*) from low_stock_lists")).isEqualTo(1L);

            new TestShop(database).item("Gone later", 1, 0);
            assertThat(run(Map.of("QUITTANCE_DATABASE_URL", database.uri()), "low-stock"))
                    .isEqualTo(ended);
        }
    }

    @Test
    void itWorksBesideAServiceThatHasTheEmbeddedDatabaseAndWithoutOne() throws Exception {
        Map<String, String> embedded = Map.of("QUITTANCE_DATABASE_URL", "");
        PreparedData.copyTo(dataDir);
        String beside;
        try (ServiceProcess service = new ServiceProcess(dataDir, embedded).awaitReady()) {
            Ended ended = run(embedded, "low-stock");
            assertThat(ended.errors()).isEmpty();
            assertThat(ended.exitCode()).isZero();
            assertThat(service.ready()).isEqualTo(200);
            beside = ended.output();
            service.terminate();
            service.awaitExit();
        }
        assertThat(beside).contains("Nothing is low");
        assertThat(run(embedded, "low-stock").output()).isEqualTo(beside);
    }

    @Test
    void whatGoesWrongIsSaidOnStandardErrorAndByTheExitCode() throws Exception {
        Ended misspelt = run(Map.of(), "lowstock");
        assertThat(misspelt.exitCode()).isEqualTo(2);
        assertThat(misspelt.errors()).contains("low-stock");
        Ended misconfigured = run(Map.of("QUITTANCE_SHOP_TIME_ZONE", "Mars/Olympus"), "low-stock");
        assertThat(misconfigured.exitCode()).isEqualTo(1);
        assertThat(misconfigured.errors()).contains("QUITTANCE_SHOP_TIME_ZONE");
        assertThat(misspelt.output() + misconfigured.output()).isEmpty();
        Path nowhere = Files.createTempDirectory("quittance-nowhere-").resolve("data");
        Ended unchecked =
                run(Map.of("QUITTANCE_DATA_DIR", nowhere.toString(), "QUITTANCE_DATABASE_URL", ""), "verify-ledger");
        assertThat(unchecked.exitCode()).isEqualTo(1);
        assertThat(unchecked.errors()).contains("There is no database in " + nowhere);
        assertThat(nowhere.resolve("postgresql")).doesNotExist();
    }

    private Ended run(Map<String, String> settings, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(ServiceProgram.quick());
        command.addAll(ServiceProgram.main());
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile("quittance-output-", ".txt");
        Path errors = Files.createTempFile("quittance-errors-", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(errors.toFile());
        Map<String, String> environment = new HashMap<>(settings);
        environment.putIfAbsent("QUITTANCE_DATA_DIR", dataDir.toString());
        ServiceProgram.clean(builder.environment());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(RunningApp.PATIENCE.multipliedBy(2).toSeconds(), TimeUnit.SECONDS))
                    .isTrue();
            return new Ended(process.exitValue(), Files.readString(output), Files.readString(errors));
        } finally {
            process.destroyForcibly().waitFor();
            Files.delete(output);
            Files.delete(errors);
        }
    }
}
