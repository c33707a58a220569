package io.quittance.observability;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class StackTracesTest {

    private static final String CANARY = "canary";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "unterminated escape sequence at index 9 of: /x?invitation=canary%zz",
                "Illegal character in query at index 3: https://x/y?canary^",
                "Not found: '/x?a=b&canary'"
            })
    void aQueryIsLeftOutOfWhatALibrarySays(String message) {
        assertThat(line(new IllegalStateException("outer", new IllegalArgumentException(message))))
                .contains("outer", "IllegalArgumentException")
                .doesNotContain(CANARY);
    }

    @Test
    void aLinkIsLeftOutToo() {
        assertThat(line(new IllegalStateException("No file " + "a1".repeat(20) + "/x.pdf")))
                .contains("No file {link}/x.pdf");
    }

    @Test
    void theRestStays() {
        assertThat(line(new IllegalStateException("Why? Because")))
                .contains("Why? Because", "StackTracesTest.theRestStays(StackTracesTest.java:");
    }

    private static String line(Throwable failure) {
        LoggerContext context = (LoggerContext) LoggerFactory.getILoggerFactory();
        LoggingEvent event =
                new LoggingEvent("test", context.getLogger("test"), Level.ERROR, "failed", failure, new Object[0]);
        return new String(JsonLines.application(context).encode(event), StandardCharsets.UTF_8);
    }
}
