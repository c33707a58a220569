package io.quittance.csv;

import java.util.List;

/**
 * {@code ImportReport} of the contract: what an import did, or would do.
 *
 * @param rows below the head line
 * @param created rows that make something new
 * @param updated rows that change something
 * @param unchanged rows that say what is known
 * @param applied false for a dry run, and when a row is bad: then nothing was changed
 */
public record ImportReport(int rows, int created, int updated, int unchanged, boolean applied, List<RowError> errors) {

    public ImportReport {
        errors = List.copyOf(errors);
    }
}
