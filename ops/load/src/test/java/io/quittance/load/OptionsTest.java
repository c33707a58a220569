package io.quittance.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {

    private final List<String> rest = new ArrayList<>();

    @Test
    void whatIsNotAskedForHasItsDefault() {
        Options options = parse("overload", "--peak", "390.5", "soak");

        assertThat(rest).containsExactly("overload", "soak");
        assertThat(options.number(Option.PEAK)).contains(390.5);
        assertThat(options.count(Option.SECONDS)).isEqualTo(60);
        assertThat(options.text(Option.URL)).isEmpty();
    }

    @Test
    void mistakesAreExplained() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse("--peek", "3"))
                .withMessage("There is no option --peek");
        assertThatIllegalArgumentException().isThrownBy(() -> parse("--peak")).withMessage("--peak needs a value");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse("--seconds", "1.5"))
                .withMessage("--seconds must be a number");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parse("--warm-up", "0"))
                .withMessage("--warm-up must be above 0");
    }

    @Test
    void theGeneratorGetsWhatWasAskedForAndNoMore() {
        assertThat(parse("--peak", "20").with(Option.URL, "http://localhost:1").asJvmArguments())
                .containsExactlyInAnyOrder("-Dload.PEAK=20", "-Dload.URL=http://localhost:1");
    }

    private Options parse(String... words) {
        return Options.parse(List.of(words), rest);
    }
}
