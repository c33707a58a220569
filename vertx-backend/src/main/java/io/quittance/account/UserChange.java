package io.quittance.account;

import io.quittance.access.Role;

/** What an admin makes of a user. */
record UserChange(String email, String name, Role role, boolean disabled) {

    /** Whether somebody who was an admin may not act as one any more. */
    boolean takesAdminAway() {
        return role != Role.ADMIN || disabled;
    }
}
