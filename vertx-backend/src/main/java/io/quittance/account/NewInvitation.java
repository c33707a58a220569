package io.quittance.account;

/** Whom an admin invites, and as what. */
record NewInvitation(String email, Role role) {}
