package io.quittance.csv;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The mistakes found in a CSV file. For one thread at a time. */
public final class RowErrors {

    /** More than a person corrects at a time. */
    public static final int MAX_LISTED = 1_000;

    private final List<RowError> listed = new ArrayList<>();

    public void error(int line, String column, String code, String detail) {
        if (listed.size() < MAX_LISTED) {
            listed.add(new RowError(line, column, code, detail));
        }
    }

    public boolean isEmpty() {
        return listed.isEmpty();
    }

    public int size() {
        return listed.size();
    }

    /** In the order of the file. */
    public List<RowError> listed() {
        return listed.stream().sorted(Comparator.comparingInt(RowError::line)).toList();
    }
}
