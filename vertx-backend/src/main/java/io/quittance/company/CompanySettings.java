package io.quittance.company;

import org.jspecify.annotations.Nullable;

/**
 * Who sells, as it stands on invoices from now on.
 *
 * @param address lines are separated by a line feed
 * @param logo a PNG or JPEG file that was decoded once
 * @param bitcoinAddress where customers pay; of the configured network when it was set
 */
public record CompanySettings(
        String name,
        @Nullable String address,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String taxId,
        byte @Nullable [] logo,
        String bitcoinAddress) {

    CompanySettings withLogo(byte @Nullable [] other) {
        return new CompanySettings(name, address, email, phone, taxId, other, bitcoinAddress);
    }
}
