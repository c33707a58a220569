package io.quittance.invoice.ledger;

import io.quittance.invoice.Buyer;
import io.quittance.invoice.Discount;
import io.quittance.invoice.Seller;
import io.quittance.invoice.Tax;
import io.quittance.money.Percent;
import io.quittance.money.Quantity;
import io.quittance.money.Sats;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Papers of the ledger as rows. */
final class LedgerRows {

    /** Of {@code issued_invoices} alone, or joined where no other table has columns of these names. */
    static final String COLUMNS = """
            issued_invoices.id, kind, series, number, issued_at, issued_on, due_on, takes_back, seller_name, seller_address,
            seller_email, seller_phone, seller_tax_id, seller_logo_sha256, buyer_name, buyer_address, buyer_email,
            buyer_tax_id, subtotal_sats, discount_sats, discount_percent, tax_label,
            tax_percent, tax_sats, issued_invoices.total_sats, payment_address, address_index,
            notes, language, paper
            """;

    private static final String LINES = """
            select invoice_id, description, quantity, unit, unit_price_sats, discount_sats, total_sats
            from issued_lines where invoice_id = any($1) order by position
            """;

    private LedgerRows() {}

    /** The papers of rows that have {@link #COLUMNS}, in their order, with their lines. */
    static Future<List<IssuedPaper>> withLines(SqlClient client, RowSet<Row> papers) {
        List<UUID> ids = new ArrayList<>();
        papers.forEach(row -> ids.add(row.getUUID("id")));
        return client.preparedQuery(LINES)
                .execute(Tuple.of(ids.toArray(UUID[]::new)))
                .map(rows -> {
                    Map<UUID, List<LedgerLine>> lines = new HashMap<>();
                    for (Row row : rows) {
                        lines.computeIfAbsent(row.getUUID("invoice_id"), id -> new ArrayList<>())
                                .add(line(row));
                    }
                    List<IssuedPaper> found = new ArrayList<>();
                    papers.forEach(row -> found.add(new IssuedPaper(
                            row.getString("number"), paper(row, lines.getOrDefault(row.getUUID("id"), List.of())))));
                    return found;
                });
    }

    private static LedgerPaper paper(Row row, List<LedgerLine> lines) {
        Buffer logo = row.getBuffer("seller_logo_sha256");
        return new LedgerPaper(
                row.getUUID("id"),
                PaperKind.of(row.getString("kind")),
                row.getString("series"),
                row.getOffsetDateTime("issued_at").toInstant(),
                row.getLocalDate("issued_on"),
                row.getLocalDate("due_on"),
                row.getUUID("takes_back"),
                new Seller(
                        row.getString("seller_name"),
                        row.getString("seller_address"),
                        row.getString("seller_email"),
                        row.getString("seller_phone"),
                        row.getString("seller_tax_id"),
                        null),
                logo == null ? null : HexFormat.of().formatHex(logo.getBytes()),
                new Buyer(row.getString("buyer_name"), row.getString("buyer_address"), row.getString("buyer_email")),
                row.getString("buyer_tax_id"),
                lines,
                sats(row, "subtotal_sats"),
                new Discount(sats(row, "discount_sats"), percent(row, "discount_percent")),
                new Tax(sats(row, "tax_sats"), percent(row, "tax_percent"), row.getString("tax_label")),
                sats(row, "total_sats"),
                row.getString("payment_address"),
                row.getLong("address_index"),
                row.getString("notes"),
                row.getString("language"),
                row.getString("paper"));
    }

    private static LedgerLine line(Row row) {
        return new LedgerLine(
                row.getString("description"),
                new Quantity(row.getBigDecimal("quantity")),
                row.getString("unit"),
                sats(row, "unit_price_sats"),
                sats(row, "discount_sats"),
                sats(row, "total_sats"));
    }

    private static Sats sats(Row row, String column) {
        return new Sats(row.getLong(column));
    }

    private static @Nullable Percent percent(Row row, String column) {
        BigDecimal value = row.getBigDecimal(column);
        return value == null ? null : new Percent(value);
    }
}
