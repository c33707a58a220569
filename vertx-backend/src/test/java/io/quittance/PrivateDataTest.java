package io.quittance;

import static java.nio.file.attribute.PosixFilePermissions.fromString;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Only the service's own user gets to its data: folders are 0700, files 0600, what was wider before too. */
@Tag("database")
class PrivateDataTest {

    @Test
    void whatIsMadeIsPrivate(@TempDir Path home) throws Exception {
        Path dataDir = home.resolve("new").resolve("quittance");
        try (RunningApp app = RunningApp.start(Map.of("QUITTANCE_DATA_DIR", dataDir.toString()))) {
            app.documentPath();

            assertThat(tooWide(dataDir)).isEmpty();
            assertThat(dataDir.resolve("documents")).isNotEmptyDirectory();
            assertThat(dataDir.resolve("logs")).isNotEmptyDirectory();
        }
    }

    @Test
    void aCertificateThatIsMadeIsPrivate(@TempDir Path home) throws Exception {
        try (RunningApp app = RunningApp.start(withTls(home))) {
            assertThat(tooWide(home)).isEmpty();
            assertThat(app.configuration().dataDir().resolve("tls").resolve("key.pem"))
                    .isNotEmptyFile();
        }
    }

    @Test
    void whatWasWiderIsTightenedAtTheNextStart(@TempDir Path home) throws Exception {
        for (String name : List.of(
                "documents/" + "0".repeat(40) + "/old.pdf",
                "documents/.incoming/" + "1".repeat(40) + "/half.pdf",
                "logs/access.log",
                "logs/application.2026-01-01.0.log.gz",
                "tls/other.pem")) {
            Path file = home.resolve(name);
            Files.createDirectories(file.getParent());
            Files.createFile(file);
            Files.setPosixFilePermissions(file, fromString("rw-rw-rw-"));
            Files.setPosixFilePermissions(file.getParent(), fromString("rwxrwxrwx"));
        }
        Files.setPosixFilePermissions(home, fromString("rwxr-xr-x"));
        assertThat(tooWide(home)).hasSizeGreaterThan(10);

        try (RunningApp app = RunningApp.start(withTls(home))) {
            // What may be much is tightened beside the start; the folder it is in is closed already.
            assertThat(tooWide(home).keySet()).allMatch(path -> path.startsWith("documents"));
            assertThat(Files.getPosixFilePermissions(app.documents())).isEqualTo(fromString("rwx------"));
            Instant end = Instant.now().plus(RunningApp.PATIENCE);
            while (!tooWide(home).isEmpty() && Instant.now().isBefore(end)) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
            assertThat(tooWide(home)).isEmpty();
        }
    }

    private static Map<String, String> withTls(Path dataDir) {
        return Map.of("QUITTANCE_DATA_DIR", dataDir.toString(), "QUITTANCE_HTTP_TLS", "true");
    }

    /** What somebody else could get to, with its permissions. */
    private static Map<Path, Set<PosixFilePermission>> tooWide(Path dataDir) throws IOException {
        Map<Path, Set<PosixFilePermission>> wide = new TreeMap<>();
        try (Stream<Path> all = Files.walk(dataDir)) {
            for (Path file : all.toList()) {
                Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(file);
                Set<PosixFilePermission> allowed = fromString(Files.isDirectory(file) ? "rwx------" : "rw-------");
                if (!allowed.containsAll(permissions)) {
                    wide.put(dataDir.relativize(file), permissions);
                }
            }
        }
        return wide;
    }
}
