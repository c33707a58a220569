package io.quittance.customer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code CustomerRecord} of the contract. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CustomerJson(
        UUID id,
        String name,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String address,
        String createdAt,
        boolean erased) {

    static CustomerJson of(Customer customer) {
        return new CustomerJson(
                customer.id(),
                customer.name(),
                customer.phone(),
                customer.email(),
                customer.address(),
                customer.createdAt().truncatedTo(ChronoUnit.MILLIS).toString(),
                customer.erased());
    }
}
