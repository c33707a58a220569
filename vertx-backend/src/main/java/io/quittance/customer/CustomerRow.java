package io.quittance.customer;

import io.quittance.csv.CsvRow;
import io.quittance.csv.CsvTable;
import io.quittance.csv.RowErrors;
import io.quittance.csv.TextRule;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A row of a CSV file of customers.
 *
 * @param line where it begins
 * @param id of the customer that is meant; null to recognise them by the email address
 * @param columns which of the optional columns the file has; what it has none for is left as it is
 */
record CustomerRow(
        int line,
        @Nullable UUID id,
        String name,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String address,
        Columns columns) {

    /** In the order in which the export has them. */
    static final List<String> COLUMNS = List.of("id", "name", "phone", "email", "address");

    static final List<String> REQUIRED = List.of("name");

    /** Which optional columns there are. */
    record Columns(boolean phone, boolean email, boolean address) {}

    /** The sound rows of a table. The others are reported. */
    static List<CustomerRow> read(CsvTable table, RowErrors errors) {
        Columns columns = new Columns(table.has("phone"), table.has("email"), table.has("address"));
        List<CustomerRow> rows = new ArrayList<>(table.size());
        for (CsvRow row : table.rows(errors)) {
            CustomerRow customer = new CustomerRow(
                    row.line(),
                    row.id("id"),
                    row.requiredText("name", TextRule.NAME),
                    row.text("phone", TextRule.SHORT_TEXT),
                    row.text("email", TextRule.EMAIL_ADDRESS),
                    row.text("address", TextRule.POSTAL_ADDRESS),
                    columns);
            if (row.isSound()) {
                rows.add(customer);
            }
        }
        return rows;
    }

    /** What the row makes of a customer, or of nobody. */
    CustomerState applyTo(@Nullable CustomerState known, UUID newId) {
        return known == null
                ? new CustomerState(newId, name, phone, email, address, false)
                : new CustomerState(
                        known.id(),
                        name,
                        columns.phone() ? phone : known.phone(),
                        columns.email() ? email : known.email(),
                        columns.address() ? address : known.address(),
                        false);
    }
}
