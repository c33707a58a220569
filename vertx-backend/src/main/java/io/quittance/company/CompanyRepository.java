package io.quittance.company;

import io.quittance.http.IfMatch;
import io.quittance.problem.Kind;
import io.quittance.problem.ProblemException;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.OptionalInt;

/** The one row that says who sells, and the logos there ever were. */
public final class CompanyRepository {

    private static final Kind COMPANY_MISSING = new Kind(409, "company-missing", "Company missing");

    private static final String FIND = """
            select name, address, email, phone, tax_id, bitcoin_address, version, logos.file as logo,
                coalesce(logos.encoded_anew, true) as encoded_anew
            from company left join logos on logos.sha256 = company.logo_sha256
            """;

    private static final String KEEP_LOGO = """
            with kept as (
                insert into logos (sha256, file, encoded_anew) select sha256($6::bytea), $6, true where $6 is not null
                on conflict (sha256) do update set encoded_anew = true where not logos.encoded_anew
            )
            """;

    private static final String INSERT = KEEP_LOGO + """
            insert into company (name, address, email, phone, tax_id, logo_sha256, bitcoin_address)
            values ($1, $2, $3, $4, $5, sha256($6), $7) on conflict do nothing returning version
            """;

    private static final String UPDATE = KEEP_LOGO + """
            update company set name = $1, address = $2, email = $3, phone = $4, tax_id = $5, logo_sha256 = sha256($6),
                bitcoin_address = $7, version = version + 1
            where $8::int[] is null or version = any($8) returning version
            """;

    private static final String FIND_BILLING = """
            select name, address, email, phone, tax_id, encode(logo_sha256, 'hex') as logo_sha256, bitcoin_address from company
            """;

    public CompanyRepository() {}

    /** Empty when nobody has said yet who sells. */
    public Future<Optional<StoredCompany>> find(SqlClient client) {
        return client.preparedQuery(FIND).execute().map(rows -> {
            for (Row row : rows) {
                return Optional.of(
                        new StoredCompany(settings(row), row.getInteger("version"), row.getBoolean("encoded_anew")));
            }
            return Optional.empty();
        });
    }

    /** As {@link #find} knows it, without the logo's file. */
    public Future<Optional<BillingCompany>> findBilling(SqlClient client) {
        return client.preparedQuery(FIND_BILLING).execute().map(rows -> {
            for (Row row : rows) {
                return Optional.of(new BillingCompany(
                        row.getString("name"),
                        row.getString("address"),
                        row.getString("email"),
                        row.getString("phone"),
                        row.getString("tax_id"),
                        row.getString("logo_sha256"),
                        row.getString("bitcoin_address")));
            }
            return Optional.empty();
        });
    }

    /** The first time. Gives the version; empty when there is a company already. */
    Future<OptionalInt> insert(SqlClient client, CompanySettings settings) {
        return client.preparedQuery(INSERT).execute(values(settings)).map(CompanyRepository::version);
    }

    /** Gives the new version; empty when there is none of these versions. */
    Future<OptionalInt> update(SqlClient client, CompanySettings settings, IfMatch based) {
        return client.preparedQuery(UPDATE)
                .execute(values(settings).addArrayOfInteger(based.versions()))
                .map(CompanyRepository::version);
    }

    private static Tuple values(CompanySettings settings) {
        return Tuple.tuple()
                .addString(settings.name())
                .addString(settings.address())
                .addString(settings.email())
                .addString(settings.phone())
                .addString(settings.taxId())
                .addBuffer(settings.logo() == null ? null : Buffer.buffer(settings.logo()))
                .addString(settings.bitcoinAddress());
    }

    private static OptionalInt version(RowSet<Row> rows) {
        for (Row row : rows) {
            return OptionalInt.of(row.getInteger("version"));
        }
        return OptionalInt.empty();
    }

    private static CompanySettings settings(Row row) {
        Buffer logo = row.getBuffer("logo");
        return new CompanySettings(
                row.getString("name"),
                row.getString("address"),
                row.getString("email"),
                row.getString("phone"),
                row.getString("tax_id"),
                logo == null ? null : logo.getBytes(),
                row.getString("bitcoin_address"));
    }

    /** Nothing can be billed before it is known who sells and where customers pay. */
    public static ProblemException missing() {
        return COMPANY_MISSING.because("Say first who sells, and where customers pay.");
    }
}
