package io.quittance.sale;

import static io.quittance.Api.json;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/** Changes a purchase again and again, and keeps in mind what it was told. One thread at a time. */
final class Shopper {

    private final UUID customer;
    private final List<UUID> items;
    private final Random random;
    private final Map<UUID, Integer> sold = new HashMap<>();
    private final List<String> invoiceNumbers = new ArrayList<>();

    /** What the open purchase holds. */
    private Map<UUID, Integer> known = Map.of();

    /** What it may hold after a request that was not answered; and whether that was a checkout. */
    private Map<UUID, Integer> perhaps = Map.of();

    private boolean perhapsSold;

    public Shopper(UUID customer, List<UUID> items, long seed) {
        this.customer = customer;
        this.items = items;
        this.random = new Random(seed);
    }

    /** Makes one request. False when there was no answer that can be relied on. */
    public boolean step(SaleTestClient till) throws Exception {
        int dice = random.nextInt(10);
        if (dice == 0 && !known.isEmpty()) {
            return checkOut(till);
        }
        if (dice <= 3 && !known.isEmpty()) {
            UUID item = known.keySet().stream().sorted().toList().get(random.nextInt(known.size()));
            Map<UUID, Integer> after = new HashMap<>(known);
            after.remove(item);
            return attempt(after, () -> till.remove(customer, item)) != null;
        }
        Map<UUID, Integer> after = new HashMap<>(known);
        JsonArray wanted = new JsonArray();
        int from = random.nextInt(items.size());
        for (int i = 0; i < 3; i++) {
            UUID item = items.get((from + i) % items.size());
            int quantity = 1 + random.nextInt(5);
            after.put(item, quantity);
            wanted.addAll(SaleTestClient.lines(item, quantity));
        }
        return attempt(after, () -> till.put(customer, wanted)) != null;
    }

    private boolean checkOut(SaleTestClient till) throws Exception {
        Map<UUID, Integer> before = known;
        perhapsSold = true;
        HttpResponse<String> answer = attempt(Map.of(), () -> till.checkOut(customer));
        if (answer == null) {
            return false;
        }
        perhapsSold = false;
        before.forEach((item, quantity) -> sold.merge(item, quantity, Integer::sum));
        invoiceNumbers.add(json(answer).getString("invoiceNumber"));
        return true;
    }

    @FunctionalInterface
    private interface Request {
        HttpResponse<String> send() throws Exception;
    }

    private HttpResponse<String> attempt(Map<UUID, Integer> after, Request request) throws Exception {
        perhaps = after;
        HttpResponse<String> answer;
        try {
            answer = request.send();
        } catch (IOException unanswered) {
            return null;
        }
        if (answer.statusCode() >= 500) {
            // The service lost the database in the middle, and does not know either.
            return null;
        }
        if (answer.statusCode() >= 300) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        known = after;
        return answer;
    }

    /** What the open purchase may hold by what was told. */
    public List<Map<UUID, Integer>> possible() {
        return List.of(known, perhaps);
    }

    /** What it holds. */
    public Map<UUID, Integer> look(SaleTestClient till) throws Exception {
        HttpResponse<String> answer = till.open(customer);
        Map<UUID, Integer> found = new HashMap<>();
        if (answer.statusCode() == 404) {
            return found;
        }
        for (Object line : json(answer).getJsonArray("lines")) {
            found.put(
                    UUID.fromString(((JsonObject) line).getString("item")), ((JsonObject) line).getInteger("quantity"));
        }
        return found;
    }

    /** Goes on with what there is. */
    public void settle(Map<UUID, Integer> found) {
        if (perhapsSold && found.isEmpty()) {
            known.forEach((item, quantity) -> sold.merge(item, quantity, Integer::sum));
        }
        perhapsSold = false;
        known = Map.copyOf(found);
        perhaps = known;
    }

    /** What was checked out, by item. */
    public Map<UUID, Integer> sold() {
        return sold;
    }

    public List<String> invoiceNumbers() {
        return invoiceNumbers;
    }
}
