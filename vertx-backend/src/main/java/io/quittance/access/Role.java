package io.quittance.access;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What a user may do. Each may do what the ones before may. */
public enum Role {
    CASHIER,
    MANAGER,
    ADMIN;

    /** As it is written in the contract, the database and JSON: {@code cashier}. */
    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if there is no such role */
    @JsonCreator
    public static Role of(String text) {
        return valueOf(text.toUpperCase(Locale.ROOT));
    }

    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }
}
