package io.quittance.db;

import io.quittance.config.Configuration;
import io.quittance.config.DatabaseUrl;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.ClientSSLOptions;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnectOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Makes pools of connections, all in the same way. */
final class Pools {

    /** Longer than a statement may take, so that only a server that has gone silent meets it. */
    private static final Duration SILENCE_AFTER_STATEMENT = Duration.ofSeconds(10);

    /** More waiting requests than this are refused at once. */
    private static final int MAX_WAITING = 2_000;

    private Pools() {}

    /** @param whereTo asked for each new connection */
    static Pool open(
            Vertx vertx, Configuration.Database settings, int size, Supplier<Future<SqlConnectOptions>> whereTo) {
        PoolOptions options = new PoolOptions()
                .setMaxSize(size)
                .setMaxWaitQueueSize(MAX_WAITING)
                .setConnectionTimeout((int) settings.connectTimeout().toMillis())
                .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS)
                // Before the transport takes them for dead.
                .setIdleTimeout((int) settings.statementTimeout().toMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        return PgBuilder.pool()
                .with(options)
                .with(transport(settings))
                .connectingTo(whereTo)
                .using(vertx)
                .build();
    }

    static PgConnectOptions connectOptions(DatabaseUrl url, Configuration.Database settings) {
        PgConnectOptions options = new PgConnectOptions()
                .setHost(url.host())
                .setPort(url.port())
                .setDatabase(url.name())
                .setUser(url.user())
                .setPassword(url.password().value())
                .setSslMode(SslMode.of(url.sslMode().urlName()))
                .setCachePreparedStatements(true)
                .addProperty("application_name", "quittance")
                // Dates and times in statements mean the same wherever the server stands.
                .addProperty("TimeZone", "UTC")
                .addProperty(
                        "statement_timeout",
                        Long.toString(settings.statementTimeout().toMillis()))
                // Before those who wait for a connection give up, or one locked row would stop all of them.
                .addProperty(
                        "lock_timeout", Long.toString(settings.lockTimeout().toMillis()))
                // Should we freeze in the middle of a transaction, the rows it has locked are free again after this.
                .addProperty(
                        "idle_in_transaction_session_timeout",
                        Long.toString(settings.statementTimeout().toMillis()));
        if (url.sslMode() != DatabaseUrl.SslMode.DISABLE) {
            options.setSslOptions(tls(url));
        }
        return options;
    }

    private static NetClientOptions transport(Configuration.Database settings) {
        return new NetClientOptions()
                .setConnectTimeout((int) settings.connectTimeout().toMillis())
                .setTcpKeepAlive(true)
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setReadIdleTimeout((int) settings.statementTimeout()
                        .plus(SILENCE_AFTER_STATEMENT)
                        .toMillis());
    }

    private static ClientSSLOptions tls(DatabaseUrl url) {
        ClientSSLOptions options = new ClientSSLOptions()
                .setHostnameVerificationAlgorithm(url.sslMode() == DatabaseUrl.SslMode.VERIFY_FULL ? "HTTPS" : "")
                .setTrustAll(url.sslMode().compareTo(DatabaseUrl.SslMode.VERIFY_CA) < 0);
        if (url.rootCertificate() != null) {
            options.setTrustOptions(
                    new PemTrustOptions().addCertPath(url.rootCertificate().toString()));
        }
        return options;
    }
}
