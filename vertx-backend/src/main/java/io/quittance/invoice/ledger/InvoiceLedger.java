package io.quittance.invoice.ledger;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The book of issued papers: numbered without gaps, chained by hashes, only ever added to. */
public final class InvoiceLedger {

    /** From here to the commit everybody else who issues in the series waits. */
    private static final String TAKE_NUMBERS = """
            insert into ledger_series (series, last_number, head) values ($1, $2, decode(repeat('00', 32), 'hex'))
            on conflict (series) do update set last_number = ledger_series.last_number + excluded.last_number
            """;

    /** The columns are read from the content, so that they say the same. */
    private static final String ISSUE = """
            with recursive series as (
                select last_number - cardinality($2::text[]) as before, head from ledger_series where series = $1
            ), given as materialized (
                select place, content, (content::jsonb) as paper, before + place as position,
                    $1 || '-' || lpad((before + place)::text, greatest(6, length((before + place)::text)), '0') as number
                from series, unnest($2::text[]) with ordinality as contents (content, place)
            ), chain as (
                select place, head as previous_hash,
                    sha256(head || convert_to(number, 'UTF8') || sha256(convert_to(content, 'UTF8'))) as hash
                from given, series where place = 1
                union all
                select g.place, c.hash,
                    sha256(c.hash || convert_to(g.number, 'UTF8') || sha256(convert_to(g.content, 'UTF8')))
                from chain c join given g on g.place = c.place + 1
            ), issued as (
                insert into issued_invoices (id, kind, series, position, number, issued_at, issued_on, due_on, takes_back,
                    seller_name, seller_address, seller_email, seller_phone, seller_tax_id, seller_logo_sha256, buyer_name,
                    buyer_address, buyer_email, buyer_tax_id, subtotal_sats, discount_sats, discount_percent, tax_label,
                    tax_percent, tax_sats, total_sats, payment_address, address_index, notes, language, paper, content,
                    content_form, previous_hash, hash)
                select p.id, p.kind, p.series, g.position, g.number, p."issuedAt", p."issuedOn", p."dueOn", p."takesBack",
                    s.name, s.address, s.email, s.phone, s."taxId", decode(s."logoSha256", 'hex'), b.name,
                    b.address, b.email, b."taxId", p."subtotalSats", p."discountSats", p."discountPercent", p."taxLabel",
                    p."taxPercent", p."taxSats", p."totalSats", p."paymentAddress", p."addressIndex", p.notes, p.language,
                    p.paper, g.content, $3, c.previous_hash, c.hash
                from given g
                join chain c using (place)
                cross join jsonb_to_record(g.paper) as p (id uuid, kind text, series text, "issuedAt" timestamptz,
                    "issuedOn" date, "dueOn" date, "takesBack" uuid, "subtotalSats" bigint, "discountSats" bigint,
                    "discountPercent" numeric, "taxLabel" text, "taxPercent" numeric, "taxSats" bigint, "totalSats" bigint,
                    "paymentAddress" text, "addressIndex" bigint, notes text, language text, paper text)
                cross join jsonb_to_record(g.paper -> 'seller') as s (name text, address text, email text, phone text,
                    "taxId" text, "logoSha256" text)
                cross join jsonb_to_record(g.paper -> 'buyer') as b (name text, address text, email text, "taxId" text)
                returning id, position, number, total_sats
            ), listed as (
                insert into issued_lines (invoice_id, position, description, quantity, unit, unit_price_sats, discount_sats,
                    total_sats)
                select (g.paper ->> 'id')::uuid, l.position, l.description, l.quantity, l.unit, l."unitPriceSats",
                    l."discountSats", l."totalSats"
                from given g
                cross join rows from (jsonb_to_recordset(g.paper -> 'lines') as (description text, quantity numeric,
                    unit text, "unitPriceSats" bigint, "discountSats" bigint, "totalSats" bigint))
                    with ordinality as l (description, quantity, unit, "unitPriceSats", "discountSats", "totalSats", position)
            ), owed as (
                insert into invoice_balances (invoice_id, total_sats) select id, total_sats from issued
            ), continued as (
                update ledger_series set head = (select hash from chain order by place desc limit 1) where series = $1
            )
            select number from issued order by position
            """;

    private static final String FIND = "select " + LedgerRows.COLUMNS + " from issued_invoices where id = any($1)";

    private static final String LOGO =
            "select file from issued_invoices join logos on sha256 = seller_logo_sha256 where id = $1";

    private static final String RECEIVE =
            "update invoice_balances set paid_sats = paid_sats + $2 where invoice_id = $1";

    public InvoiceLedger() {}

    /**
     * Issues papers of one series with the next numbers, in their order. What is rolled back gives its numbers back, and so
     * there are no gaps.
     *
     * @param connection in a transaction, in which nothing should have to be waited for after this but the commit
     * @param papers one at least
     */
    public Future<List<IssuedPaper>> issue(SqlConnection connection, List<LedgerPaper> papers) {
        String series = papers.getFirst().series();
        String[] contents = papers.stream().map(CanonicalPaper::of).toArray(String[]::new);
        // Both go out together: nobody is kept waiting for the answer to the first.
        Future<RowSet<Row>> numbered =
                connection.preparedQuery(TAKE_NUMBERS).execute(Tuple.of(series, (long) contents.length));
        Future<RowSet<Row>> issued = connection
                .preparedQuery(ISSUE)
                .execute(Tuple.tuple()
                        .addString(series)
                        .addArrayOfString(contents)
                        .addInteger(CanonicalPaper.FORM));
        return Future.all(numbered, issued).map(both -> {
            List<IssuedPaper> done = new ArrayList<>(papers.size());
            issued.result().forEach(row -> done.add(new IssuedPaper(row.getString("number"), papers.get(done.size()))));
            return done;
        });
    }

    /**
     * Counts what was received for an invoice.
     *
     * @param sats negative for what was received only by mistake
     * @return fails with the violation of {@code invoice_balances_paid_sats_check} where it would have received less than
     *     nothing or more than there are bitcoin
     */
    public Future<Void> receive(SqlConnection connection, UUID invoiceId, long sats) {
        return connection
                .preparedQuery(RECEIVE)
                .execute(Tuple.of(invoiceId, sats))
                .mapEmpty();
    }

    /** Empty when there is none. */
    public Future<Optional<IssuedPaper>> find(SqlClient client, UUID id) {
        return findAll(client, List.of(id)).map(found -> found.stream().findFirst());
    }

    /** Those that there are, in no order. */
    public Future<List<IssuedPaper>> findAll(SqlClient client, List<UUID> ids) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(ids.toArray(UUID[]::new)))
                .compose(rows -> LedgerRows.withLines(client, rows));
    }

    /** The seller's logo on a paper. */
    public Future<Optional<Buffer>> logo(SqlClient client, UUID id) {
        return client.preparedQuery(LOGO).execute(Tuple.of(id)).map(rows -> {
            for (Row row : rows) {
                return Optional.of(row.getBuffer("file"));
            }
            return Optional.empty();
        });
    }
}
