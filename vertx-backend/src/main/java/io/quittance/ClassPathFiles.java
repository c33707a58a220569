package io.quittance;

import io.vertx.core.internal.VertxBootstrap;
import io.vertx.core.spi.VertxServiceProvider;
import io.vertx.core.spi.file.FileResolver;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Objects;

/**
 * Finds the files that Vert.x is asked for by a relative name: on the class path first, so that nothing that happens to
 * lie in the working directory stands in for a part of the program.
 *
 * <p>Vert.x' own resolver looks there last, and walks through all of the jar for every single file, which was half the
 * time of a start. Named in {@code META-INF/services}: Vert.x asks there for another one.
 */
public final class ClassPathFiles implements FileResolver, VertxServiceProvider {

    private final ClassLoader classPath = ClassPathFiles.class.getClassLoader();

    /** Files are served from the disk, so what is asked for in a jar is unpacked. */
    private final Path unpacked;

    public ClassPathFiles() {
        try {
            // Nobody else can read it or write to it.
            unpacked = Files.createTempDirectory("quittance-");
        } catch (IOException e) {
            throw new UncheckedIOException("The folder for temporary files cannot be written to", e);
        }
    }

    @Override
    public void init(VertxBootstrap bootstrap) {
        bootstrap.fileResolver(this);
    }

    /** Blocks when a file of the jar is asked for the first time. */
    @Override
    public File resolve(String name) {
        File file = new File(name);
        Path target = unpacked.resolve(name).normalize();
        URL resource = file.isAbsolute() || !target.startsWith(unpacked) ? null : classPath.getResource(name);
        if (resource == null) {
            return file;
        }
        if (resource.getProtocol().equals("file")) {
            return new File(URI.create(resource.toString()));
        }
        try {
            if (!Files.exists(target)) {
                unpack(name, target);
            }
            return target.toFile();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void unpack(String name, Path target) throws IOException {
        if (name.endsWith("/") || classPath.getResource(name + "/") != null) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        Path part = Files.createTempFile(unpacked, "part-", "");
        try (InputStream in = Objects.requireNonNull(classPath.getResourceAsStream(name), name)) {
            Files.copy(in, part, StandardCopyOption.REPLACE_EXISTING);
        }
        // Another thread that asks for it meanwhile finds all of it or nothing.
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void close() throws IOException {
        try (var paths = Files.walk(unpacked)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
