package io.quittance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A table is written by one package, so that what has to hold for its rows is kept in one place. Others may read it. */
class TablesTest {

    private static final Path SOURCES = Path.of("src/main/java/io/quittance");
    private static final Pattern WRITE =
            Pattern.compile("(?:\\binsert into|\\bdelete from)\\s+(\\w+)|\\bupdate\\s+(\\w+)(?:\\s+\\w+)?\\s+set\\b");

    /** An item's row has its quantity in it, and an item comes with its first movement in one statement. */
    private static final Map<String, Set<String>> SHARED =
            Map.of("items", Set.of("catalog", "stock"), "stock_movements", Set.of("catalog", "stock"));

    @Test
    void aTableIsWrittenByOnePackage() throws IOException {
        Map<String, Set<String>> writers = writers();

        assertThat(writers).hasSizeGreaterThan(20);
        assertThat(writers).allSatisfy((table, packages) -> assertThat(packages)
                .as(table)
                .satisfiesAnyOf(one -> assertThat(one).hasSize(1), shared -> assertThat(shared)
                        .isEqualTo(SHARED.get(table))));
    }

    private static Map<String, Set<String>> writers() throws IOException {
        Map<String, Set<String>> writers = new TreeMap<>();
        try (Stream<Path> files = Files.walk(SOURCES)) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(file -> {
                String name = SOURCES.relativize(file).getName(0).toString();
                Matcher found = WRITE.matcher(text(file));
                while (found.find()) {
                    String table = found.group(1) == null ? found.group(2) : found.group(1);
                    writers.computeIfAbsent(table, any -> new TreeSet<>()).add(name);
                }
            });
        }
        return writers;
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
