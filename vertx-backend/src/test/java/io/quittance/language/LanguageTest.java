package io.quittance.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {

    @ParameterizedTest
    @CsvSource({
        "en, 1 March 2026",
        "de, 1. März 2026",
        "es, 1 de marzo de 2026",
        "pt, 1 de março de 2026",
        "fr, 1 mars 2026"
    })
    void daysAreWrittenAsTheLanguageWritesThem(String tag, String day) {
        assertThat(Language.of(tag).orElseThrow().day(LocalDate.of(2026, 3, 1))).isEqualTo(day);
    }

    @Test
    void anotherLanguageIsNone() {
        assertThat(Language.of("xx")).isEmpty();
        assertThat(Language.of("EN")).isEmpty();
    }
}
