package io.quittance.account;

/** A new password, and the one that it replaces. */
record PasswordChange(Password currentPassword, Password newPassword) {}
