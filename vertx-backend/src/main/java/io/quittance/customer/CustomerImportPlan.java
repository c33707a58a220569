package io.quittance.customer;

import io.quittance.csv.CsvTable;
import io.quittance.csv.ImportReport;
import io.quittance.csv.RowErrors;
import io.quittance.customer.CustomerImportRepository.Match;
import io.quittance.db.Ids;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a CSV file makes of the customers: first what it says, then what is known of it, then what is to be done. */
final class CustomerImportPlan {

    private final int size;
    private final List<CustomerRow> rows;
    private final RowErrors errors = new RowErrors();
    private final Map<Integer, UUID> meant = new HashMap<>();
    private final Set<Integer> ambiguous = new HashSet<>();
    private final Map<UUID, CustomerState> known = new HashMap<>();
    private final Set<UUID> seenIds = new HashSet<>();
    private final List<@Nullable String> folded = new ArrayList<>();
    private final Set<String> seenEmails = new HashSet<>();
    private final List<CustomerState> added = new ArrayList<>();
    private final List<CustomerState> changed = new ArrayList<>();
    private int unchanged;

    /** @throws io.quittance.problem.ProblemException of status 422 if the file is no CSV of customers */
    CustomerImportPlan(byte[] file) {
        CsvTable table = CsvTable.read(file, CustomerRow.COLUMNS, CustomerRow.REQUIRED);
        this.size = table.size();
        this.rows = CustomerRow.read(table, errors);
    }

    List<CustomerRow> rows() {
        return rows;
    }

    /** @param emails those of the next rows, with their letters folded as the database does */
    void fold(List<@Nullable String> emails) {
        folded.addAll(emails);
    }

    /** @param start which row the first position means */
    void match(int start, List<Match> matches) {
        for (Match match : matches) {
            int row = start + match.position() - 1;
            if (meant.put(row, match.id()) != null) {
                ambiguous.add(row);
            }
        }
    }

    /** The customers that rows are about, in the order in which they have to be locked. */
    List<UUID> matchedIds() {
        return meant.values().stream().distinct().sorted(Ids.BY_BYTES).toList();
    }

    void learn(List<CustomerState> states) {
        states.forEach(state -> known.put(state.id(), state));
    }

    /** Sorts the rows into what is new, changed, the same, and wrong. */
    void decide(Ids ids) {
        for (int i = 0; i < rows.size(); i++) {
            CustomerRow row = rows.get(i);
            UUID id = meant.get(i);
            CustomerState state = id == null ? null : known.get(id);
            if (isSound(row, folded.get(i), state, ambiguous.contains(i))) {
                sort(row, state, ids);
            }
        }
    }

    private boolean isSound(
            CustomerRow row, @Nullable String email, @Nullable CustomerState state, boolean isAmbiguous) {
        int before = errors.size();
        if (row.id() != null && state == null) {
            errors.error(row.line(), "id", "unknown-id", "There is no such customer. Leave the id empty to add them.");
        }
        if (isAmbiguous) {
            errors.error(
                    row.line(),
                    "email",
                    "ambiguous-email",
                    "Several customers have this address. Say which by the id.");
        } else if (state != null && state.erased()) {
            errors.error(row.line(), "id", "customer-erased", "The personal data of this customer was erased.");
        } else if (!isFirst(row, email, state)) {
            errors.error(row.line(), "", "duplicate-row", "A row above is about the same customer.");
        }
        return errors.size() == before;
    }

    /** Rows with an id may share an email address: what was exported can be imported. */
    private boolean isFirst(CustomerRow row, @Nullable String email, @Nullable CustomerState state) {
        if (state != null) {
            return seenIds.add(state.id());
        }
        return row.id() != null || email == null || seenEmails.add(email);
    }

    private void sort(CustomerRow row, @Nullable CustomerState state, Ids ids) {
        CustomerState wanted = row.applyTo(state, ids.next());
        if (state == null) {
            added.add(wanted);
        } else if (wanted.equals(state)) {
            unchanged++;
        } else {
            changed.add(wanted);
        }
    }

    boolean isSound() {
        return errors.isEmpty();
    }

    List<CustomerState> added() {
        return added;
    }

    List<CustomerState> changed() {
        return changed;
    }

    ImportReport report(boolean applied) {
        return new ImportReport(size, added.size(), changed.size(), unchanged, applied, errors.listed());
    }
}
