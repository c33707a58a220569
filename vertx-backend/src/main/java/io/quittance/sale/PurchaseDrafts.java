package io.quittance.sale;

import io.quittance.company.CompanySettings;
import io.quittance.invoice.Company;
import io.quittance.invoice.Customer;
import io.quittance.invoice.Discount;
import io.quittance.invoice.Invoice;
import io.quittance.invoice.Line;
import io.quittance.invoice.Tax;
import io.quittance.invoice.ledger.IssuedInvoices;
import io.quittance.money.Quantity;
import java.math.BigDecimal;
import java.time.LocalDate;

/** Open purchases as the documents that are printed. */
final class PurchaseDrafts {

    private static final String NOTES =
            "This is no invoice yet: the purchase is still open, and its lines may change.\n"
                    + "The invoice gets its number, and how to pay it, when the purchase is checked out.";

    private final IssuedInvoices invoices;

    PurchaseDrafts(IssuedInvoices invoices) {
        this.invoices = invoices;
    }

    /** What an open purchase would become, and says so. Blocks while it decodes the logo. */
    Invoice of(Purchase purchase, CompanySettings settings, Customer buyer, LocalDate today) {
        Company seller = new Company(
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
