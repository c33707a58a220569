package io.quittance.language;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What papers and mails are written in. Amounts are written alike in all of them: a point, and digits in threes. */
public enum Language {
    ENGLISH("en-GB"),
    GERMAN("de-DE"),
    SPANISH("es-ES"),
    PORTUGUESE("pt-PT"),
    FRENCH("fr-FR");

    private final Locale locale;
    private final DateTimeFormatter day;

    Language(String locale) {
        this.locale = Locale.forLanguageTag(locale);
        this.day = DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(this.locale);
    }

    /** As it stands in the database, in the contract and in the name of its files: {@code de}. */
    public String tag() {
        return locale.getLanguage();
    }

    public Locale locale() {
        return locale;
    }

    /** A day in words: 28. November 2026. */
    public String day(LocalDate date) {
        return day.format(date);
    }

    /** Empty for a tag of none of them. */
    public static Optional<Language> of(String tag) {
        return Arrays.stream(values())
                .filter(language -> language.tag().equals(tag))
                .findFirst();
    }
}
