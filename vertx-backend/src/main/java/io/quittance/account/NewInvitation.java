package io.quittance.account;

import io.quittance.access.Role;

/** Whom an admin invites, and as what. */
record NewInvitation(String email, Role role) {}
