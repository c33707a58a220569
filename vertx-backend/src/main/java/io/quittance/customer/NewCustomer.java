package io.quittance.customer;

import org.jspecify.annotations.Nullable;

/** {@code NewCustomer} of the contract, which has checked it. Space around texts is left out, and what is left empty too. */
record NewCustomer(
        String name,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String address) {

    NewCustomer {
        name = name.trim();
        phone = trimmed(phone);
        email = trimmed(email);
        address = trimmed(address);
    }

    private static @Nullable String trimmed(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.trim();
    }
}
