package io.quittance;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What tests share because it takes long to make: made in the build's folder by the process that needs it first, used by all
 * others, and made anew when what it is made from is another.
 */
final class MadeOnce {

    private static final Path CLASSES = location(Main.class);

    /** Fills a folder that is empty. */
    @FunctionalInterface
    interface Maker {
        void make(Path folder) throws Exception;
    }

    private MadeOnce() {}

    /**
     * The folder of that name for this key.
     *
     * @param key changes with what the folder is made from
     */
    static synchronized Path folder(String name, String key, Maker maker) throws Exception {
        Path all = Files.createDirectories(CLASSES.resolveSibling("made-once").resolve(name));
        Path folder = all.resolve(key);
        // Also against the other processes that run tests.
        try (FileChannel file = FileChannel.open(
                        all.resolveSibling(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock ignored = file.lock()) {
            if (!Files.isDirectory(folder)) {
                for (Path old : children(all)) {
                    delete(old);
                }
                Path part = Files.createDirectory(all.resolve(key + ".part"));
                maker.make(part);
                Files.move(part, folder);
            }
        }
        return folder;
    }

    /** The folder of our compiled classes. */
    static Path classes() {
        return CLASSES;
    }

    /** The class path of this process, one entry each. */
    static List<String> classPath() {
        // Surefire starts tests from a jar that only names the class path.
        return List.of(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"))
                .split(java.io.File.pathSeparator));
    }

    /** Of all files below the folder: another one whenever something was compiled. */
    static String stateOf(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Long> times = files.map(file -> file.toFile().lastModified()).toList();
            return times.size() + "-"
                    + times.stream().mapToLong(Long::longValue).max().orElse(0);
        }
    }

    /** With everything in it. */
    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    static Path location(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
