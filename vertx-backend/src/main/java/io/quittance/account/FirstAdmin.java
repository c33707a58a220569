package io.quittance.account;

import io.quittance.access.Password;
import io.quittance.access.PasswordQueue.Turn;
import io.quittance.access.Passwords;
import io.quittance.access.RandomSecret;
import io.quittance.access.Role;
import io.quittance.config.Configuration;
import io.quittance.config.Secret;
import io.quittance.db.Database;
import io.quittance.db.Ids;
import io.quittance.db.Times;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Sees to it, at every start, that somebody can become the first admin. */
public final class FirstAdmin {

    private static final Logger LOG = LoggerFactory.getLogger(FirstAdmin.class);
    private static final Duration LINK_LIFETIME = Duration.ofDays(366);

    /** Instances that start together take turns. The number only has to be ours. */
    private static final String TAKE_TURNS = "select pg_advisory_xact_lock(4207, 1)";

    private final Database database;
    private final Passwords passwords;
    private final Ids ids;
    private final Clock clock;
    private final Configuration.Admin settings;
    private final URI spaUrl;
    private final UserRepository users = new UserRepository();
    private final InvitationRepository invitations = new InvitationRepository();

    /** @param spaUrl where people see the service; without a trailing slash */
    public FirstAdmin(
            Database database, Passwords passwords, Ids ids, Clock clock, Configuration.Admin settings, URI spaUrl) {
        this.database = database;
        this.passwords = passwords;
        this.ids = ids;
        this.clock = clock;
        this.settings = settings;
        this.spaUrl = spaUrl;
    }

    /**
     * While there is no admin: makes the one of the settings, or else prints a link to register by. A link that was
     * printed before is useless then. Fails when the database does; then it can be tried again.
     */
    public Future<Void> prepare() {
        return users.hasAdmin(database.client()).compose(there -> there ? Future.succeededFuture() : makePossible());
    }

    private Future<Void> makePossible() {
        Secret password = settings.password();
        if (password == null) {
            return turn(this::printLink);
        }
        String email = Objects.requireNonNull(settings.email());
        return passwords
                .hash(new Password(password.value()), email, "/admin/password", Turn.OURS)
                .compose(hash -> turn(connection -> make(connection, email, hash)), refused -> {
                    // No reason to keep everybody else from working.
                    LOG.error("There is no admin, and the password of the settings is not accepted", refused);
                    return Future.succeededFuture();
                });
    }

    private Future<Void> turn(Function<SqlConnection, Future<Void>> work) {
        return database.transaction(connection -> connection
                .query(TAKE_TURNS)
                .execute()
                .compose(mine -> users.hasAdmin(connection))
                .compose(there -> there ? Future.succeededFuture() : work.apply(connection)));
    }

    private Future<Void> make(SqlConnection connection, String email, String hash) {
        return users.insert(connection, ids.next(), email, "Admin", Role.ADMIN, hash, Times.now(clock))
                .compose(admin -> invitations.revokeSetup(connection))
                .onSuccess(done -> LOG.info("The first admin is made, with the password of the settings"));
    }

    private Future<Void> printLink(SqlConnection connection) {
        RandomSecret secret = RandomSecret.make();
        OffsetDateTime now = Times.now(clock);
        Invitation link = new Invitation(
                ids.next(),
                null,
                Role.ADMIN,
                now.toInstant(),
                now.plus(LINK_LIFETIME).toInstant());
        return invitations
                .revokeSetup(connection)
                .compose(revoked -> invitations.insert(connection, link, secret.sha256(), null))
                // A warning: it has to be seen where less is logged, too.
                .onSuccess(done -> LOG.warn(
                        "There is no admin yet. Whoever opens this link first becomes one: {}/register#invitation={}",
                        spaUrl,
                        secret.text()));
    }
}
