package io.quittance.db;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The statement for a page of a long table, in the order of a key and the ids. Pages follow each other by the key of a row,
 * found again by its id, so that the last page takes as long as the first.
 *
 * <p>Conditions are of two kinds. Those that an index of the key has anyway are the scope. The others may hold for all rows,
 * or for ten of 100,000, which the planner often guesses wrongly; so the statement first walks a little way along the key's
 * index, which finds a page at once where many rows fit, and only where that neither filled the page nor came to the end
 * collects all rows that fit, by an index of their own, and sorts them.
 */
public final class PageQuery {

    /** The key of tables that are sorted by the names of things: as people sort, whatever the database's own order is. */
    public static final String NAME = "name collate \"und-x-icu\"";

    private static final int WALK = 2_000;

    private final String columns;
    private final String table;
    private final String key;
    private final String direction;
    private final StringBuilder scope = new StringBuilder("true");
    private final StringBuilder fitting = new StringBuilder();
    private final List<Object> values = new ArrayList<>();

    /**
     * Begins a statement. All of these are parts of SQL, never from outside.
     *
     * @param columns to be selected, among them {@code id} and those of the key; expressions have names
     * @param key what it is sorted by, an expression over the table's columns
     */
    public PageQuery(String columns, String table, String key, boolean descending) {
        this.columns = columns;
        this.table = table;
        this.key = key;
        this.direction = descending ? "desc" : "asc";
    }

    /** Adds a condition without values that the key's index has, or that most rows fit. */
    public PageQuery within(String condition) {
        scope.append(" and ").append(condition);
        return this;
    }

    /** Adds a condition that an index of its own serves; {@code ?} stands for the value. */
    public PageQuery fitting(String condition, Object value) {
        fitting.append(" and ").append(condition.replace("?", parameter(value)));
        return this;
    }

    /** Begins after a row; null for the first page. No row comes when there is no row of this id. */
    public PageQuery after(@Nullable UUID id) {
        if (id != null) {
            String cursor = parameter(id);
            scope.append(" and (%s, id) %s ((select %s from %s where id = %s), %s)"
                    .formatted(key, direction.equals("asc") ? ">" : "<", key, table, cursor, cursor));
        }
        return this;
    }

    /** Values in the order in which the statement has them. */
    public List<Object> values() {
        return List.copyOf(values);
    }

    /** @param limit how many rows at most */
    public String sql(int limit) {
        String order = " order by " + key + " " + direction + ", id " + direction;
        if (fitting.isEmpty()) {
            return "select " + columns + " from " + table + " where " + scope + order + " limit " + limit;
        }
        // "offset 0" keeps the planner from walking the key's index again.
        return """
                with walked as materialized (
                    select %1$s from (select * from %2$s where %3$s %5$s limit %7$d) near where true %4$s %5$s limit %6$d
                ), enough as materialized (
                    select case when count(*) = %6$d then true
                        else not exists (select from %2$s where %3$s %5$s offset %7$d limit 1) end as yes from walked
                )
                select * from (
                    select * from walked where (select yes from enough)
                    union all
                    select * from (
                        select %1$s from (select * from %2$s where %3$s %4$s offset 0) fit %5$s limit %6$d
                    ) collected where not (select yes from enough)
                ) page %5$s
                """.formatted(columns, table, scope, fitting, order, limit, WALK);
    }

    /** The statement for aggregates over all rows that fit, wherever the page begins; not to be mixed with {@link #after}. */
    public String all(String aggregates) {
        return "select " + aggregates + " from " + table + " where " + scope + fitting;
    }

    private String parameter(Object value) {
        values.add(value);
        return "$" + values.size();
    }
}
