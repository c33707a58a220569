package io.quittance;

import io.quittance.access.Role;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Somebody with a role, a session and an API token, put straight into the database of a running app: most tests are not
 * about how people sign in.
 *
 * @param sessionSecret the value of the cookie
 */
public record TestUser(
        RunningApp app,
        UUID id,
        String email,
        Role role,
        UUID sessionId,
        String sessionSecret,
        UUID tokenId,
        String token) {

    private static final Duration DAY = Duration.ofDays(1);

    public static TestUser with(RunningApp app, Role role) {
        UUID id = UUID.randomUUID();
        String email = id + "@shop.example";
        app.database()
                .execute(
                        "insert into users (id, email, name, role, created_at) values (?, ?, ?, ?, ?)",
                        id,
                        email,
                        "Test " + role.text(),
                        role.text(),
                        at(app.clock().instant()));
        TestUser user = new TestUser(app, id, email, role, UUID.randomUUID(), hex(), UUID.randomUUID(), "qt_" + hex());
        user.insertSession(app.clock().instant(), DAY);
        user.insertToken(role);
        return user;
    }

    /** The same user in another browser, and with another token. */
    public TestUser again() {
        return again(app.clock().instant(), DAY, role);
    }

    /**
     * The same user in another browser, and with another token.
     *
     * @param begun when the session began and was last used
     * @param tokenRole what the token is for
     */
    public TestUser again(Instant begun, Duration lifetime, Role tokenRole) {
        TestUser user = new TestUser(app, id, email, role, UUID.randomUUID(), hex(), UUID.randomUUID(), "qt_" + hex());
        user.insertSession(begun, lifetime);
        user.insertToken(tokenRole);
        return user;
    }

    /** The cookie, and the header that lets it change something. */
    public String[] headers() {
        return new String[] {"Cookie", cookie(), "X-Requested-With", "test"};
    }

    public String cookie() {
        return "__Host-quittance=" + sessionSecret;
    }

    public String[] tokenHeaders() {
        return new String[] {"Authorization", "Bearer " + token};
    }

    private void insertSession(Instant begun, Duration lifetime) {
        app.database()
                .execute("""
                        insert into sessions
                            (id, secret_sha256, user_id, created_at, last_used_at, expires_at, client_address, user_agent)
                        values (?, ?, ?, ?, ?, ?, '192.0.2.1', 'test')
                        """, sessionId, sha256(sessionSecret), id, at(begun), at(begun), at(begun.plus(lifetime)));
    }

    private void insertToken(Role tokenRole) {
        app.database()
                .execute(
                        "insert into api_tokens (id, user_id, name, role, secret_sha256, created_at)"
                                + " values (?, ?, 'test', ?, ?, ?)",
                        tokenId,
                        id,
                        tokenRole.text(),
                        sha256(token),
                        at(app.clock().instant()));
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    private static String hex() {
        byte[] bytes = new byte[20];
        ThreadLocalRandom.current().nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
