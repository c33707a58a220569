package io.quittance.config;

import io.quittance.config.Configuration.Bitcoin;
import io.quittance.config.Configuration.Documents;
import io.quittance.config.Configuration.Http;
import io.quittance.config.Configuration.Lists;
import io.quittance.config.Configuration.Logging;
import io.quittance.config.Configuration.LowStock;
import io.quittance.config.Configuration.Management;
import io.quittance.config.Configuration.Mode;
import io.quittance.config.Configuration.Purchases;
import io.quittance.config.Configuration.Rendering;
import io.quittance.config.Configuration.Shop;
import io.quittance.config.Configuration.Work;
import io.vertx.config.ConfigRetriever;
import io.vertx.config.ConfigRetrieverOptions;
import io.vertx.config.ConfigStoreOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads defaults, then the file, then the environment; each overrides the one before. The build makes {@code defaults.json}
 * of {@code defaults.yaml}.
 */
public final class ConfigurationReader {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration HOUR = Duration.ofHours(1);

    private final Vertx vertx;
    private final Map<String, String> environment;

    public ConfigurationReader(Vertx vertx, Map<String, String> environment) {
        this.vertx = vertx;
        this.environment = Map.copyOf(environment);
    }

    /** Fails with an {@link InvalidConfigurationException} that names every mistake. */
    public Future<Configuration> read() {
        return vertx.executeBlocking(this::file).compose(this::read);
    }

    private JsonObject file() {
        String file = environment.getOrDefault(EnvironmentVariables.CONFIG_FILE, "");
        return file.isEmpty() ? new JsonObject() : ConfigurationFile.read(file);
    }

    private Future<Configuration> read(JsonObject file) {
        ConfigStoreOptions defaultsFile = new ConfigStoreOptions()
                .setType("file")
                .setFormat("json")
                .setConfig(new JsonObject().put("path", "defaults.json"));
        return retrieve(List.of(defaultsFile)).compose(defaults -> {
            var known = Settings.flatten(defaults).keySet();
            List<ConfigStoreOptions> stores = new ArrayList<>();
            stores.add(new ConfigStoreOptions().setType("json").setConfig(defaults));
            stores.add(new ConfigStoreOptions().setType("json").setConfig(file));
            stores.add(
                    new ConfigStoreOptions().setType("json").setConfig(EnvironmentVariables.tree(environment, known)));
            return retrieve(stores).map(tree -> {
                List<String> unknown = new ArrayList<>(EnvironmentVariables.unknown(environment, known));
                for (String path : Settings.flatten(tree).keySet()) {
                    if (!known.contains(path)) {
                        unknown.add(path + " is not a setting. Did you mean " + NearestName.of(path, known) + "?");
                    }
                }
                return freeze(new Settings(tree), unknown);
            });
        });
    }

    private Future<JsonObject> retrieve(List<ConfigStoreOptions> stores) {
        ConfigRetriever retriever = ConfigRetriever.create(
                vertx, new ConfigRetrieverOptions().setScanPeriod(-1).setStores(stores));
        return retriever.getConfig().onComplete(done -> retriever.close());
    }

    private Configuration freeze(Settings settings, List<String> unknown) {
        Mode mode = Mode.valueOf(
                settings.oneOf("mode", List.of("local", "production")).toUpperCase(Locale.ROOT));
        Configuration configuration = new Configuration(
                mode,
                dataDir(settings.text("dataDir")),
                WebAddresses.publicUrl(settings),
                settings.list("allowedOrigins").stream()
                        .map(origin -> WebAddresses.origin(settings, origin))
                        .toList(),
                WebAddresses.trustedProxies(settings),
                http(settings),
                new Management(settings.text("management.host"), (int) settings.number("management.port", 0, 65_535)),
                DatabaseSettings.database(settings),
                new Bitcoin(settings.oneOf("bitcoin.network", List.of("mainnet", "testnet", "signet", "regtest"))
                        .toLowerCase(Locale.ROOT)),
                new Documents(
                        settings.duration("documents.retention", SECOND, Duration.ofDays(3650)),
                        settings.duration("documents.sweepInterval", SECOND, Duration.ofDays(1)),
                        settings.number("documents.minFreeBytes", 0, Long.MAX_VALUE),
                        settings.number("documents.databaseReserveBytes", 0, Long.MAX_VALUE),
                        settings.number("documents.maxBytes", 0, Long.MAX_VALUE),
                        settings.number("documents.maxBytesPerNetwork", 0, Long.MAX_VALUE)),
                rendering(settings),
                new Shop(zone(settings, "shop.timeZone")),
                new Purchases(
                        settings.duration("purchases.abandonedAfter", SECOND, Duration.ofDays(3650)),
                        settings.duration("purchases.sweepInterval", SECOND, Duration.ofDays(1))),
                new LowStock(settings.duration("lowStock.expiringWithin", Duration.ZERO, Duration.ofDays(3650))),
                lists(settings),
                new Work(settings.flag("work.whileServing")),
                AccountSettings.account(settings),
                AccountSettings.admin(settings),
                new Logging(
                        settings.oneOf("logging.level", List.of("INFO", "WARN", "ERROR", "DEBUG"))
                                .toUpperCase(Locale.ROOT),
                        settings.number("logging.maxFileBytes", 1_024, Long.MAX_VALUE),
                        settings.number("logging.maxTotalBytes", 1_024, Long.MAX_VALUE),
                        (int) settings.number("logging.maxDays", 1, 36_500)));
        checkPorts(settings, configuration);
        if (mode == Mode.PRODUCTION) {
            checkProduction(settings, configuration);
        }
        List<String> mistakes = new ArrayList<>(unknown);
        mistakes.addAll(settings.mistakes());
        if (!mistakes.isEmpty()) {
            throw new InvalidConfigurationException(mistakes);
        }
        return configuration;
    }

    /** Vert.x would give the port to both, and each would answer some of the other's requests. */
    private static void checkPorts(Settings settings, Configuration configuration) {
        Http http = configuration.http();
        if (http.port() != 0 && configuration.management().equals(new Management(http.host(), http.port()))) {
            settings.mistake("management.port", "must be another than http.port, which is " + http.port() + " too");
        }
    }

    private static void checkProduction(Settings settings, Configuration configuration) {
        if (configuration.publicUrl() == null) {
            settings.mistake("publicUrl", "must be set in production");
        }
        if (settings.text("database.url").isEmpty()) {
            settings.mistake("database.url", "must be set in production");
        }
        if (configuration.allowedOrigins().isEmpty()
                || configuration.allowedOrigins().stream().anyMatch(origin -> origin.startsWith("http://"))) {
            settings.mistake("allowedOrigins", "must be set in production, to https origins only");
        }
    }

    private static Http http(Settings settings) {
        String certificate = settings.text("http.certificate");
        String key = settings.text("http.key");
        if (certificate.isEmpty() != key.isEmpty()) {
            settings.mistake("http.certificate", "and http.key must be set together");
        }
        int maxBodyBytes = (int) settings.number("http.maxBodyBytes", 1_024, 64 << 20);
        return new Http(
                settings.text("http.host"),
                (int) settings.number("http.port", 0, 65_535),
                settings.flag("http.tls"),
                readableFile(settings, "http.certificate"),
                readableFile(settings, "http.key"),
                maxBodyBytes,
                settings.number("http.maxBodyBytesInFlight", maxBodyBytes, Long.MAX_VALUE),
                settings.duration("http.idleTimeout", SECOND, HOUR),
                settings.duration("http.requestTimeout", SECOND, HOUR),
                settings.duration("http.shutdownTimeout", SECOND, HOUR));
    }

    private static Rendering rendering(Settings settings) {
        int threads = (int) settings.number("rendering.interactiveThreads", 0, 1_024);
        return new Rendering(
                threads == 0 ? Runtime.getRuntime().availableProcessors() : threads,
                (int) settings.number("rendering.interactiveQueue", 0, 100_000),
                (int) settings.number("rendering.bulkThreads", 1, 1_024),
                (int) settings.number("rendering.bulkQueue", 0, 100_000),
                (int) settings.number("rendering.bulkFromLines", 1, 10_000));
    }

    private static Lists lists(Settings settings) {
        // The contract allows no page larger than 200.
        int mistakes = settings.mistakes().size();
        int maxLimit = (int) settings.number("lists.maxLimit", 1, 200);
        int defaultLimit = (int) settings.number("lists.defaultLimit", 1, 200);
        if (defaultLimit > maxLimit && settings.mistakes().size() == mistakes) {
            settings.mistake("lists.defaultLimit", "must be at most lists.maxLimit, which is " + maxLimit);
        }
        return new Lists(defaultLimit, maxLimit);
    }

    private static ZoneId zone(Settings settings, String path) {
        String text = settings.text(path);
        try {
            return text.isEmpty() ? ZoneId.systemDefault() : ZoneId.of(text);
        } catch (DateTimeException unknown) {
            settings.mistake(path, "must be a time zone such as Europe/Zurich, not '" + text + "'");
            return ZoneId.systemDefault();
        }
    }

    private Path dataDir(String text) {
        if (!text.isEmpty()) {
            return Path.of(text).toAbsolutePath();
        }
        String xdg = environment.getOrDefault("XDG_DATA_HOME", "");
        Path home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")));
        return (xdg.isEmpty() ? home.resolve(".local/share") : Path.of(xdg)).resolve("quittance");
    }

    private static @Nullable Path readableFile(Settings settings, String path) {
        String text = settings.text(path);
        if (text.isEmpty()) {
            return null;
        }
        if (!Files.isReadable(Path.of(text))) {
            settings.mistake(path, "names '" + text + "', which cannot be read");
        }
        return Path.of(text);
    }
}
