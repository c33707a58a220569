package io.quittance.sale;

import io.quittance.http.Paging;
import io.quittance.invoice.Company;
import io.quittance.invoice.Customer;
import io.quittance.money.Sats;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Sales, which are only ever added. */
final class SaleRepository {

    private static final String COLUMNS = """
            id, purchase_id, customer_id, invoice_number, issued_at, issued_on, total_sats, payment_address, seller_name,
            seller_address, seller_email, seller_phone, seller_tax_id, customer_name, customer_email, customer_address
            """;

    /**
     * Everything in one statement, and nothing after it but the commit: from here to there everybody else who checks out
     * waits for the year's counter. A sale that is rolled back gives its number back with it, and so there are no gaps.
     */
    private static final String ISSUE = """
            with numbered as (
                insert into invoice_counters (year, last_number) values ($5, 1)
                on conflict (year) do update set last_number = invoice_counters.last_number + 1
                returning last_number::text as number
            ), issued as (
                insert into sales (id, purchase_id, customer_id, user_id, invoice_number, issued_at, issued_on, total_sats,
                    payment_address, seller_name, seller_address, seller_email, seller_phone, seller_tax_id,
                    seller_logo_sha256, customer_name, customer_email, customer_address)
                select $1, $2, c.id, $4, $5::int || '-' || lpad(n.number, greatest(6, length(n.number)), '0'), $6, $7, $8::bigint,
                    s.bitcoin_address, s.name, s.address, s.email, s.phone, s.tax_id,
                    s.logo_sha256, c.name, c.email, c.address
                from numbered n, company s, customers c where c.id = $3
                returning *
            ), listed as (
                insert into sale_lines (sale_id, position, item_id, description, quantity, unit_price_sats, total_sats)
                select i.id, row_number() over (order by l.position), l.item_id, l.description, l.quantity,
                    l.unit_price_sats, l.quantity * l.unit_price_sats
                from issued i join purchase_lines l on l.purchase_id = i.purchase_id
            )
            select %s from issued
            """.formatted(COLUMNS);

    private static final String FIND = "select " + COLUMNS + " from sales where id = $1";

    private static final String LOGO = "select file from sales join logos on sha256 = seller_logo_sha256 where id = $1";

    private static final String PAGE = "select " + COLUMNS + """
            from sales
            where customer_id = $1 and id < coalesce($2::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
            order by id desc limit $3
            """;

    private static final String HAS_CURSOR = "select from sales where customer_id = $1 and id = $2";

    private static final String LINES = """
            select sale_id, item_id, description, quantity, unit_price_sats, total_sats
            from sale_lines where sale_id = any($1) order by position
            """;

    SaleRepository() {}

    /**
     * Takes the next number of the year and keeps seller, customer and lines as they are now.
     *
     * @param connection in a transaction that has locked the purchase
     * @param lines those of the purchase
     */
    Future<Sale> issue(
            SqlConnection connection,
            UUID id,
            UUID purchaseId,
            UUID customerId,
            UUID userId,
            Instant issuedAt,
            LocalDate issuedOn,
            List<PurchaseLine> lines) {
        Tuple values = Tuple.tuple()
                .addUUID(id)
                .addUUID(purchaseId)
                .addUUID(customerId)
                .addUUID(userId)
                .addInteger(issuedOn.getYear())
                .addOffsetDateTime(issuedAt.atOffset(ZoneOffset.UTC))
                .addLocalDate(issuedOn)
                .addLong(PurchaseLine.total(lines).value());
        List<SaleLine> sold = lines.stream()
                .map(line -> new SaleLine(
                        line.itemId(), line.description(), line.quantity(), line.unitPrice(), line.total()))
                .toList();
        return connection
                .preparedQuery(ISSUE)
                .execute(values)
                .map(rows -> sale(rows.iterator().next(), sold));
    }

    Future<Optional<Sale>> find(SqlClient client, UUID id) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(id))
                .compose(rows -> withLines(client, rows))
                .map(sales -> sales.stream().findFirst());
    }

    /** The seller's logo on the invoice. */
    Future<Optional<Buffer>> logo(SqlClient client, UUID id) {
        return client.preparedQuery(LOGO).execute(Tuple.of(id)).map(rows -> {
            for (Row row : rows) {
                return Optional.of(row.getBuffer("file"));
            }
            return Optional.empty();
        });
    }

    /** The latest first; one more than the limit if there are so many. */
    Future<List<Sale>> page(SqlClient client, UUID customerId, Paging paging) {
        return client.preparedQuery(PAGE)
                .execute(Tuple.of(customerId, paging.startingAfter(), paging.limit() + 1))
                .compose(rows -> withLines(client, rows));
    }

    Future<Boolean> isOfCustomer(SqlClient client, UUID id, UUID customerId) {
        return client.preparedQuery(HAS_CURSOR)
                .execute(Tuple.of(customerId, id))
                .map(rows -> rows.size() > 0);
    }

    private static Future<List<Sale>> withLines(SqlClient client, RowSet<Row> sales) {
        List<UUID> ids = new ArrayList<>();
        sales.forEach(row -> ids.add(row.getUUID("id")));
        return client.preparedQuery(LINES)
                .execute(Tuple.of(ids.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, List<SaleLine>> lines = new HashMap<>();
                    for (Row row : rows) {
                        lines.computeIfAbsent(row.getUUID("sale_id"), id -> new ArrayList<>())
                                .add(line(row));
                    }
                    List<Sale> found = new ArrayList<>();
                    sales.forEach(row -> found.add(sale(row, lines.getOrDefault(row.getUUID("id"), List.of()))));
                    return found;
                });
    }

    private static Sale sale(Row row, List<SaleLine> lines) {
        return new Sale(
                row.getUUID("id"),
                row.getUUID("purchase_id"),
                row.getUUID("customer_id"),
                row.getString("invoice_number"),
                row.getOffsetDateTime("issued_at").toInstant(),
                row.getLocalDate("issued_on"),
                new Sats(row.getLong("total_sats")),
                row.getString("payment_address"),
                new Company(
                        row.getString("seller_name"),
                        row.getString("seller_address"),
                        row.getString("seller_email"),
                        row.getString("seller_phone"),
                        row.getString("seller_tax_id"),
                        null),
                new Customer(
                        row.getString("customer_name"),
                        row.getString("customer_address"),
                        row.getString("customer_email")),
                lines);
    }

    private static SaleLine line(Row row) {
        return new SaleLine(
                row.getUUID("item_id"),
                row.getString("description"),
                row.getInteger("quantity"),
                new Sats(row.getLong("unit_price_sats")),
                new Sats(row.getLong("total_sats")));
    }
}
