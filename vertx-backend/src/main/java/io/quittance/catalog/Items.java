package io.quittance.catalog;

import io.quittance.db.Database;
import io.quittance.db.Ids;
import io.quittance.http.EntityTag;
import io.quittance.http.IfMatch;
import io.quittance.http.Page;
import io.quittance.http.Paging;
import io.quittance.problem.Kind;
import io.quittance.problem.ProblemException;
import io.quittance.stock.NewStockMovement;
import io.quittance.stock.Stock;
import io.quittance.stock.StockMovement;
import io.quittance.stock.StockMovementRepository;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.SqlConnection;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a shop sells: lists, changes, the archive, and movements of stock by hand. */
public final class Items {

    private static final Kind SKU_TAKEN = new Kind(409, "sku-taken", "Number taken");
    private static final Kind NOT_ENOUGH_STOCK = new Kind(409, "not-enough-stock", "Not enough stock");
    private static final Kind STOCK_TOO_LARGE = new Kind(422, "stock-too-large", "Stock too large");

    private static final String UNIQUE_VIOLATION = "23505";

    private final Database database;
    private final Ids ids;
    private final Clock clock;
    private final ZoneId zone;
    private final Duration expiringWithin;
    private final ItemRepository items = new ItemRepository();
    private final StockMovementRepository movements = new StockMovementRepository();

    /**
     * Makes it.
     *
     * @param zone whose date it is
     * @param expiringWithin an item whose last day is no further away expires soon
     */
    public Items(Database database, Ids ids, Clock clock, ZoneId zone, Duration expiringWithin) {
        this.database = database;
        this.ids = ids;
        this.clock = clock;
        this.zone = zone;
        this.expiringWithin = expiringWithin;
    }

    /** What is asked for in a list, as the contract names it. */
    record Question(
            boolean archived,
            @Nullable String stock,
            @Nullable String search,
            String sort) {}

    /** Fails with a {@link ProblemException} of status 400 when the cursor is no item. */
    Future<Page<Item>> list(Question question, Paging paging) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
        ItemFilter filter = new ItemFilter(
                question.archived(),
                "low".equals(question.stock()),
                "expiring".equals(question.stock()) ? today.plusDays(expiringWithin.toDays()) : null,
                Objects.requireNonNullElse(question.search(), ""),
                ItemFilter.Sort.of(question.sort()));
        return items.list(database.client(), filter, paging).compose(found -> {
            Page<Item> page = Page.of(found, paging.limit());
            UUID cursor = paging.startingAfter();
            return !found.isEmpty() || cursor == null
                    ? Future.succeededFuture(page)
                    : items.exists(database.client(), cursor)
                            .compose(known ->
                                    known ? Future.succeededFuture(page) : Future.failedFuture(Paging.cursorUnknown()));
        });
    }

    /** Fails with a {@link ProblemException} of status 404 when there is none. */
    Future<Item> get(UUID id) {
        return items.find(database.client(), id).compose(Items::orNotFound);
    }

    /** Adds an item with its first stock. Fails with a {@link ProblemException} of status 409 when the number is taken. */
    Future<Item> create(SqlConnection connection, ItemChange item, UUID userId) {
        return items.insert(connection, ids.next(), item, ids.next(), userId, clock.instant())
                .recover(Items::explain);
    }

    /** Fails with a {@link ProblemException} of status 404, 409 or 412. */
    Future<Item> update(UUID id, IfMatch based, ItemChange change) {
        return database.write(client -> items.update(client, id, based, change))
                .recover(Items::explain)
                .compose(updated -> updated != null
                        ? Future.succeededFuture(updated)
                        : get(id).compose(other ->
                                Future.failedFuture(EntityTag.changedMeanwhile(based, other.version()))));
    }

    /** Does nothing where it is archived already. Fails with a {@link ProblemException} of status 404 or 412. */
    Future<Void> archive(UUID id, IfMatch based) {
        return database.write(client -> items.archive(client, id, based, clock.instant()))
                .compose(done -> get(id))
                .compose(item -> item.archived()
                        ? Future.succeededFuture()
                        : Future.failedFuture(EntityTag.changedMeanwhile(based, item.version())));
    }

    /** Fails with a {@link ProblemException} of status 404 when there is none. */
    Future<Item> restore(UUID id) {
        return database.write(client -> items.restore(client, id)).compose(done -> get(id));
    }

    /** The latest first. Fails with a {@link ProblemException} of status 400 or 404. */
    Future<Page<StockMovement>> movements(UUID id, Paging paging) {
        return movements.list(database.client(), id, paging).compose(found -> {
            Page<StockMovement> page = Page.of(found, paging.limit());
            return found.isEmpty()
                    ? get(id).compose(item -> emptyPage(item, paging, page))
                    : Future.succeededFuture(page);
        });
    }

    private Future<Page<StockMovement>> emptyPage(Item item, Paging paging, Page<StockMovement> page) {
        UUID cursor = paging.startingAfter();
        return cursor == null
                ? Future.succeededFuture(page)
                : movements
                        .belongs(database.client(), cursor, item.id())
                        .compose(known ->
                                known ? Future.succeededFuture(page) : Future.failedFuture(Paging.cursorUnknown()));
    }

    /**
     * Changes the stock. Fails with a {@link ProblemException} of status 404, of 409 when less than nothing would be left,
     * of 422 when more than an item may have.
     */
    Future<StockMovement> move(SqlConnection connection, UUID id, NewStockMovement movement, UUID userId) {
        return movements
                .move(connection, ids.next(), id, movement, userId, clock.instant())
                .compose(moved -> moved != null
                        ? Future.succeededFuture(moved)
                        : items.find(connection, id)
                                .compose(Items::orNotFound)
                                .compose(item -> Future.failedFuture(outOfBounds(item, movement))));
    }

    private static ProblemException outOfBounds(Item item, NewStockMovement movement) {
        return movement.change() < 0
                ? NOT_ENOUGH_STOCK.because("There are " + item.quantity() + " pieces.")
                : STOCK_TOO_LARGE.because("An item has at most " + Stock.MAX_QUANTITY + " pieces.");
    }

    private static Future<Item> orNotFound(@Nullable Item item) {
        return item != null ? Future.succeededFuture(item) : Future.failedFuture(notFound());
    }

    static ProblemException notFound() {
        return Kind.NOT_FOUND.because("There is no such item.");
    }

    /** The refusal of a number that another item has, archived or not. */
    static <T> Future<T> explain(Throwable failure) {
        return Future.failedFuture(
                failure instanceof PgException refused && UNIQUE_VIOLATION.equals(refused.getSqlState())
                        ? SKU_TAKEN.because("Another item has this number.")
                        : failure);
    }
}
