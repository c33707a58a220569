package io.quittance.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** Cells of files are held to the same rules as fields of JSON. */
class TextRuleTest {

    private static final Map<String, TextRule> RULES = Map.of(
            "ShortText", TextRule.SHORT_TEXT,
            "Name", TextRule.NAME,
            "ItemText", TextRule.ITEM_TEXT,
            "PostalAddress", TextRule.POSTAL_ADDRESS,
            "Email", TextRule.EMAIL_ADDRESS);

    @Test
    @SuppressWarnings("unchecked")
    void theRulesAreThoseOfTheContract() throws Exception {
        try (var in = TextRuleTest.class.getResourceAsStream("/openapi.yaml")) {
            Map<String, Map<String, Map<String, Object>>> contract = new Yaml().load(in);
            Map<String, Object> schemas =
                    (Map<String, Object>) (Object) contract.get("components").get("schemas");
            RULES.forEach((name, rule) -> {
                Map<String, Object> schema = (Map<String, Object>) schemas.get(name);
                Pattern pattern = Pattern.compile(schema.get("pattern").toString());
                assertThat(rule.maxLength()).as(name).isEqualTo(schema.get("maxLength"));
                for (int sign = 0; sign <= Character.MAX_CODE_POINT; sign++) {
                    if (sign >= Character.MIN_SURROGATE && sign <= Character.MAX_SURROGATE) {
                        continue;
                    }
                    String text = (name.equals("Email") ? "a@b.c" : "a") + Character.toString(sign);
                    if (rule.allows(text) != pattern.matcher(text).matches()) {
                        throw new AssertionError("%s with %x".formatted(name, sign));
                    }
                }
            });
        }
    }

    @Test
    void lengthIsCountedInCharacters() {
        assertThat(TextRule.SHORT_TEXT.isTooLong("😀".repeat(60))).isFalse();
        assertThat(TextRule.SHORT_TEXT.isTooLong("😀".repeat(61))).isTrue();
    }
}
