package io.quittance.purchase;

import io.quittance.company.CompanyRepository;
import io.quittance.company.CompanySettings;
import io.quittance.company.StoredCompany;
import io.quittance.db.Database;
import io.quittance.invoice.Buyer;
import io.quittance.invoice.Discount;
import io.quittance.invoice.Invoice;
import io.quittance.invoice.InvoiceRenderer;
import io.quittance.invoice.Line;
import io.quittance.invoice.Seller;
import io.quittance.invoice.Tax;
import io.quittance.invoice.ledger.IssuedInvoices;
import io.quittance.money.Quantity;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlClient;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

/** Open purchases as the documents that are printed. */
public final class PurchaseDrafts {

    private static final String NOTES =
            "This is no invoice yet: the purchase is still open, and its lines may change.\n"
                    + "The invoice gets its number, and how to pay it, when the purchase is checked out.";

    private final Database database;
    private final BilledCustomerRepository customers = new BilledCustomerRepository();
    private final CompanyRepository companies = new CompanyRepository();
    private final IssuedInvoices invoices;
    private final InvoiceRenderer renderer;
    private final Clock clock;
    private final ZoneId zone;

    /** @param zone whose date stands on drafts */
    PurchaseDrafts(Database database, IssuedInvoices invoices, InvoiceRenderer renderer, Clock clock, ZoneId zone) {
        this.database = database;
        this.invoices = invoices;
        this.renderer = renderer;
        this.clock = clock;
        this.zone = zone;
    }

    /** What an open purchase would become. Fails with status 409 when it cannot be billed yet. */
    Future<Buffer> pdf(Purchase purchase) {
        if (purchase.lines().isEmpty()) {
            return Future.failedFuture(Purchases.purchaseEmpty());
        }
        SqlClient client = database.client();
        Future<Optional<StoredCompany>> company = companies.find(client);
        return customers
                .requireKnown(client, purchase.customerId())
                .compose(customer -> company.compose(found -> {
                    StoredCompany seller = found.orElseThrow(CompanyRepository::missing);
                    LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
                    return renderer.render(
                                    purchase.lines().size(),
                                    () -> draft(purchase, seller.settings(), customer.buyer(), today))
                            .map(Buffer::buffer);
                }));
    }

    /** What an open purchase would become, and says so. Blocks while it decodes the logo. */
    private Invoice draft(Purchase purchase, CompanySettings settings, Buyer buyer, LocalDate today) {
        Seller seller = new Seller(
                settings.name(), settings.address(), settings.email(), settings.phone(), settings.taxId(), null);
        return new Invoice(
                null,
                today,
                null,
                invoices.withLogo(seller, settings.logo()),
                buyer,
                purchase.lines().stream().map(PurchaseDrafts::line).toList(),
                Discount.NONE,
                Tax.NONE,
                purchase.total(),
                null,
                NOTES);
    }

    private static Line line(PurchaseLine line) {
        Quantity quantity = new Quantity(BigDecimal.valueOf(line.quantity()));
        return new Line(line.description(), quantity, line.unitPrice(), line.total());
    }
}
