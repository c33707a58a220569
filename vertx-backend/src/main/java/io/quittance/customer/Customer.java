package io.quittance.customer;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody billed: {@code CustomerRecord} of the contract.
 *
 * @param name empty once the personal data is erased
 * @param version counts changes
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Customer(
        UUID id,
        String name,
        @Nullable String phone,
        @Nullable String email,
        @Nullable String address,
        Instant createdAt,
        boolean erased,
        @JsonIgnore int version) {}
