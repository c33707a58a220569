package io.quittance;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;

/**
 * What a shop needs before it can sell, put straight into its database: most tests are not about how it got there.
 *
 * @param database with the schema
 */
public record TestShop(TestDatabase database) {

    private static final OffsetDateTime LONG_AGO = OffsetDateTime.of(2026, 1, 2, 3, 4, 5, 0, ZoneOffset.UTC);

    /** Says who sells. */
    public TestShop withCompany() {
        database.execute("""
                insert into company (name, address, email, phone, tax_id, bitcoin_address)
                values ('Northlight Node Works', E'Main Street 1\\n8000 Zurich', 'till@northlight.example', '+41 44 000 00 00',
                    'CHE-1', ?)
                """, InvoiceJson.ADDRESS);
        return this;
    }

    /** The headers of a program that sells for a cashier. */
    public List<String> till() {
        UUID user = UUID.randomUUID();
        String token = "qt_"
                + (UUID.randomUUID() + "" + UUID.randomUUID()).replace("-", "").substring(0, 40);
        database.execute(
                "insert into users (id, email, name, role, created_at) values (?, ?, 'Till', 'cashier', ?)",
                user,
                user + "@shop.example",
                LONG_AGO);
        database.execute(
                "insert into api_tokens (id, user_id, name, role, secret_sha256, created_at)"
                        + " values (?, ?, 'till', 'cashier', sha256(?::bytea), ?)",
                UUID.randomUUID(),
                user,
                token.getBytes(StandardCharsets.US_ASCII),
                LONG_AGO);
        return List.of("Authorization", "Bearer " + token);
    }

    public UUID customer(String name) {
        UUID id = UUID.randomUUID();
        database.execute(
                "insert into customers (id, name, email, address, created_at) values (?, ?, ?, 'Baker Street 2', ?)",
                id,
                name,
                id + "@customer.example",
                LONG_AGO);
        return id;
    }

    /** An item with its first stock, and the movement that brought it. */
    public UUID item(String name, long priceSats, int quantity) {
        UUID id = UUID.randomUUID();
        database.execute(
                "insert into items (id, name, price_sats, quantity, created_at) values (?, ?, ?, ?, ?)",
                id,
                name,
                priceSats,
                quantity,
                LONG_AGO);
        if (quantity > 0) {
            database.execute(
                    "insert into stock_movements (id, item_id, change, reason, moved_at) values (?, ?, ?, 'initial', ?)",
                    UUID.randomUUID(),
                    id,
                    quantity,
                    LONG_AGO);
        }
        return id;
    }

    public void archive(UUID item) {
        database.execute("update items set archived_at = ? where id = ?", LONG_AGO, item);
    }

    public void expire(UUID item, LocalDate lastDay) {
        database.execute("update items set expires_on = ? where id = ?", lastDay, item);
    }

    /** Pieces that can be bought. */
    public int stock(UUID item) {
        return (int) database.value("select quantity from items where id = ?", item);
    }

    /** How many items have another stock than their movements come to. */
    public long itemsThatDoNotAddUp() {
        return (long) database.value("""
                select count(*) from items i
                where i.quantity <> (select coalesce(sum(m.change), 0) from stock_movements m where m.item_id = i.id)
                """);
    }

    /** How many items have other reservations than the lines of purchases that were not abandoned. */
    public long itemsReservedOtherwiseThanTold() {
        return (long) database.value("""
                select count(*) from items i
                where (select coalesce(-sum(m.change), 0) from stock_movements m
                        where m.item_id = i.id and m.reason in ('reserved', 'released'))
                    <> (select coalesce(sum(l.quantity), 0) from purchase_lines l join purchases p on p.id = l.purchase_id
                        where l.item_id = i.id and p.status <> 'abandoned')
                """);
    }
}
