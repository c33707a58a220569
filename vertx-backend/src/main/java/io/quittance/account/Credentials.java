package io.quittance.account;

/** What somebody signs in with. */
record Credentials(String email, Password password) {}
