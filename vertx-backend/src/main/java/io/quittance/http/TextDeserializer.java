package io.quittance.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.deser.std.StringDeserializer;
import java.io.IOException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** Reads strings, but those with a NUL or half a surrogate pair: JSON can write them, and PostgreSQL cannot keep them. */
final class TextDeserializer extends StdScalarDeserializer<String> {

    @Serial
    private static final long serialVersionUID = 1;

    /** A string that is no text. */
    static final class NotTextException extends JsonMappingException {

        @Serial
        private static final long serialVersionUID = 1;

        NotTextException(JsonParser parser) {
            super(parser, "The string has a NUL or half a surrogate pair");
        }
    }

    TextDeserializer() {
        super(String.class);
    }

    @Override
    public @Nullable String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
        String text = StringDeserializer.instance.deserialize(parser, context);
        if (text != null && !isText(text)) {
            throw new NotTextException(parser);
        }
        return text;
    }

    private static boolean isText(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return false;
            }
            if (Character.isSurrogate(c)) {
                if (i + 1 == text.length() || !Character.isSurrogatePair(c, text.charAt(i + 1))) {
                    return false;
                }
                i++;
            }
        }
        return true;
    }
}
