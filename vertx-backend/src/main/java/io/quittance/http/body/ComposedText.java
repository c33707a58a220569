package io.quittance.http.body;

import io.quittance.text.Nfc;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The strings of a body in NFC. Of the tree, not of the bytes: a mark must not compose with the letter of an escape. */
final class ComposedText {

    private ComposedText() {}

    /**
     * Changes the strings that are not in NFC.
     *
     * @param tree maps and lists, as they were read
     * @return whether there were any
     */
    static boolean compose(@Nullable Object tree) {
        boolean isChanged = false;
        if (tree instanceof Map<?, ?> map) {
            @SuppressWarnings("unchecked") // Only strings are set, and to values.
            Map<String, Object> object = (Map<String, Object>) map;
            for (Map.Entry<String, Object> field : object.entrySet()) {
                if (field.getValue() instanceof String text) {
                    String composed = Nfc.of(text);
                    isChanged |= !composed.equals(text);
                    field.setValue(composed);
                } else {
                    isChanged |= compose(field.getValue());
                }
            }
        } else if (tree instanceof List<?> entries) {
            @SuppressWarnings("unchecked") // As above.
            ListIterator<Object> entry = ((List<Object>) entries).listIterator();
            while (entry.hasNext()) {
                Object value = entry.next();
                if (value instanceof String text && !Nfc.is(text)) {
                    entry.set(Nfc.of(text));
                    isChanged = true;
                } else {
                    isChanged |= compose(value);
                }
            }
        }
        return isChanged;
    }
}
