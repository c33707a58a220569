package io.quittance.access;

/** What somebody signs in with. */
public record Credentials(String email, Password password) {}
