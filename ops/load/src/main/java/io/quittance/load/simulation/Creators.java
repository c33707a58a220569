package io.quittance.load.simulation;

import static io.gatling.javaapi.core.CoreDsl.ByteArrayBody;
import static io.gatling.javaapi.core.CoreDsl.doIf;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.pause;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.http.HttpRequestActionBuilder;
import io.quittance.load.Outcome;
import io.quittance.load.simulation.Exchange.Reply;
import io.quittance.load.simulation.Exchange.Verdict;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;

/** What creators of invoices do: have a document made, then download it; and what they look at. */
final class Creators {

    private static final String PATH = "/api/invoice-documents";
    private static final String ORDER = "order";
    private static final String DOCUMENT = "document";

    /** All phases of a simulation count on, so that no two invoices have one number. */
    private final AtomicLong orders;

    private final List<Invoice> invoices;
    private final Exchange exchange;
    private final boolean mayBeRefused;
    private final BiConsumer<CreatedDocument, byte[]> keeper;

    /**
     * @param mayBeRefused whether 503 with Retry-After is a good answer
     * @param keeper is shown every document that was downloaded
     */
    Creators(
            AtomicLong orders,
            List<Invoice> invoices,
            Exchange exchange,
            boolean mayBeRefused,
            BiConsumer<CreatedDocument, byte[]> keeper) {
        this.orders = orders;
        this.invoices = invoices;
        this.exchange = exchange;
        this.mayBeRefused = mayBeRefused;
        this.keeper = keeper;
    }

    private record Order(String number, Invoice invoice) {}

    ChainBuilder createAndDownload() {
        return exec(create(), download());
    }

    /** Waits a second after a failure, so that nothing is hammered that is not there. */
    ChainBuilder create() {
        return create(http("create").post(PATH));
    }

    /** As the web page does: each document has a key of its own, so that a repeated request makes no second one. */
    ChainBuilder createOnce() {
        return create(http("create").post(PATH).header("Idempotency-Key", session -> UUID.randomUUID()
                .toString()));
    }

    private ChainBuilder create(HttpRequestActionBuilder request) {
        return exec(
                exec(this::order),
                exchange.of(
                        request.header("Content-Type", "application/json").body(ByteArrayBody(Creators::body)),
                        this::judgeCreation),
                doIf(Session::isFailed).then(pause(1)));
    }

    /** Does nothing when no document was made. */
    ChainBuilder download() {
        return doIf(session -> session.contains(DOCUMENT))
                .then(exchange.of(
                        http("download").get(session -> session.<CreatedDocument>get(DOCUMENT)
                                .downloadPath()),
                        this::judgeDownload));
    }

    private Session order(Session session) {
        long count = orders.getAndIncrement();
        Invoice invoice = invoices.get((int) (count % invoices.size()));
        return session.set(ORDER, new Order(Invoice.number(count), invoice)).remove(DOCUMENT);
    }

    private static byte[] body(Session session) {
        Order order = session.get(ORDER);
        return order.invoice().numbered(order.number());
    }

    private Verdict judgeCreation(Session session, Reply reply) {
        if (mayBeRefused && reply.status() == 503) {
            boolean says = reply.retryAfter().matches("[1-9][0-9]{0,3}");
            return new Verdict(session, Outcome.REFUSED, says ? "" : "503 without Retry-After");
        }
        if (reply.status() != 201) {
            return new Verdict(session, Outcome.CREATED, unexpected(reply));
        }
        try {
            Order order = session.get(ORDER);
            CreatedDocument document = CreatedDocument.read(reply.body());
            String fault = document.faultFor(order.number(), order.invoice());
            return new Verdict(fault.isEmpty() ? session.set(DOCUMENT, document) : session, Outcome.CREATED, fault);
        } catch (IOException e) {
            return new Verdict(session, Outcome.CREATED, "201 with a body outside the contract");
        }
    }

    private Verdict judgeDownload(Session session, Reply reply) {
        CreatedDocument document = session.get(DOCUMENT);
        String fault = reply.status() == 200 ? document.faultOf(reply.body()) : unexpected(reply);
        if (fault.isEmpty()) {
            keeper.accept(document, reply.body());
        }
        return new Verdict(session.remove(DOCUMENT), Outcome.DOWNLOADED, fault);
    }

    private static String unexpected(Reply reply) {
        return reply.status() == 0 ? "no answer" : "status " + reply.status();
    }
}
