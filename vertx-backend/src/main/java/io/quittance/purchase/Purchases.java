package io.quittance.purchase;

import io.quittance.customer.Customers;
import io.quittance.db.Database;
import io.quittance.db.DatabaseFailures;
import io.quittance.db.Ids;
import io.quittance.http.Page;
import io.quittance.http.Paging;
import io.quittance.problem.Kind;
import io.quittance.problem.ProblemException;
import io.quittance.stock.PricedItem;
import io.quittance.stock.Reservation;
import io.quittance.stock.Shortage;
import io.quittance.stock.Stock;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Purchases, which hold stock while they are open.
 *
 * <p>The locks are always taken in this order, so that nobody waits in a circle: the purchase, its items by their ids.
 */
public final class Purchases {

    private static final Kind NO_OPEN_PURCHASE = new Kind(404, "no-open-purchase", "No open purchase");
    private static final Kind PURCHASE_EMPTY = new Kind(409, "purchase-empty", "Purchase empty");

    /** How far apart the clocks of instances may be. */
    private static final Duration CLOCK_SKEW = Duration.ofHours(1);

    private final Database database;
    private final PurchaseLineRepository lines = new PurchaseLineRepository();
    private final PurchaseRepository purchases = new PurchaseRepository(lines);
    private final BilledCustomerRepository customers = new BilledCustomerRepository();
    private final Stock stock;
    private final Ids ids;
    private final Clock clock;
    private final Duration abandonedAfter;

    /** @param abandonedAfter how long an open purchase is left alone before it gives its stock back */
    public Purchases(Database database, Stock stock, Ids ids, Clock clock, Duration abandonedAfter) {
        this.database = database;
        this.stock = stock;
        this.ids = ids;
        this.clock = clock;
        this.abandonedAfter = abandonedAfter;
    }

    Duration abandonedAfter() {
        return abandonedAfter;
    }

    /**
     * Adds lines, all or none, and opens a purchase where none is open.
     *
     * @param connection in a transaction, which must be rolled back when this fails
     * @return fails with a {@link ProblemException}: 404 without such a customer, 409 when a line is there already or the
     *     customer's data was erased, 422 that names every bad line
     */
    Future<Purchase> add(SqlConnection connection, UUID customerId, UUID userId, List<WantedLine> wanted) {
        return change(connection, customerId, userId, wanted, false);
    }

    /** As {@link #add}, but changes the quantity of lines that are there. */
    Future<Purchase> put(UUID customerId, UUID userId, List<WantedLine> wanted) {
        return database.transaction(connection -> change(connection, customerId, userId, wanted, true));
    }

    private Future<Purchase> change(
            SqlConnection connection, UUID customerId, UUID userId, List<WantedLine> wanted, boolean knownToo) {
        Instant now = now();
        return purchases.open(connection, customerId, ids.next(), now).compose(found -> {
            PurchaseRepository.Opened opened = found.orElseThrow(Purchases::customerUnknown);
            if (opened.id() == null || opened.createdAt() == null) {
                throw customerErased();
            }
            UUID id = opened.id();
            Instant createdAt = opened.createdAt();
            return changes(connection, id, wanted)
                    .compose(changes -> {
                        if (!knownToo) {
                            changes.refuseKnownLines();
                        }
                        return apply(connection, id, userId, changes);
                    })
                    .map(after -> new Purchase(id, customerId, Purchase.Status.OPEN, after, createdAt, now, null));
        });
    }

    /** The two questions go out together: the second does not wait for the answer to the first. */
    private Future<LineChanges> changes(SqlConnection connection, UUID id, List<WantedLine> wanted) {
        Future<List<PurchaseLine>> known = lines.of(connection, id);
        Future<Map<UUID, PricedItem>> priced =
                stock.priced(connection, wanted.stream().map(WantedLine::item).toList());
        return Future.all(known, priced).map(both -> new LineChanges(known.result(), wanted, priced.result()));
    }

    /**
     * Stock comes first. A stored line refers to its item, which locks the item weakly; who then asks for the strong lock can
     * get into a deadlock with others who do the same. Both statements go out together, so nobody waits longer for it.
     */
    private Future<List<PurchaseLine>> apply(SqlConnection connection, UUID id, UUID userId, LineChanges changes) {
        List<PurchaseLine> changed = changes.changed();
        Future<List<Shortage>> reserved = stock.reserve(connection, id, userId, changes.reservations());
        Future<Void> stored = changed.isEmpty() ? Future.succeededFuture() : lines.store(connection, id, changed);
        return Future.all(reserved, stored).map(both -> changes.confirmed(reserved.result()));
    }

    /** Takes a line away and gives its stock back. Fails with status 404 when there is none. */
    Future<Void> remove(UUID customerId, UUID itemId, UUID userId) {
        return database.transaction(connection -> purchases
                .touch(connection, customerId, now())
                .compose(id -> id.isPresent() ? Future.succeededFuture(id.get()) : nothingOpen(connection, customerId))
                .compose(id -> lines.remove(connection, id, itemId).compose(quantity -> {
                    int held = quantity.orElseThrow(
                            () -> Kind.NOT_FOUND.because("The purchase has no line of this item."));
                    return stock.reserve(connection, id, userId, List.of(new Reservation(itemId, -held)));
                }))
                .mapEmpty());
    }

    /** The open purchase. Fails with status 404 when there is none. */
    Future<Purchase> findOpen(UUID customerId) {
        SqlClient client = database.client();
        return purchases
                .findOpen(client, customerId)
                .compose(found ->
                        found.isPresent() ? Future.succeededFuture(found.get()) : nothingOpen(client, customerId));
    }

    /** The purchases of a customer, the latest first. Fails with status 404 without such a customer. */
    Future<Page<Purchase>> list(UUID customerId, Paging paging) {
        SqlClient client = database.client();
        UUID cursor = paging.startingAfter();
        return customers
                .requireKnown(client, customerId)
                .compose(known -> cursor == null
                        ? Future.succeededFuture(true)
                        : purchases.isOfCustomer(client, cursor, customerId))
                .compose(known -> known
                        ? purchases.page(client, customerId, paging)
                        : Future.failedFuture(Paging.cursorUnknown()))
                .map(rows -> Page.of(rows, paging.limit()));
    }

    /** Lets what a clock that was ahead has dated in the future count from now: it would hold its stock until then. */
    Future<Void> boundToNow() {
        Instant now = now();
        return database.write(client -> purchases.bound(client, now, now.plus(CLOCK_SKEW)));
    }

    /**
     * Closes one purchase that was left alone too long and gives its stock back. Any number of instances can do it at the
     * same time.
     *
     * @param passedOver are left out; one that could not be closed because an item of it is locked is added
     * @return whether there was one
     */
    Future<Boolean> releaseAbandoned(Set<UUID> passedOver) {
        Instant now = now();
        AtomicReference<@Nullable UUID> tried = new AtomicReference<>();
        return database.transaction(connection -> purchases
                        .lockLeftAlone(connection, now.minus(abandonedAfter), passedOver)
                        .compose(found -> {
                            UUID id = found.orElse(null);
                            tried.set(id);
                            return id == null
                                    ? Future.succeededFuture(false)
                                    : release(connection, id, now).map(true);
                        }))
                .recover(failure -> {
                    UUID id = tried.get();
                    if (id == null || !DatabaseFailures.isBusy(failure)) {
                        return Future.failedFuture(failure);
                    }
                    passedOver.add(id);
                    return Future.succeededFuture(true);
                });
    }

    private Future<Void> release(SqlConnection connection, UUID id, Instant now) {
        return lines.of(connection, id).compose(held -> {
            List<Reservation> back = held.stream()
                    .map(line -> new Reservation(line.itemId(), -line.quantity()))
                    .toList();
            return purchases
                    .close(connection, id, Purchase.Status.ABANDONED, now)
                    .compose(closed -> stock.reserve(connection, id, null, back))
                    .mapEmpty();
        });
    }

    /** Whole milliseconds, as clients see them: what is answered is what is stored. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /** Fails with what is wrong when there is no open purchase. */
    private <T> Future<T> nothingOpen(SqlClient client, UUID customerId) {
        return customers.requireKnown(client, customerId).compose(known -> Future.failedFuture(noOpenPurchase()));
    }

    public static ProblemException noOpenPurchase() {
        return NO_OPEN_PURCHASE.because("The customer has no open purchase.");
    }

    public static ProblemException customerErased() {
        return Customers.CUSTOMER_ERASED.because("The customer's data was erased; nothing more can be sold to them.");
    }

    public static ProblemException customerUnknown() {
        return Kind.NOT_FOUND.because("There is no such customer.");
    }

    public static ProblemException purchaseEmpty() {
        return PURCHASE_EMPTY.because("The purchase has no lines.");
    }
}
