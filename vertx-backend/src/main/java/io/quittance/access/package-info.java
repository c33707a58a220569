/** Who may do what: sessions, API tokens, roles, passwords, and the brake on those who guess. */
@NullMarked
package io.quittance.access;

import org.jspecify.annotations.NullMarked;
