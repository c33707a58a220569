package io.quittance.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.quittance.RunningApp;
import io.quittance.config.Configuration.Mode;
import io.quittance.config.Configuration.Registration;
import io.quittance.config.DatabaseUrl.SslMode;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigurationReaderTest {

    /** Every setting, with a value that is not its default. */
    private static final String EVERYTHING = """
            mode: production
            dataDir: /srv/quittance
            publicUrl: https://pay.example/billing
            allowedOrigins: [https://shop.example, https://till.example]
            trustedProxies: [10.0.0.0/8, 'fd00::/8', 192.0.2.1]
            http:
              host: 0.0.0.0
              port: 8080
              tls: false
              certificate: PEM
              key: PEM
              maxBodyBytes: 2000000
              maxBodyBytesInFlight: 3000000
              idleTimeout: PT10S
              requestTimeout: PT11S
              shutdownTimeout: PT12S
            management: { host: '::1', port: 9999 }
            database:
              url: postgresql://ana:s3cret@db.example:6432/shop?sslmode=require
              migrationUrl: postgresql://owner:0wn@db.example:6432/shop?sslmode=require
              poolSize: 3
              connectTimeout: PT6S
              statementTimeout: PT7S
              lockTimeout: PT0.8S
            bitcoin: { network: signet }
            documents: { retention: PT2H, sweepInterval: PT3M, minFreeBytes: 4, databaseReserveBytes: 5, maxBytes: 6, maxBytesPerNetwork: 7 }
            rendering:
              interactiveThreads: 5
              interactiveQueue: 6
              bulkThreads: 7
              bulkQueue: 8
              bulkFromLines: 9
            shop: { timeZone: America/St_Johns }
            purchases: { abandonedAfter: PT2H, sweepInterval: PT3S }
            lowStock: { expiringWithin: P30D }
            lists: { defaultLimit: 10, maxLimit: 20 }
            work: { whileServing: false }
            account:
              registration: open
              invitationLifetime: PT1H
              sessionIdle: PT2H
              sessionLifetime: PT3H
              bcryptCost: 4
              bcryptThreads: 5
              bcryptQueue: 6
              failureWindow: PT7M
              failuresPerPair: 8
              failuresPerAddress: 9
              failuresPerAccount: 10
            admin: { email: ana@shop.example, password: ' long enough ' }
            logging: { level: WARN, maxFileBytes: 10000, maxTotalBytes: 20000, maxDays: 12 }
            """;

    private static Vertx vertx;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stop() throws Exception {
        RunningApp.await(vertx.close());
    }

    @Test
    void withoutAnySettingItIsALocalRunOnLoopbackOverHttps() throws Exception {
        Configuration configuration = read(Map.of("HOME", "/home/ana"));

        assertThat(configuration.mode()).isEqualTo(Mode.LOCAL);
        assertThat(configuration.dataDir()).isEqualTo(Path.of("/home/ana/.local/share/quittance"));
        assertThat(configuration.publicUrl()).isNull();
        assertThat(configuration.allowedOrigins()).containsExactly("http://localhost:4200", "http://127.0.0.1:4200");
        assertThat(configuration.trustedProxies()).isEmpty();
    }

    @Test
    void httpHasItsDefaults() throws Exception {
        assertThat(read(Map.of()).http())
                .isEqualTo(new Configuration.Http(
                        "127.0.0.1",
                        8443,
                        true,
                        null,
                        null,
                        4 << 20,
                        24L << 20,
                        Duration.ofMinutes(5),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(30)));
    }

    @Test
    void managementHasItsDefaults() throws Exception {
        assertThat(read(Map.of()).management()).isEqualTo(new Configuration.Management("127.0.0.1", 9090));
    }

    @Test
    void theDatabaseIsTheEmbeddedOneByDefault() throws Exception {
        assertThat(read(Map.of()).database())
                .isEqualTo(new Configuration.Database(
                        null, null, 16, Duration.ofSeconds(5), Duration.ofSeconds(30), Duration.ofSeconds(2)));
    }

    @Test
    void nobodyWaitsForALockLongerThanOthersWaitForAConnection() throws Exception {
        assertThat(read(Map.of("QUITTANCE_DATABASE_CONNECT_TIMEOUT", "PT1S"))
                        .database()
                        .lockTimeout())
                .isEqualTo(Duration.ofMillis(500));
    }

    @Test
    void bitcoinHasItsDefaults() throws Exception {
        assertThat(read(Map.of()).bitcoin()).isEqualTo(new Configuration.Bitcoin("mainnet"));
    }

    @Test
    void documentsHaveTheirDefaults() throws Exception {
        assertThat(read(Map.of()).documents())
                .isEqualTo(new Configuration.Documents(
                        Duration.ofHours(24), Duration.ofMinutes(10), 64L << 20, 512L << 20, 8L << 30, 1L << 30));
    }

    @Test
    void renderingHasItsDefaultsAndAThreadForEachCore() throws Exception {
        assertThat(read(Map.of()).rendering())
                .isEqualTo(new Configuration.Rendering(Runtime.getRuntime().availableProcessors(), 64, 1, 4, 250));
    }

    @Test
    void theShopIsInTheMachinesZone() throws Exception {
        assertThat(read(Map.of()).shop()).isEqualTo(new Configuration.Shop(ZoneId.systemDefault()));
    }

    @Test
    void aPurchaseIsLeftAloneForADayAndItemsExpireWithinAWeek() throws Exception {
        Configuration configuration = read(Map.of());
        assertThat(configuration.purchases())
                .isEqualTo(new Configuration.Purchases(Duration.ofDays(1), Duration.ofMinutes(1)));
        assertThat(configuration.lowStock()).isEqualTo(new Configuration.LowStock(Duration.ofDays(7)));
    }

    @Test
    void whatServesAlsoWorks() throws Exception {
        assertThat(read(Map.of()).work()).isEqualTo(new Configuration.Work(true));
    }

    @Test
    void listsHaveTheirDefaults() throws Exception {
        assertThat(read(Map.of()).lists()).isEqualTo(new Configuration.Lists(50, 200));
    }

    @Test
    void accountsHaveTheirDefaults() throws Exception {
        assertThat(read(Map.of()).account())
                .isEqualTo(new Configuration.Account(
                        Registration.OFF,
                        Duration.ofDays(7),
                        Duration.ofHours(12),
                        Duration.ofDays(30),
                        12,
                        Math.max(1, Runtime.getRuntime().availableProcessors() / 2),
                        64,
                        Duration.ofMinutes(15),
                        10,
                        100,
                        50));
        assertThat(read(Map.of()).admin()).isEqualTo(new Configuration.Admin(null, null));
    }

    @Test
    void anOffWithoutQuotesIsOff() throws Exception {
        assertThat(read(Map.of("QUITTANCE_CONFIG", file("account: { registration: off }")))
                        .account()
                        .registration())
                .isEqualTo(Registration.OFF);
    }

    @Test
    void theAdminsPasswordIsNeverPrinted() throws Exception {
        assertThat(read(Map.of("QUITTANCE_ADMIN_EMAIL", "a@b.example", "QUITTANCE_ADMIN_PASSWORD", "open sesame 123"))
                        .toString())
                .contains("[REDACTED]")
                .doesNotContain("sesame");
        assertThat(mistakes(Map.of("QUITTANCE_ADMIN_EMAIL", "a@b.example", "QUITTANCE_ADMIN_PASSWORD", "sesame"))
                        .toString())
                .doesNotContain("sesame");
    }

    @Test
    void theAdminIsWrittenAsPeopleAreThatRegister() throws Exception {
        for (String end : List.of("\n", "\r", "\u0085", "\u2028", "\u2029")) {
            assertThat(mistakes(Map.of(
                            "QUITTANCE_ADMIN_EMAIL",
                            "a@b.example",
                            "QUITTANCE_ADMIN_PASSWORD",
                            "open sesame 123" + end)))
                    .hasSize(1)
                    .first()
                    .asString()
                    .contains("line end");
        }
        for (String email : List.of("a@b.example\u200Bx", "a\u00A0@b.example", "a\u0085@b.example", "a@b")) {
            assertThat(mistakes(Map.of("QUITTANCE_ADMIN_EMAIL", email, "QUITTANCE_ADMIN_PASSWORD", "open sesame 123")))
                    .hasSize(1);
        }
        assertThat(read(Map.of(
                                "QUITTANCE_ADMIN_EMAIL",
                                "e\u0301@b.example",
                                "QUITTANCE_ADMIN_PASSWORD",
                                "open sesame 123"))
                        .admin()
                        .email())
                .isEqualTo("\u00E9@b.example");
    }

    @Test
    void loggingHasItsDefaults() throws Exception {
        assertThat(read(Map.of()).logging()).isEqualTo(new Configuration.Logging("INFO", 100L << 20, 2L << 30, 30));
    }

    @Test
    void everySettingCanComeFromTheFile() throws Exception {
        Path pem = Files.createFile(folder.resolve("pem"));
        String yaml = EVERYTHING.replace("PEM", pem.toString());

        assertThat(read(Map.of("QUITTANCE_CONFIG", file(yaml)))).isEqualTo(everything(pem));
    }

    @Test
    void everySettingCanComeFromTheEnvironment() throws Exception {
        Path pem = Files.createFile(folder.resolve("pem"));
        Map<String, String> environment = new HashMap<>();
        environment.put("QUITTANCE_MODE", "production");
        environment.put("QUITTANCE_DATA_DIR", "/srv/quittance");
        environment.put("QUITTANCE_PUBLIC_URL", "https://pay.example/billing/");
        environment.put("QUITTANCE_ALLOWED_ORIGINS", "https://shop.example, https://till.example");
        environment.put("QUITTANCE_TRUSTED_PROXIES", "10.0.0.0/8,fd00::/8,192.0.2.1");
        environment.put("QUITTANCE_HTTP_HOST", "0.0.0.0");
        environment.put("QUITTANCE_HTTP_PORT", "8080");
        environment.put("QUITTANCE_HTTP_TLS", "false");
        environment.put("QUITTANCE_HTTP_CERTIFICATE", pem.toString());
        environment.put("QUITTANCE_HTTP_KEY", pem.toString());
        environment.put("QUITTANCE_HTTP_MAX_BODY_BYTES", "2000000");
        environment.put("QUITTANCE_HTTP_MAX_BODY_BYTES_IN_FLIGHT", "3000000");
        environment.put("QUITTANCE_HTTP_IDLE_TIMEOUT", "PT10S");
        environment.put("QUITTANCE_HTTP_REQUEST_TIMEOUT", "PT11S");
        environment.put("QUITTANCE_HTTP_SHUTDOWN_TIMEOUT", "PT12S");
        environment.put("QUITTANCE_MANAGEMENT_HOST", "::1");
        environment.put("QUITTANCE_MANAGEMENT_PORT", "9999");
        environment.put("QUITTANCE_DATABASE_URL", "postgresql://ana:s3cret@db.example:6432/shop?sslmode=require");
        environment.put(
                "QUITTANCE_DATABASE_MIGRATION_URL", "postgresql://owner:0wn@db.example:6432/shop?sslmode=require");
        environment.put("QUITTANCE_DATABASE_POOL_SIZE", "3");
        environment.put("QUITTANCE_DATABASE_CONNECT_TIMEOUT", "PT6S");
        environment.put("QUITTANCE_DATABASE_STATEMENT_TIMEOUT", "PT7S");
        environment.put("QUITTANCE_DATABASE_LOCK_TIMEOUT", "PT0.8S");
        environment.put("QUITTANCE_BITCOIN_NETWORK", "signet");
        environment.put("QUITTANCE_DOCUMENTS_RETENTION", "PT2H");
        environment.put("QUITTANCE_DOCUMENTS_SWEEP_INTERVAL", "PT3M");
        environment.put("QUITTANCE_DOCUMENTS_MIN_FREE_BYTES", "4");
        environment.put("QUITTANCE_DOCUMENTS_DATABASE_RESERVE_BYTES", "5");
        environment.put("QUITTANCE_DOCUMENTS_MAX_BYTES", "6");
        environment.put("QUITTANCE_DOCUMENTS_MAX_BYTES_PER_NETWORK", "7");
        environment.put("QUITTANCE_RENDERING_INTERACTIVE_THREADS", "5");
        environment.put("QUITTANCE_RENDERING_INTERACTIVE_QUEUE", "6");
        environment.put("QUITTANCE_RENDERING_BULK_THREADS", "7");
        environment.put("QUITTANCE_RENDERING_BULK_QUEUE", "8");
        environment.put("QUITTANCE_RENDERING_BULK_FROM_LINES", "9");
        environment.put("QUITTANCE_SHOP_TIME_ZONE", "America/St_Johns");
        environment.put("QUITTANCE_PURCHASES_ABANDONED_AFTER", "PT2H");
        environment.put("QUITTANCE_PURCHASES_SWEEP_INTERVAL", "PT3S");
        environment.put("QUITTANCE_LOW_STOCK_EXPIRING_WITHIN", "P30D");
        environment.put("QUITTANCE_LISTS_DEFAULT_LIMIT", "10");
        environment.put("QUITTANCE_LISTS_MAX_LIMIT", "20");
        environment.put("QUITTANCE_WORK_WHILE_SERVING", "false");
        environment.put("QUITTANCE_ACCOUNT_REGISTRATION", "open");
        environment.put("QUITTANCE_ACCOUNT_INVITATION_LIFETIME", "PT1H");
        environment.put("QUITTANCE_ACCOUNT_SESSION_IDLE", "PT2H");
        environment.put("QUITTANCE_ACCOUNT_SESSION_LIFETIME", "PT3H");
        environment.put("QUITTANCE_ACCOUNT_BCRYPT_COST", "4");
        environment.put("QUITTANCE_ACCOUNT_BCRYPT_THREADS", "5");
        environment.put("QUITTANCE_ACCOUNT_BCRYPT_QUEUE", "6");
        environment.put("QUITTANCE_ACCOUNT_FAILURE_WINDOW", "PT7M");
        environment.put("QUITTANCE_ACCOUNT_FAILURES_PER_PAIR", "8");
        environment.put("QUITTANCE_ACCOUNT_FAILURES_PER_ADDRESS", "9");
        environment.put("QUITTANCE_ACCOUNT_FAILURES_PER_ACCOUNT", "10");
        environment.put("QUITTANCE_ADMIN_EMAIL", "ana@shop.example");
        environment.put("QUITTANCE_ADMIN_PASSWORD", " long enough ");
        environment.put("QUITTANCE_LOGGING_LEVEL", "WARN");
        environment.put("QUITTANCE_LOGGING_MAX_FILE_BYTES", "10000");
        environment.put("QUITTANCE_LOGGING_MAX_TOTAL_BYTES", "20000");
        environment.put("QUITTANCE_LOGGING_MAX_DAYS", "12");

        assertThat(read(environment)).isEqualTo(everything(pem));
    }

    @Test
    void theEnvironmentOverridesTheFileAndTheFileTheDefaults() throws Exception {
        Configuration configuration = read(
                Map.of("QUITTANCE_CONFIG", file("http: { port: 1111, host: 0.0.0.0 }"), "QUITTANCE_HTTP_PORT", "2222"));

        assertThat(configuration.http().port()).isEqualTo(2222);
        assertThat(configuration.http().host()).isEqualTo("0.0.0.0");
        assertThat(configuration.http().tls()).isTrue();
    }

    @Test
    void aFileWithNothingInItChangesNothing() throws Exception {
        assertThat(read(Map.of("QUITTANCE_CONFIG", file("# nothing yet\n")))).isEqualTo(read(Map.of()));
    }

    @Test
    void aSectionWithNothingInItChangesNothing() throws Exception {
        assertThat(read(Map.of("QUITTANCE_CONFIG", file("http:\n  # port: 1\nlogging:\n"))))
                .isEqualTo(read(Map.of()));
    }

    @Test
    void theDataFolderFollowsXdg() throws Exception {
        assertThat(read(Map.of("XDG_DATA_HOME", "/xdg", "HOME", "/home/ana")).dataDir())
                .isEqualTo(Path.of("/xdg/quittance"));
    }

    @Test
    void everyMistakeStandsInOneMessage() throws Exception {
        List<String> mistakes = mistakes(Map.of(
                "QUITTANCE_CONFIG", file("http: { port: 70000, tsl: true }\nlogging: { level: LOUD }\n"),
                "QUITTANCE_DOCUMENTS_RETENTION", "tomorrow",
                "QUITTANCE_PUBLIC_URL", "ftp://pay.example",
                "QUITTANCE_HTPP_HOST", "0.0.0.0"));

        assertThat(mistakes)
                .containsExactlyInAnyOrder(
                        "QUITTANCE_HTPP_HOST is not a setting. Did you mean QUITTANCE_HTTP_HOST?",
                        "http.tsl is not a setting. Did you mean http.tls?",
                        "http.port (QUITTANCE_HTTP_PORT) must be a whole number from 0 to 65535, not '70000'",
                        "logging.level (QUITTANCE_LOGGING_LEVEL) must be one of INFO, WARN, ERROR, DEBUG, not 'LOUD'",
                        "documents.retention (QUITTANCE_DOCUMENTS_RETENTION) must be a duration from PT1S to PT87600H, "
                                + "such as PT30S, not 'tomorrow'",
                        "publicUrl (QUITTANCE_PUBLIC_URL) must be an http or https address, not 'ftp://pay.example'");
    }

    @ParameterizedTest
    @CsvSource({
        "QUITTANCE_HTTP_PORT, x",
        "QUITTANCE_HTTP_PORT, -1",
        "QUITTANCE_HTTP_PORT, ''",
        "QUITTANCE_HTTP_PORT, 1e3",
        "QUITTANCE_HTTP_TLS, 1",
        "QUITTANCE_HTTP_MAX_BODY_BYTES, 99999999999999999999",
        "QUITTANCE_HTTP_MAX_BODY_BYTES_IN_FLIGHT, 1024",
        "QUITTANCE_HTTP_IDLE_TIMEOUT, 30",
        "QUITTANCE_HTTP_IDLE_TIMEOUT, PT0S",
        "QUITTANCE_HTTP_IDLE_TIMEOUT, -PT1S",
        "QUITTANCE_HTTP_CERTIFICATE, /nowhere/at/all.pem",
        "QUITTANCE_HTTP_KEY, /nowhere/at/all.pem",
        "QUITTANCE_BITCOIN_NETWORK, dogenet",
        "QUITTANCE_MODE, staging",
        "QUITTANCE_RENDERING_BULK_THREADS, 0",
        "QUITTANCE_ALLOWED_ORIGINS, shop.example",
        "QUITTANCE_ALLOWED_ORIGINS, https://shop.example/path",
        "QUITTANCE_ALLOWED_ORIGINS, *",
        "QUITTANCE_TRUSTED_PROXIES, proxy.example",
        "QUITTANCE_TRUSTED_PROXIES, 10.0.0.0/33",
        "QUITTANCE_TRUSTED_PROXIES, fd00::/129",
        "QUITTANCE_TRUSTED_PROXIES, 10.0.0.0/x",
        "QUITTANCE_TRUSTED_PROXIES, 10.0.0.0/",
        "QUITTANCE_PUBLIC_URL, not a url",
        "QUITTANCE_PUBLIC_URL, https://",
        "QUITTANCE_LOGGING_MAX_DAYS, 0",
        "QUITTANCE_ACCOUNT_REGISTRATION, everybody",
        "QUITTANCE_ACCOUNT_BCRYPT_COST, 3",
        "QUITTANCE_ACCOUNT_SESSION_IDLE, PT1M",
        "QUITTANCE_ADMIN_EMAIL, ana@shop.example",
        "QUITTANCE_SHOP_TIME_ZONE, Mars/Olympus",
        "QUITTANCE_PURCHASES_ABANDONED_AFTER, PT0S",
        "QUITTANCE_LOW_STOCK_EXPIRING_WITHIN, soon",
        "QUITTANCE_LISTS_MAX_LIMIT, 201",
        "QUITTANCE_LISTS_DEFAULT_LIMIT, 201",
        "QUITTANCE_DATABASE_POOL_SIZE, 0",
        "QUITTANCE_DATABASE_STATEMENT_TIMEOUT, PT0.5S",
        "QUITTANCE_DATABASE_LOCK_TIMEOUT, PT0S",
        "QUITTANCE_DOCUMENTS_MAX_BYTES, -1",
        "QUITTANCE_DOCUMENTS_MAX_BYTES_PER_NETWORK, all",
        "QUITTANCE_DOCUMENTS_DATABASE_RESERVE_BYTES, -1",
    })
    void aValueThatMakesNoSenseIsNamedWithItsVariable(String variable, String value) {
        assertThat(mistakes(Map.of(variable, value)))
                .isNotEmpty()
                .allMatch(mistake ->
                        mistake.contains(variable.equals("QUITTANCE_HTTP_KEY") ? "QUITTANCE_HTTP_" : variable));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http: [", "- a\n- list\n", "just text", "\tmode: local"})
    void aFileThatIsNotAYamlMapIsNamed(String content) throws Exception {
        String file = file(content);

        assertThat(mistakes(Map.of("QUITTANCE_CONFIG", file)))
                .singleElement()
                .asString()
                .contains(file);
    }

    @Test
    void aFileThatCannotBeReadIsNamed() {
        assertThat(mistakes(Map.of("QUITTANCE_CONFIG", "/nowhere/at/all.yaml")))
                .containsExactly("QUITTANCE_CONFIG names '/nowhere/at/all.yaml', which cannot be read");
    }

    @Test
    void aFolderIsNotAConfigurationFile() {
        assertThat(mistakes(Map.of("QUITTANCE_CONFIG", folder.toString())))
                .containsExactly("QUITTANCE_CONFIG names '" + folder + "', which cannot be read");
    }

    @Test
    void whatOperatorsAskHasAPortOfItsOwn() throws Exception {
        assertThat(mistakes(Map.of("QUITTANCE_HTTP_PORT", "8080", "QUITTANCE_MANAGEMENT_PORT", "8080")))
                .containsExactly("management.port (QUITTANCE_MANAGEMENT_PORT) must be another than http.port, "
                        + "which is 8080 too");

        Map<String, String> elsewhere = Map.of(
                "QUITTANCE_HTTP_HOST", "192.0.2.1",
                "QUITTANCE_HTTP_PORT", "8080",
                "QUITTANCE_MANAGEMENT_PORT", "8080");
        assertThat(read(elsewhere).management().port()).isEqualTo(8080);
        assertThat(read(Map.of("QUITTANCE_HTTP_PORT", "0", "QUITTANCE_MANAGEMENT_PORT", "0"))
                        .management()
                        .port())
                .isZero();
    }

    @Test
    void productionRefusesToStartWithoutPublicUrlOriginsAndDatabase() {
        assertThat(mistakes(Map.of("QUITTANCE_MODE", "production")))
                .containsExactlyInAnyOrder(
                        "publicUrl (QUITTANCE_PUBLIC_URL) must be set in production",
                        "database.url (QUITTANCE_DATABASE_URL) must be set in production",
                        "allowedOrigins (QUITTANCE_ALLOWED_ORIGINS) must be set in production, to https origins only");
    }

    @Test
    void productionRefusesOriginsWithoutTls() {
        assertThat(mistakes(Map.of(
                        "QUITTANCE_MODE", "production",
                        "QUITTANCE_PUBLIC_URL", "https://pay.example",
                        "QUITTANCE_DATABASE_URL", "postgresql://ana:s3cret@db.example/shop",
                        "QUITTANCE_ALLOWED_ORIGINS", "https://shop.example,http://shop.example")))
                .singleElement()
                .asString()
                .startsWith("allowedOrigins");
    }

    @Test
    void productionStartsWithWhatItNeeds() throws Exception {
        Configuration configuration = read(Map.of(
                "QUITTANCE_MODE", "PRODUCTION",
                "QUITTANCE_PUBLIC_URL", "https://pay.example",
                "QUITTANCE_DATABASE_URL", "postgresql://ana:s3cret@db.example/shop",
                "QUITTANCE_ALLOWED_ORIGINS", "https://shop.example"));

        assertThat(configuration.mode()).isEqualTo(Mode.PRODUCTION);
    }

    private static Configuration everything(Path pem) {
        return new Configuration(
                Mode.PRODUCTION,
                Path.of("/srv/quittance"),
                URI.create("https://pay.example/billing"),
                List.of("https://shop.example", "https://till.example"),
                List.of("10.0.0.0/8", "fd00::/8", "192.0.2.1"),
                new Configuration.Http(
                        "0.0.0.0",
                        8080,
                        false,
                        pem,
                        pem,
                        2_000_000,
                        3_000_000,
                        Duration.ofSeconds(10),
                        Duration.ofSeconds(11),
                        Duration.ofSeconds(12)),
                new Configuration.Management("::1", 9999),
                new Configuration.Database(
                        new DatabaseUrl("db.example", 6432, "shop", "ana", new Secret("s3cret"), SslMode.REQUIRE, null),
                        new DatabaseUrl("db.example", 6432, "shop", "owner", new Secret("0wn"), SslMode.REQUIRE, null),
                        3,
                        Duration.ofSeconds(6),
                        Duration.ofSeconds(7),
                        Duration.ofMillis(800)),
                new Configuration.Bitcoin("signet"),
                new Configuration.Documents(Duration.ofHours(2), Duration.ofMinutes(3), 4, 5, 6, 7),
                new Configuration.Rendering(5, 6, 7, 8, 9),
                new Configuration.Shop(ZoneId.of("America/St_Johns")),
                new Configuration.Purchases(Duration.ofHours(2), Duration.ofSeconds(3)),
                new Configuration.LowStock(Duration.ofDays(30)),
                new Configuration.Lists(10, 20),
                new Configuration.Work(false),
                new Configuration.Account(
                        Registration.OPEN,
                        Duration.ofHours(1),
                        Duration.ofHours(2),
                        Duration.ofHours(3),
                        4,
                        5,
                        6,
                        Duration.ofMinutes(7),
                        8,
                        9,
                        10),
                new Configuration.Admin("ana@shop.example", new Secret(" long enough ")),
                new Configuration.Logging("WARN", 10_000, 20_000, 12));
    }

    private String file(String yaml) throws IOException {
        return Files.writeString(folder.resolve("quittance.yaml"), yaml).toString();
    }

    private static Configuration read(Map<String, String> environment) throws Exception {
        return RunningApp.await(new ConfigurationReader(vertx, environment).read());
    }

    private static List<String> mistakes(Map<String, String> environment) {
        return catchThrowableOfType(InvalidConfigurationException.class, () -> read(environment))
                .mistakes();
    }
}
