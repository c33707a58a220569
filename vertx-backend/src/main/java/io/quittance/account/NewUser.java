package io.quittance.account;

import io.quittance.access.Password;
import io.quittance.access.Role;

/** A user that an admin adds, with a first password. */
record NewUser(String email, String name, Role role, Password password) {}
