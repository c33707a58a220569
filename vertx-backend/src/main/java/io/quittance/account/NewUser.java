package io.quittance.account;

/** A user that an admin adds, with a first password. */
record NewUser(String email, String name, Role role, Password password) {}
