package io.quittance.http.body;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is composed is text, not JSON. */
class ComposedTextTest {

    private final ObjectMapper mapper = new ObjectMapper();

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a":"Mu\u0308ller"}        | {"a":"M\u00FCller"}
            {"a":"Mu\\u0308ller"}       | {"a":"M\u00FCller"}
            {"a":["n\u0303",{"b":"e\u0301"}]} | {"a":["\u00F1",{"b":"\u00E9"}]}
            {"a":"x\\n\u0303"}          | {"a":"x\\n\u0303"}
            {"a":"\\u0045\u0301"}       | {"a":"\u00C9"}
            {"a":"\u037E\u212A"}        | {"a":";K"}
            {"a":"\u1112\u1161\u11AB"}  | {"a":"\uD55C"}
            {"a":1,"b":null,"c":true}   | {"a":1,"b":null,"c":true}
            """)
    void stringsAreComposed(String body, String expected) throws Exception {
        Object tree = mapper.readValue(body.getBytes(StandardCharsets.UTF_8), Object.class);
        Object before = mapper.readValue(body, Object.class);

        boolean isChanged = ComposedText.compose(tree);

        assertThat(tree).isEqualTo(mapper.readValue(expected, Object.class));
        assertThat(isChanged).isEqualTo(!tree.equals(before));
    }
}
