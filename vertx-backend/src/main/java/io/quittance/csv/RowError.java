package io.quittance.csv;

/**
 * What is wrong in a CSV file.
 *
 * @param line where the row begins; the head line is 1
 * @param column its name in the head line; empty when the whole row is meant
 * @param code stable, in kebab case
 * @param detail a sentence for people
 */
public record RowError(int line, String column, String code, String detail) {}
