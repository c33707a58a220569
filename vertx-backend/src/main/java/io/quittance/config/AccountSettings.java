package io.quittance.config;

import io.quittance.config.Configuration.Account;
import io.quittance.config.Configuration.Admin;
import io.quittance.config.Configuration.Registration;
import io.quittance.text.EmailAddress;
import io.quittance.text.Nfc;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads what is set about users. */
final class AccountSettings {

    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration YEAR = Duration.ofDays(366);
    private static final Pattern LINE_END = Pattern.compile("[\\n\\r\\u0085\\u2028\\u2029]");

    // As the contract has them.
    private static final int MIN_PASSWORD_LENGTH = 12;
    private static final int MAX_PASSWORD_BYTES = 72;

    private AccountSettings() {}

    static Account account(Settings settings) {
        int threads = (int) settings.number("account.bcryptThreads", 0, 1_024);
        return new Account(
                registration(settings),
                settings.duration("account.invitationLifetime", SECOND, YEAR),
                settings.duration("account.sessionIdle", Duration.ofMinutes(2), YEAR),
                settings.duration("account.sessionLifetime", Duration.ofMinutes(2), YEAR),
                (int) settings.number("account.bcryptCost", 4, 20),
                threads == 0 ? Math.max(1, Runtime.getRuntime().availableProcessors() / 2) : threads,
                (int) settings.number("account.bcryptQueue", 0, 100_000),
                settings.duration("account.failureWindow", SECOND, Duration.ofDays(1)),
                (int) settings.number("account.failuresPerPair", 1, 1_000_000),
                (int) settings.number("account.failuresPerAddress", 1, 1_000_000),
                (int) settings.number("account.failuresPerAccount", 1, 1_000_000));
    }

    private static Registration registration(Settings settings) {
        // YAML takes an off without quotes for false.
        return settings.text("account.registration").equals("false")
                ? Registration.OFF
                : Registration.valueOf(settings.oneOf("account.registration", List.of("off", "invitation", "open"))
                        .toUpperCase(Locale.ROOT));
    }

    static Admin admin(Settings settings) {
        String email = Nfc.of(settings.text("admin.email"));
        // As it is: a password may begin or end with a space.
        String password = Nfc.of(settings.unstripped("admin.password"));
        if (email.isEmpty() != password.isEmpty()) {
            settings.mistake("admin.email", "and admin.password must be set together");
        }
        if (!email.isEmpty() && !EmailAddress.PATTERN.matcher(email).matches()) {
            settings.mistake("admin.email", "must be an email address");
        }
        if (LINE_END.matcher(password).find()) {
            settings.mistake("admin.password", "must not hold a line end, as files often have at their end");
        }
        int bytes = password.getBytes(StandardCharsets.UTF_8).length;
        if (!password.isEmpty() && (password.length() < MIN_PASSWORD_LENGTH || bytes > MAX_PASSWORD_BYTES)) {
            settings.mistake("admin.password", "must have at least 12 characters and at most 72 bytes");
        }
        return email.isEmpty() ? new Admin(null, null) : new Admin(email, new Secret(password));
    }
}
