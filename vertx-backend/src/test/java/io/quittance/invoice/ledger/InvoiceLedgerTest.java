package io.quittance.invoice.ledger;

import static io.quittance.RunningApp.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.quittance.InvoiceJson;
import io.quittance.TestDatabase;
import io.quittance.config.DatabaseUrl;
import io.quittance.config.Secret;
import io.quittance.db.Database;
import io.quittance.invoice.Company;
import io.quittance.invoice.Customer;
import io.quittance.invoice.Discount;
import io.quittance.invoice.Tax;
import io.quittance.money.Percent;
import io.quittance.money.Quantity;
import io.quittance.money.Sats;
import io.quittance.payment.BalanceVerification;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("database")
@ExtendWith(VertxExtension.class)
class InvoiceLedgerTest {

    private static final int ISSUERS = 100;

    private final InvoiceLedger ledger = new InvoiceLedger();
    private TestDatabase rows;
    private Database database;

    @BeforeEach
    void open(Vertx vertx) throws Exception {
        rows = TestDatabase.create();
        database = rows.open(vertx);
    }

    @AfterEach
    void close() throws Exception {
        await(database.close());
        rows.close();
    }

    @Test
    void whatIsReadIsWhatWasIssued() throws Exception {
        LedgerPaper everything = everything();
        IssuedPaper issued = issue(List.of(everything)).getFirst();

        assertThat(issued.number()).isEqualTo("2026-000001");
        assertThat(await(ledger.find(database.client(), everything.id()))).contains(issued);
        assertThat(await(ledger.find(database.client(), UUID.randomUUID()))).isEmpty();
        assertThat(rows.value("select total_sats || ' ' || paid_sats || ' ' || status from invoice_balances"))
                .isEqualTo("98010 0 open");
        assertThat(verify()).isEqualTo(1);
    }

    @Test
    void papersOfASetAreNumberedInTheirOrderAndAfterThoseBefore() throws Exception {
        issue(List.of(plain("2026")));
        List<LedgerPaper> set =
                IntStream.range(0, 300).mapToObj(i -> plain("2026")).toList();
        List<IssuedPaper> issued = issue(set);

        assertThat(issued).extracting(IssuedPaper::paper).isEqualTo(set);
        assertThat(issued.getFirst().number()).isEqualTo("2026-000002");
        assertThat(issued.getLast().number()).isEqualTo("2026-000301");
        assertThat(verify()).isEqualTo(301);
    }

    @Test
    void whatIsRolledBackLeavesNoGap() throws Exception {
        issue(List.of(plain("2026")));
        Future<Void> lost = database.transaction(connection -> ledger.issue(connection, List.of(plain("2026")))
                .compose(issued -> Future.failedFuture(new IllegalStateException("lost"))));
        assertThatThrownBy(() -> await(lost)).hasMessage("lost");

        assertThat(issue(List.of(plain("2026"))).getFirst().number()).isEqualTo("2026-000002");
        assertThat(verify()).isEqualTo(2);
    }

    @Test
    void manyWhoIssueInTwoSeriesLeaveNoGapAndWholeChains(Vertx vertx) throws Exception {
        Database other = rows.open(vertx);
        List<Future<List<IssuedPaper>>> running = new ArrayList<>();
        for (int i = 0; i < ISSUERS; i++) {
            Database mine = i % 2 == 0 ? database : other;
            List<LedgerPaper> papers = List.of(plain(i % 4 < 2 ? "2026" : "B2026"));
            running.add(mine.patientTransaction(connection -> ledger.issue(connection, papers)));
        }
        List<String> numbers = new ArrayList<>();
        for (Future<List<IssuedPaper>> one : running) {
            numbers.add(await(one).getFirst().number());
        }
        await(other.close());

        assertThat(numbers)
                .containsExactlyInAnyOrderElementsOf(Stream.of("2026", "B2026")
                        .flatMap(series -> IntStream.rangeClosed(1, ISSUERS / 2)
                                .mapToObj(position -> "%s-%06d".formatted(series, position)))
                        .toList());
        assertThat(verify()).isEqualTo(ISSUERS);
    }

    static Stream<String> changes() {
        return Stream.of(
                "update issued_invoices set total_sats = 1",
                "delete from issued_invoices",
                "truncate issued_invoices cascade",
                "update issued_lines set description = 'Tea'",
                "delete from issued_lines",
                "truncate issued_lines",
                "set session_replication_role = 'replica'; delete from issued_lines");
    }

    @ParameterizedTest
    @MethodSource("changes")
    void whatWasIssuedIsNeitherChangedNorDeleted(String change) throws Exception {
        issue(List.of(plain("2026")));

        assertThatThrownBy(() -> rows.execute(change)).rootCause().hasMessageContaining("What was issued");
        assertThat(verify()).isEqualTo(1);
    }

    @ParameterizedTest
    @MethodSource("changes")
    void theRoleThatServesHasNoRightToChangeWhatWasIssued(String change, Vertx vertx) throws Exception {
        String role = rows.url().name() + "_service";
        rows.execute("create role " + role + " login password 'serving'");
        DatabaseUrl serving = rows.url().withUser(role, new Secret("serving"));
        Database served = rows.prepare(
                vertx,
                "QUITTANCE_DATABASE_URL",
                TestDatabase.at(serving).uri(),
                "QUITTANCE_DATABASE_MIGRATION_URL",
                rows.uri());
        try {
            await(served.start());
            await(served.transaction(connection -> ledger.issue(connection, List.of(plain("2026"), everything()))));
            assertThat(await(new LedgerVerification(served.client()).run())).isEqualTo(2);

            assertThatThrownBy(() -> TestDatabase.at(serving).execute(change))
                    .rootCause()
                    .hasMessageContaining("permission denied");
        } finally {
            await(served.close());
            rows.execute("drop owned by " + role);
            rows.execute("drop role " + role);
        }
    }

    static Stream<String[]> forgeries() {
        return Stream.of(
                new String[] {"update issued_invoices set buyer_name = 'Eve' where position = 2", "2026-000002"},
                new String[] {"update issued_invoices set number = '2026-000009' where position = 2", "2026-000009"},
                new String[] {
                    "update issued_invoices set content = replace(content, 'Marisol', 'Eve'), buyer_name = 'Eve'"
                            + " where position = 2",
                    "2026-000002"
                },
                new String[] {
                    "update issued_lines set total_sats = 1 where invoice_id = (select id from issued_invoices"
                            + " where position = 3)",
                    "2026-000003"
                },
                new String[] {
                    "insert into issued_lines select id, 9, 'Tea', 1, null, 0, 0, 0 from issued_invoices"
                            + " where position = 1",
                    "2026-000001"
                },
                new String[] {
                    "delete from issued_lines where invoice_id = (select id from issued_invoices"
                            + " where position = 1)",
                    "2026-000001"
                },
                new String[] {
                    "with gone as (delete from issued_invoices where position = 2 returning id)" + " select from gone",
                    "paper 2 is missing"
                },
                new String[] {
                    "with gone as (delete from issued_invoices where position = 3 returning id)" + " select from gone",
                    "paper 3 is missing"
                },
                new String[] {"update ledger_series set last_number = 2", "2026-000003"},
                new String[] {
                    "insert into issued_invoices (id, kind, series, position, number, issued_at, issued_on,"
                            + " seller_name, buyer_name, subtotal_sats, discount_sats, tax_sats, total_sats, payment_address,"
                            + " language, paper, content, content_form, previous_hash, hash) select gen_random_uuid(), kind,"
                            + " series, 9000, '2026-009000', issued_at, issued_on, seller_name, buyer_name, subtotal_sats,"
                            + " discount_sats, tax_sats, total_sats, payment_address, language, paper, content, content_form,"
                            + " previous_hash, hash from issued_invoices where position = 1",
                    "2026-009000"
                },
                new String[] {"update invoice_balances set total_sats = 1", "2026-00000"},
                new String[] {"update invoice_balances set paid_sats = 5", "2026-00000"});
    }

    @ParameterizedTest
    @MethodSource("forgeries")
    void whatIsChangedBehindTheTriggersIsNamed(String change, String named) throws Exception {
        issue(List.of(plain("2026"), plain("2026"), plain("2026")));
        for (String table : List.of("issued_invoices", "issued_lines")) {
            rows.execute("alter table " + table + " disable trigger all");
        }
        rows.execute(change);

        assertThatThrownBy(this::verify)
                .satisfiesAnyOf(
                        failure -> assertThat(failure).hasMessageContaining(named),
                        failure -> assertThat(failure).rootCause().hasMessageContaining(named));
    }

    private long verify() throws Exception {
        return await(new LedgerVerification(database.client())
                .run()
                .compose(papers ->
                        new BalanceVerification(database.client()).run().map(papers)));
    }

    private List<IssuedPaper> issue(List<LedgerPaper> papers) throws Exception {
        return await(database.transaction(connection -> ledger.issue(connection, papers)));
    }

    private static LedgerPaper plain(String series) {
        LedgerPaper paper = everything();
        return new LedgerPaper(
                UUID.randomUUID(),
                PaperKind.INVOICE,
                series,
                paper.issuedAt(),
                paper.issuedOn(),
                null,
                null,
                new Company("Northlight", null, null, null, null, null),
                null,
                new Customer("Marisol Bakery", null, null),
                null,
                List.of(new LedgerLine("Coffee", Quantity.parse("1"), null, new Sats(5), Sats.ZERO, new Sats(5))),
                new Sats(5),
                Discount.NONE,
                Tax.NONE,
                new Sats(5),
                InvoiceJson.ADDRESS,
                null,
                null,
                "en",
                "a4");
    }

    /** With every field, and texts that JSON has to escape. */
    private static LedgerPaper everything() {
        return new LedgerPaper(
                UUID.randomUUID(),
                PaperKind.INVOICE,
                "2026",
                Instant.parse("2026-11-28T08:41:27.614372123Z"),
                LocalDate.of(2026, 11, 28),
                LocalDate.of(2026, 12, 28),
                null,
                new Company("North \"light\" \\ Ü", "Main 1\nZürich", "a@x.example", "+41", "CHE-1", null),
                null,
                new Customer("Marisol \u2028\uD83D\uDE00", "Lima", "m@x.example"),
                "RUC 1",
                List.of(
                        new LedgerLine(
                                "Coffee\nground",
                                Quantity.parse("1.5"),
                                "kg",
                                new Sats(60_000),
                                new Sats(10),
                                new Sats(89_990)),
                        new LedgerLine("Cup", Quantity.parse("2"), null, new Sats(5), Sats.ZERO, new Sats(10))),
                new Sats(90_000),
                new Discount(new Sats(9_000), Percent.parse("10")),
                new Tax(new Sats(17_010), Percent.parse("21.5"), "VAT"),
                new Sats(98_010),
                InvoiceJson.ADDRESS,
                7L,
                "Thank you",
                "en",
                "a4");
    }
}
