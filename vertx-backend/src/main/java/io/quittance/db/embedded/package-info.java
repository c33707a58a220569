/** The PostgreSQL that comes along. */
@NullMarked
package io.quittance.db.embedded;

import org.jspecify.annotations.NullMarked;
