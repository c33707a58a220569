/** The database: its pool, transactions and migrations, and the embedded PostgreSQL of a local run. */
@NullMarked
package io.quittance.db;

import org.jspecify.annotations.NullMarked;
