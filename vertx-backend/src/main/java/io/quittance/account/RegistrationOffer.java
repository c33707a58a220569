package io.quittance.account;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quittance.access.Role;
import org.jspecify.annotations.Nullable;

/**
 * Who may register, as clients see it.
 *
 * @param mode {@code setup}, {@code invitation}, {@code open} or {@code closed}
 * @param email whom the invitation is for
 * @param role what they become; null when nobody may register
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RegistrationOffer(
        String mode, @Nullable String email, @Nullable Role role) {

    static final RegistrationOffer CLOSED = new RegistrationOffer("closed", null, null);
    static final RegistrationOffer OPEN = new RegistrationOffer("open", null, Role.CASHIER);

    static RegistrationOffer of(Invitation invitation) {
        return new RegistrationOffer(
                invitation.isSetup() ? "setup" : "invitation", invitation.email(), invitation.role());
    }
}
