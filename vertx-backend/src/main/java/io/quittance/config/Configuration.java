package io.quittance.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can be set, already checked. {@code defaults.yaml} says what each setting means.
 *
 * @param publicUrl what links start with, without a trailing slash; null when the listening address is to be used
 * @param allowedOrigins origins in the form a browser sends them, {@code https://shop.example}
 * @param trustedProxies addresses or CIDR blocks
 */
public record Configuration(
        Mode mode,
        Path dataDir,
        @Nullable URI publicUrl,
        List<String> allowedOrigins,
        List<String> trustedProxies,
        Http http,
        Management management,
        Database database,
        Bitcoin bitcoin,
        Documents documents,
        Rendering rendering,
        Shop shop,
        Purchases purchases,
        LowStock lowStock,
        Lists lists,
        Work work,
        Account account,
        Admin admin,
        Logging logging) {

    /** What links start with, without a trailing slash. */
    public URI address() {
        if (publicUrl != null) {
            return publicUrl;
        }
        String host = http.host().equals("127.0.0.1") || http.host().equals("0.0.0.0") ? "localhost" : http.host();
        return URI.create((http.tls() ? "https://" : "http://") + host + ":" + http.port());
    }

    /** Where people see the service: at the first origin that may call it. */
    public URI pages() {
        return allowedOrigins.isEmpty() ? address() : URI.create(allowedOrigins.getFirst());
    }

    /** Local needs no setting; production refuses defaults that would be unsafe. */
    public enum Mode {
        LOCAL,
        PRODUCTION
    }

    /**
     * The public server.
     *
     * @param certificate PEM file; null for the certificate that the service makes itself
     * @param key PEM file, given together with the certificate
     * @param maxBodyBytes the largest request body
     * @param maxBodyBytesInFlight the most that may have arrived of all bodies whose requests are not over
     */
    public record Http(
            String host,
            int port,
            boolean tls,
            @Nullable Path certificate,
            @Nullable Path key,
            int maxBodyBytes,
            long maxBodyBytesInFlight,
            Duration idleTimeout,
            Duration requestTimeout,
            Duration shutdownTimeout) {}

    /** Health and metrics; not for the public. */
    public record Management(String host, int port) {}

    /**
     * The database.
     *
     * @param url null for the embedded PostgreSQL under the data folder
     * @param migrationUrl for the role that owns the tables; null where it is the one of {@code url}
     * @param poolSize the most connections that are open at the same time
     * @param connectTimeout how long making a connection may take, and how long a request waits for a free one
     * @param statementTimeout how long one statement may take
     * @param lockTimeout how long one statement waits for a lock, at most half of connectTimeout
     */
    public record Database(
            @Nullable DatabaseUrl url,
            @Nullable DatabaseUrl migrationUrl,
            int poolSize,
            Duration connectTimeout,
            Duration statementTimeout,
            Duration lockTimeout) {}

    /** Names the network as {@code mainnet}, {@code testnet}, {@code signet} or {@code regtest}. */
    public record Bitcoin(String network) {}

    /**
     * Hosted documents and the disk.
     *
     * @param retention how long they live
     * @param minFreeBytes with less room than this on the disk none is accepted
     * @param databaseReserveBytes left alone beyond that, where the embedded database has the same disk
     * @param maxBytes what all of them may take together
     * @param maxBytesPerNetwork what those may take that were made for one client network
     */
    public record Documents(
            Duration retention,
            Duration sweepInterval,
            long minFreeBytes,
            long databaseReserveBytes,
            long maxBytes,
            long maxBytesPerNetwork) {}

    /**
     * Worker pools for people and for bulk work.
     *
     * @param bulkFromLines an invoice with more lines than this goes to the bulk pool
     */
    public record Rendering(
            int interactiveThreads, int interactiveQueue, int bulkThreads, int bulkQueue, int bulkFromLines) {}

    /** The business: its zone decides which day it is. */
    public record Shop(ZoneId timeZone) {}

    /** How long an open purchase is left alone before it gives its stock back, and how often such are looked for. */
    public record Purchases(Duration abandonedAfter, Duration sweepInterval) {}

    /** How far away, in whole days, the last day of an item may be to count as soon. */
    public record LowStock(Duration expiringWithin) {}

    /** How many entries a page of a list has when nobody asks for more or less, and at most. */
    public record Lists(int defaultLimit, int maxLimit) {}

    /** Whether an instance that serves also does the jobs that are due. */
    public record Work(boolean whileServing) {}

    /**
     * How people are known.
     *
     * @param sessionIdle a session that was not used for so long is over
     * @param sessionLifetime a session is over then, however much it is used
     * @param bcryptCost passwords are hashed in 2^cost rounds
     * @param bcryptQueue sign-ins that may wait for a thread: of people who are known there, and of others, each
     * @param failureWindow wrong passwords are counted within windows of this length
     * @param failuresPerPair how many of them one address may have with one account
     * @param failuresPerAddress how many of them one address may have
     * @param failuresPerAccount how many of them one account may have from addresses that it was never used from
     */
    public record Account(
            Registration registration,
            Duration invitationLifetime,
            Duration sessionIdle,
            Duration sessionLifetime,
            int bcryptCost,
            int bcryptThreads,
            int bcryptQueue,
            Duration failureWindow,
            int failuresPerPair,
            int failuresPerAddress,
            int failuresPerAccount) {}

    /** Who may register by themselves. */
    public enum Registration {
        OPEN,
        INVITATION,
        OFF
    }

    /** The first admin, made at a start without any; null when a link is to be printed instead. */
    public record Admin(@Nullable String email, @Nullable Secret password) {}

    /** What is logged and how much of it is kept. */
    public record Logging(String level, long maxFileBytes, long maxTotalBytes, int maxDays) {}
}
