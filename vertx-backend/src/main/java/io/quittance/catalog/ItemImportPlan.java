package io.quittance.catalog;

import io.quittance.catalog.ItemImportRepository.Change;
import io.quittance.catalog.ItemImportRepository.Match;
import io.quittance.csv.CsvTable;
import io.quittance.csv.ImportReport;
import io.quittance.csv.RowErrors;
import io.quittance.db.Ids;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a CSV file makes of the items: first what it says, then what is known of it, then what is to be done. */
final class ItemImportPlan {

    private final int size;
    private final List<ItemRow> rows;
    private final RowErrors errors = new RowErrors();
    private final Map<Integer, UUID> meant = new HashMap<>();
    private final Set<Integer> taken = new HashSet<>();
    private final Map<UUID, ItemState> known = new HashMap<>();
    private final Set<UUID> seenIds = new HashSet<>();
    private final List<@Nullable String> folded = new ArrayList<>();
    private final Set<String> seenSkus = new HashSet<>();
    private final List<Change> added = new ArrayList<>();
    private final List<Change> changed = new ArrayList<>();
    private int unchanged;

    /** @throws io.quittance.problem.ProblemException of status 422 if the file is no CSV of items */
    ItemImportPlan(byte[] file) {
        CsvTable table = CsvTable.read(file, ItemRow.COLUMNS, ItemRow.REQUIRED);
        this.size = table.size();
        this.rows = ItemRow.read(table, errors);
    }

    List<ItemRow> rows() {
        return rows;
    }

    /** @param skus those of the next rows, with their letters folded as the database does */
    void fold(List<@Nullable String> skus) {
        folded.addAll(skus);
    }

    /** @param start which row the first position means */
    void match(int start, List<Match> matches) {
        for (Match match : matches) {
            int row = start + match.position() - 1;
            if (match.meant()) {
                meant.put(row, match.id());
            } else {
                taken.add(row);
            }
        }
    }

    /** The items that rows are about, in the order in which they have to be locked. */
    List<UUID> matchedIds() {
        return meant.values().stream().distinct().sorted(Ids.BY_BYTES).toList();
    }

    void learn(List<ItemState> states) {
        states.forEach(state -> known.put(state.id(), state));
    }

    /** Sorts the rows into what is new, changed, the same, and wrong. */
    void decide(Ids ids) {
        for (int i = 0; i < rows.size(); i++) {
            ItemRow row = rows.get(i);
            UUID id = meant.get(i);
            ItemState state = id == null ? null : known.get(id);
            if (isSound(row, folded.get(i), state, taken.contains(i))) {
                sort(row, state, ids);
            }
        }
    }

    private boolean isSound(ItemRow row, @Nullable String sku, @Nullable ItemState state, boolean skuIsTaken) {
        int before = errors.size();
        if (row.id() != null && state == null) {
            errors.error(row.line(), "id", "unknown-id", "There is no such item. Leave the id empty to add it.");
        }
        if (skuIsTaken) {
            errors.error(row.line(), "sku", "sku-taken", "Another item has this number.");
        }
        if (state != null && state.archived()) {
            errors.error(row.line(), "sku", "item-archived", "The item is archived. Take it out of the archive first.");
        }
        boolean idIsNew = state == null || seenIds.add(state.id());
        boolean skuIsNew = sku == null || seenSkus.add(sku);
        if (!idIsNew || !skuIsNew) {
            errors.error(row.line(), "sku", "duplicate-row", "A row above is about the same item.");
        }
        return errors.size() == before;
    }

    private void sort(ItemRow row, @Nullable ItemState state, Ids ids) {
        ItemState wanted = row.applyTo(state, ids.next());
        if (state == null) {
            added.add(new Change(wanted, wanted.quantity(), ids.next()));
        } else if (wanted.equals(state)) {
            unchanged++;
        } else {
            changed.add(new Change(wanted, wanted.quantity() - state.quantity(), ids.next()));
        }
    }

    boolean isSound() {
        return errors.isEmpty();
    }

    List<Change> added() {
        return added;
    }

    List<Change> changed() {
        return changed;
    }

    ImportReport report(boolean applied) {
        return new ImportReport(size, added.size(), changed.size(), unchanged, applied, errors.listed());
    }
}
