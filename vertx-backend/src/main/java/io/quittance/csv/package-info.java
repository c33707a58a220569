/** CSV files from people and for people: reading with a report of every mistake, and writing that spreadsheets take as text. */
@NullMarked
package io.quittance.csv;

import org.jspecify.annotations.NullMarked;
