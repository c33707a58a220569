package io.quittance.company;

import org.jspecify.annotations.Nullable;

/**
 * Who sells, as it stands on an invoice that is issued now.
 *
 * @param address lines are separated by a line feed
 * @param logoSha256 in hexadecimal; of a logo that is kept for ever
 * @param bitcoinAddress where customers pay; of the network that was configured when it was set
 */
public record BillingCompany(
        String name,
        @Nullable String address,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String taxId,
        @Nullable String logoSha256,
        String bitcoinAddress) {}
