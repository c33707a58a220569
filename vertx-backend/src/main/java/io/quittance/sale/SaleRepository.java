package io.quittance.sale;

import io.quittance.http.Paging;
import io.quittance.invoice.ledger.InvoiceLedger;
import io.quittance.invoice.ledger.IssuedPaper;
import io.quittance.invoice.ledger.LedgerPaper;
import io.quittance.purchase.PurchaseLine;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Sales, which are only ever added. */
final class SaleRepository {

    private static final String COLUMNS = """
            id, purchase_id, customer_id, invoice_id,
            array(select item_id from sale_lines where sale_id = sales.id order by position) as items
            """;

    private static final String INSERT =
            "insert into sales (id, purchase_id, customer_id, user_id, invoice_id) values ($1, $2, $3, $4, $5)";

    private static final String INSERT_LINES = """
            insert into sale_lines (sale_id, position, item_id)
            select $1, position, item_id from unnest($2::uuid[]) with ordinality as items (item_id, position)
            """;

    private static final String FIND = "select " + COLUMNS + " from sales where id = $1";

    private static final String PAGE = "select " + COLUMNS + """
            from sales
            where customer_id = $1 and id < coalesce($2::uuid, 'ffffffff-ffff-ffff-ffff-ffffffffffff')
            order by id desc limit $3
            """;

    private static final String HAS_CURSOR = "select from sales where customer_id = $1 and id = $2";

    private final InvoiceLedger ledger;

    SaleRepository(InvoiceLedger ledger) {
        this.ledger = ledger;
    }

    /**
     * Issues the invoice and keeps the sale. Everything goes out together: others who check out wait from here to the
     * commit.
     *
     * @param connection in a transaction that has locked the purchase
     * @param lines those of the purchase, in the order of the invoice's
     */
    Future<Sale> issue(
            SqlConnection connection,
            UUID id,
            UUID purchaseId,
            UUID customerId,
            UUID userId,
            LedgerPaper invoice,
            List<PurchaseLine> lines) {
        UUID[] items = lines.stream().map(PurchaseLine::itemId).toArray(UUID[]::new);
        Future<List<IssuedPaper>> issued = ledger.issue(connection, List.of(invoice));
        Future<RowSet<Row>> sold =
                connection.preparedQuery(INSERT).execute(Tuple.of(id, purchaseId, customerId, userId, invoice.id()));
        Future<RowSet<Row>> listed = connection
                .preparedQuery(INSERT_LINES)
                .execute(Tuple.tuple().addUUID(id).addArrayOfUUID(items));
        return Future.all(issued, sold, listed)
                .map(all -> new Sale(id, purchaseId, customerId, issued.result().getFirst(), Arrays.asList(items)));
    }

    Future<Optional<Sale>> find(SqlClient client, UUID id) {
        return client.preparedQuery(FIND)
                .execute(Tuple.of(id))
                .compose(rows -> withInvoices(client, rows))
                .map(sales -> sales.stream().findFirst());
    }

    /** The seller's logo on the invoice. */
    Future<Optional<Buffer>> logo(SqlClient client, Sale sale) {
        return ledger.logo(client, sale.invoice().paper().id());
    }

    /** The latest first; one more than the limit if there are so many. */
    Future<List<Sale>> page(SqlClient client, UUID customerId, Paging paging) {
        return client.preparedQuery(PAGE)
                .execute(Tuple.of(customerId, paging.startingAfter(), paging.limit() + 1))
                .compose(rows -> withInvoices(client, rows));
    }

    Future<Boolean> isOfCustomer(SqlClient client, UUID id, UUID customerId) {
        return client.preparedQuery(HAS_CURSOR)
                .execute(Tuple.of(customerId, id))
                .map(rows -> rows.size() > 0);
    }

    private Future<List<Sale>> withInvoices(SqlClient client, RowSet<Row> sales) {
        List<UUID> invoices = new ArrayList<>();
        sales.forEach(row -> invoices.add(row.getUUID("invoice_id")));
        return ledger.findAll(client, invoices).map(found -> {
            Map<UUID, IssuedPaper> byId = found.stream()
                    .collect(Collectors.toMap(issued -> issued.paper().id(), Function.identity()));
            List<Sale> all = new ArrayList<>();
            sales.forEach(row -> all.add(new Sale(
                    row.getUUID("id"),
                    row.getUUID("purchase_id"),
                    row.getUUID("customer_id"),
                    Objects.requireNonNull(byId.get(row.getUUID("invoice_id"))),
                    Arrays.asList(row.getArrayOfUUIDs("items")))));
            return all;
        });
    }
}
