package io.quittance.purchase;

import io.quittance.money.Sats;
import io.quittance.problem.FieldError;
import io.quittance.problem.Kind;
import io.quittance.problem.ProblemException;
import io.quittance.stock.PricedItem;
import io.quittance.stock.Reservation;
import io.quittance.stock.Shortage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What becomes of a purchase's lines by those that a client wants, and everything that is in the way. One use each. */
final class LineChanges {

    private static final Kind LINE_EXISTS = new Kind(409, "line-exists", "Line exists");
    private static final Kind INVALID_PURCHASE = new Kind(422, "invalid-purchase", "Invalid purchase");

    private final List<WantedLine> wanted;
    private final Map<UUID, PricedItem> items;
    private final Map<UUID, PurchaseLine> before = new LinkedHashMap<>();
    private final Map<UUID, PurchaseLine> after = new LinkedHashMap<>();

    /** Where the client's list first names an item. */
    private final Map<UUID, Integer> index = new LinkedHashMap<>();

    private final List<IndexedError> errors = new ArrayList<>();

    private record IndexedError(int index, FieldError error) {}

    /** @param items what the catalogue says of those that are wanted; unknown ones are not in it */
    LineChanges(List<PurchaseLine> lines, List<WantedLine> wanted, Map<UUID, PricedItem> items) {
        this.wanted = List.copyOf(wanted);
        this.items = Map.copyOf(items);
        lines.forEach(line -> before.put(line.itemId(), line));
        after.putAll(before);
        int position = lines.isEmpty() ? 0 : lines.getLast().position();
        for (int i = 0; i < wanted.size(); i++) {
            UUID item = wanted.get(i).item();
            if (index.putIfAbsent(item, i) != null) {
                error(i, "/item", "line-repeated", "The list names this item before.");
            } else {
                position++;
                change(wanted.get(i), position);
            }
        }
        checkAmounts();
    }

    private void change(WantedLine line, int position) {
        PurchaseLine known = before.get(line.item());
        PricedItem item = items.get(line.item());
        if (known != null) {
            after.put(line.item(), known.withQuantity(line.quantity()));
        } else if (item != null) {
            after.put(line.item(), new PurchaseLine(item.id(), position, item.name(), line.quantity(), item.price()));
        }
        // An unknown item is told of by the stock.
    }

    private void checkAmounts() {
        Sats sum = Sats.ZERO;
        for (PurchaseLine line : after.values()) {
            try {
                sum = sum.plus(line.total());
            } catch (IllegalArgumentException e) {
                // Where it is no line of this list, it is one that this list pushed over the edge.
                int at = index.getOrDefault(line.itemId(), 0);
                error(at, "/quantity", "amount-out-of-range", "This comes to more than 21 million BTC.");
                return;
            }
        }
    }

    /** @throws ProblemException of status 409 that names every wanted line that is there already */
    void refuseKnownLines() {
        List<FieldError> known = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            PurchaseLine line = before.get(wanted.get(i).item());
            if (line != null) {
                known.add(new FieldError(
                        "/" + i + "/item", "line-exists", "It is there already, with " + line.quantity() + "."));
            }
        }
        if (!known.isEmpty()) {
            throw LINE_EXISTS.because("Lines are there already; PUT changes their quantity.", known);
        }
    }

    /** How much more or less of each item is to be held. */
    List<Reservation> reservations() {
        List<Reservation> reservations = new ArrayList<>();
        index.forEach((item, i) -> {
            PurchaseLine known = before.get(item);
            int held = known == null ? 0 : known.quantity();
            reservations.add(new Reservation(item, wanted.get(i).quantity() - held));
        });
        return reservations;
    }

    /** The lines to store; none when something is wrong with what is wanted, whatever there is in stock. */
    List<PurchaseLine> changed() {
        if (!errors.isEmpty() || !items.keySet().containsAll(index.keySet())) {
            return List.of();
        }
        return index.keySet().stream().map(after::get).toList();
    }

    /**
     * The purchase's lines after the change.
     *
     * @param shortages what the stock says
     * @throws ProblemException of status 422 that names every bad line
     */
    List<PurchaseLine> confirmed(List<Shortage> shortages) {
        shortages.forEach(this::explain);
        if (!errors.isEmpty()) {
            List<FieldError> sorted = errors.stream()
                    .sorted(Comparator.comparingInt(IndexedError::index))
                    .map(IndexedError::error)
                    .toList();
            throw INVALID_PURCHASE.because("Nothing was changed: see the lines at fault.", sorted);
        }
        return after.values().stream()
                .sorted(Comparator.comparingInt(PurchaseLine::position))
                .toList();
    }

    private void explain(Shortage shortage) {
        int at = index.getOrDefault(shortage.itemId(), 0);
        switch (shortage.reason()) {
            case UNKNOWN -> error(at, "/item", "item-unknown", "There is no such item.");
            case ARCHIVED -> error(at, "/item", "item-archived", "It is not sold any more.");
            case EXPIRED -> error(at, "/item", "item-expired", "Its last day is over.");
            case NOT_ENOUGH -> error(at, "/quantity", "not-enough-stock", available(shortage));
        }
    }

    /** With what the purchase holds already: that is how much the line can have. */
    private String available(Shortage shortage) {
        PurchaseLine known = before.get(shortage.itemId());
        int available = shortage.available() + (known == null ? 0 : known.quantity());
        return available == 0 ? "None is available." : "Only " + available + " available.";
    }

    private void error(int at, String field, String code, String detail) {
        errors.add(new IndexedError(at, new FieldError("/" + at + field, code, detail)));
    }
}
