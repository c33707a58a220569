package io.quittance.company;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** {@code CompanySettings} of the contract, as it is on the wire. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record CompanyJson(
        String name,
        @Nullable String address,
        @Nullable String email,
        @Nullable String phone,
        @Nullable String taxId,
        @Nullable String logo,
        String bitcoinAddress) {

    static CompanyJson of(CompanySettings settings) {
        return new CompanyJson(
                settings.name(),
                settings.address(),
                settings.email(),
                settings.phone(),
                settings.taxId(),
                settings.logo() == null ? null : dataUri(settings.logo()),
                settings.bitcoinAddress());
    }

    /** The kind is that of the bytes, whatever the client called it. */
    private static String dataUri(byte[] file) {
        String kind = file[0] == (byte) 0xFF ? "jpeg" : "png";
        return "data:image/" + kind + ";base64," + Base64.getEncoder().encodeToString(file);
    }
}
