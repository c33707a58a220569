package io.quittance.account;

import io.quittance.access.Role;
import io.quittance.db.SearchWords;
import io.quittance.db.Times;
import io.quittance.http.Page;
import io.quittance.http.Paging;
import io.quittance.problem.Kind;
import io.quittance.problem.ProblemException;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Users in the database. */
final class UserRepository {

    private static final Kind EMAIL_TAKEN = new Kind(409, "email-taken", "Email taken");

    private static final String FIND =
            "select id, email, name, role, disabled_at, created_at, version from users where id = $1";

    private static final String FIND_FOR_CHANGE = FIND + " for update";

    private static final String FIND_BY_EMAIL = """
            select w.email as folded, u.id, u.password_hash, u.disabled_at
            from (select lower($1) as email) w left join users u on lower(u.email) = w.email
            """;

    private static final String LOCK_ROLE = "select role from users where id = $1 and disabled_at is null for share";

    private static final String FIND_SECRET = "select email, password_hash from users where id = $1";

    /** The first page starts after what comes before everybody; after a cursor that is not there nobody comes. */
    private static final String PAGE = """
            select id, email, name, role, disabled_at, created_at, version from users
            where (created_at, id) > (
                coalesce((select created_at from users where id = $1),
                    case when $1 is null then '-infinity'::timestamptz end),
                coalesce($1, '00000000-0000-0000-0000-000000000000'::uuid))
            order by created_at, id limit $2
            """;

    private static final String PAGE_FOUND = """
            select id, email, name, role, disabled_at, created_at, version from users
            where (created_at, id) > (
                coalesce((select created_at from users where id = $1),
                    case when $1 is null then '-infinity'::timestamptz end),
                coalesce($1, '00000000-0000-0000-0000-000000000000'::uuid))
              and search @@ (select search_query($3))
            order by created_at, id limit $2
            """;

    private static final String INSERT = """
            insert into users (id, email, name, role, password_hash, created_at) values ($1, $2, $3, $4, $5, $6)
            returning id, email, name, role, disabled_at, created_at, version
            """;

    private static final String UPDATE = """
            update users set email = $2, name = $3, role = $4,
                disabled_at = case when $5 then coalesce(disabled_at, $6) end, version = version + 1
            where id = $1
            returning id, email, name, role, disabled_at, created_at, version
            """;

    private static final String SET_PASSWORD = "update users set password_hash = $2 where id = $1";

    private static final String DELETE = "delete from users where id = $1";

    /**
     * Whoever waits here sees, once it goes on, only those who still are admins. In one order, so that two never wait for
     * each other.
     */
    private static final String LOCK_ADMINS =
            "select id from users where role = 'admin' and disabled_at is null order by id for update";

    private static final String HAS_ADMIN = "select from users where role = 'admin' and disabled_at is null limit 1";

    private static final String EMAIL_INDEX = "users_email";

    /**
     * What a sign-in is checked against.
     *
     * @param foldedEmail what was asked for, with its letters folded as the database compares them
     * @param id null when there is no such user
     */
    record SignInData(
            String foldedEmail, @Nullable UUID id, @Nullable String passwordHash, boolean disabled) {}

    /** What a change of password is checked against. */
    record PasswordData(String email, @Nullable String passwordHash) {}

    /** Null when there is no such user. */
    Future<@Nullable User> find(SqlClient client, UUID id) {
        return client.preparedQuery(FIND).execute(Tuple.of(id)).map(UserRepository::first);
    }

    /** As {@link #find}; nobody else can change the user before the transaction ends. */
    Future<@Nullable User> findForChange(SqlClient client, UUID id) {
        return client.preparedQuery(FIND_FOR_CHANGE).execute(Tuple.of(id)).map(UserRepository::first);
    }

    Future<SignInData> findByEmail(SqlClient client, String email) {
        return client.preparedQuery(FIND_BY_EMAIL).execute(Tuple.of(email)).map(rows -> {
            Row row = rows.iterator().next();
            return new SignInData(
                    row.getString("folded"),
                    row.getUUID("id"),
                    row.getString("password_hash"),
                    row.getOffsetDateTime("disabled_at") != null);
        });
    }

    /**
     * The role of a user who may sign in; null when there is none. The user can neither lose it nor be disabled before the
     * transaction ends.
     */
    Future<@Nullable Role> lockRole(SqlClient client, UUID id) {
        return client.preparedQuery(LOCK_ROLE)
                .execute(Tuple.of(id))
                .map(rows ->
                        rows.size() == 0 ? null : Role.of(rows.iterator().next().getString("role")));
    }

    /** Null when there is no such user. */
    Future<@Nullable PasswordData> findSecret(SqlClient client, UUID id) {
        return client.preparedQuery(FIND_SECRET).execute(Tuple.of(id)).map(rows -> {
            if (rows.size() == 0) {
                return null;
            }
            Row row = rows.iterator().next();
            return new PasswordData(row.getString("email"), row.getString("password_hash"));
        });
    }

    /**
     * The first made first.
     *
     * @param search null for all
     * @return fails with status 400 when the cursor names nobody
     */
    Future<Page<User>> page(SqlClient client, Paging paging, @Nullable String search) {
        Tuple values = Tuple.of(paging.startingAfter(), paging.limit() + 1);
        Future<RowSet<Row>> found = search == null || !SearchWords.isIn(search)
                ? client.preparedQuery(PAGE).execute(values)
                : client.preparedQuery(PAGE_FOUND).execute(values.addValue(search));
        return found.compose(rows -> {
            List<User> users = new ArrayList<>();
            rows.forEach(row -> users.add(user(row)));
            UUID cursor = paging.startingAfter();
            return users.isEmpty() && cursor != null
                    ? find(client, cursor).map(named -> {
                        if (named == null) {
                            throw Paging.cursorUnknown();
                        }
                        return Page.of(users, paging.limit());
                    })
                    : Future.succeededFuture(Page.of(users, paging.limit()));
        });
    }

    /** Fails with status 409 when the email address is taken. */
    Future<User> insert(
            SqlClient client, UUID id, String email, String name, Role role, String passwordHash, OffsetDateTime now) {
        return client.preparedQuery(INSERT)
                .execute(Tuple.of(id, email, name, role.text(), passwordHash, now))
                .map(UserRepository::one)
                .recover(UserRepository::explain);
    }

    /** Fails with status 409 when the email address is taken. The row must have been locked. */
    Future<User> update(SqlClient client, UUID id, UserChange change, OffsetDateTime now) {
        return client.preparedQuery(UPDATE)
                .execute(Tuple.of(
                        id, change.email(), change.name(), change.role().text(), change.disabled(), now))
                .map(UserRepository::one)
                .recover(UserRepository::explain);
    }

    Future<Void> setPassword(SqlClient client, UUID id, String hash) {
        return client.preparedQuery(SET_PASSWORD).execute(Tuple.of(id, hash)).mapEmpty();
    }

    Future<Void> delete(SqlClient client, UUID id) {
        return client.preparedQuery(DELETE).execute(Tuple.of(id)).mapEmpty();
    }

    /** Those who are admins and may sign in. Until the transaction ends nobody else can make them fewer. */
    Future<List<UUID>> lockAdmins(SqlClient client) {
        return client.preparedQuery(LOCK_ADMINS).execute().map(rows -> {
            List<UUID> ids = new ArrayList<>();
            rows.forEach(row -> ids.add(row.getUUID("id")));
            return ids;
        });
    }

    Future<Boolean> hasAdmin(SqlClient client) {
        return client.preparedQuery(HAS_ADMIN).execute().map(rows -> rows.size() > 0);
    }

    private static <T> Future<T> explain(Throwable failure) {
        return Future.failedFuture(
                failure instanceof PgException refused && EMAIL_INDEX.equals(refused.getConstraint())
                        ? emailTaken()
                        : failure);
    }

    /** The refusal of an email address that another user has. */
    static ProblemException emailTaken() {
        return EMAIL_TAKEN.because("Another user has this email address.");
    }

    private static @Nullable User first(RowSet<Row> rows) {
        return rows.size() == 0 ? null : one(rows);
    }

    private static User one(RowSet<Row> rows) {
        return user(rows.iterator().next());
    }

    private static User user(Row row) {
        return new User(
                row.getUUID("id"),
                row.getString("email"),
                row.getString("name"),
                Role.of(row.getString("role")),
                row.getOffsetDateTime("disabled_at") != null,
                Times.read(row, "created_at"),
                row.getInteger("version"));
    }
}
