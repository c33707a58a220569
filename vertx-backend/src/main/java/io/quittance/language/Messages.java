package io.quittance.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

/**
 * The sentences of one kind in one language, from {@code messages/KIND_LANGUAGE.properties}. A sentence may have places for
 * texts: {@code {0}}. An apostrophe is only an apostrophe.
 */
public final class Messages {

    private final Map<String, String> sentences;
    private final Language language;

    private Messages(Map<String, String> sentences, Language language) {
        this.sentences = sentences;
        this.language = language;
    }

    /**
     * Blocks on the class path, for a moment.
     *
     * @param kind what they are for, such as {@code paper}
     */
    public static Messages of(String kind, Language language) {
        String file = "/messages/" + kind + "_" + language.tag() + ".properties";
        try (InputStream in = Objects.requireNonNull(Messages.class.getResourceAsStream(file), file)) {
            Properties read = new Properties();
            read.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            Map<String, String> sentences = new TreeMap<>();
            read.forEach((key, text) -> sentences.put((String) key, (String) text));
            return new Messages(sentences, language);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalArgumentException if there is no such sentence */
    public String text(String key, String... texts) {
        String sentence = sentences.get(key);
        if (sentence == null) {
            throw new IllegalArgumentException("There is no sentence " + key + " in " + language.tag());
        }
        return new MessageFormat(sentence.replace("'", "''"), language.locale()).format((Object[]) texts);
    }

    /** What there are sentences for. */
    public Set<String> keys() {
        return Set.copyOf(sentences.keySet());
    }

    public Language language() {
        return language;
    }
}
