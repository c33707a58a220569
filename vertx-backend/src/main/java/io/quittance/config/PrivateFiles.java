package io.quittance.config;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The data folder and what is in it: folders are 0700 and files 0600, whatever the umask. Everything blocks. */
public final class PrivateFiles {

    private static final Logger LOG = LoggerFactory.getLogger(PrivateFiles.class);
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    /** Of root's data folder: the user that the embedded PostgreSQL runs as passes through it by its group. */
    private static final Set<PosixFilePermission> PASSAGE = PosixFilePermissions.fromString("rwx--x---");

    private static final FileAttribute<?> NEW_FOLDER = PosixFilePermissions.asFileAttribute(FOLDER);
    private static final FileAttribute<?> NEW_FILE = PosixFilePermissions.asFileAttribute(FILE);

    private PrivateFiles() {}

    /** Makes the data folder, or tightens it. */
    public static void dataFolder(Path folder) throws IOException {
        makeFolder(folder);
        boolean roots = Integer.valueOf(0).equals(Files.getAttribute(folder, "unix:uid"));
        if (!roots || !PASSAGE.containsAll(Files.getPosixFilePermissions(folder))) {
            tighten(folder, FOLDER);
        }
    }

    /** Makes a folder, with its parents, or tightens it; what is in it stays as it is. */
    public static Path folder(Path folder) throws IOException {
        makeFolder(folder);
        tighten(folder, FOLDER);
        return folder;
    }

    /** Makes a folder whose parent is there. */
    public static void newFolder(Path folder) throws IOException {
        Files.createDirectory(folder, NEW_FOLDER);
    }

    /** Makes an empty file, or tightens it. */
    public static void file(Path file) throws IOException {
        try {
            newFile(file);
        } catch (FileAlreadyExistsException there) {
            tighten(file, FILE);
        }
    }

    /** Makes an empty file that must not be there. */
    public static Path newFile(Path file) throws IOException {
        return Files.createFile(file, NEW_FILE);
    }

    /** Tightens a folder and all that is in it. What is deleted meanwhile is passed over, and links are not followed. */
    public static void tightenAll(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path inner, BasicFileAttributes attributes) throws IOException {
                tighten(inner, FOLDER);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (attributes.isRegularFile()) {
                    tighten(file, FILE);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path inner, IOException gone) {
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void makeFolder(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            Files.createDirectories(folder, NEW_FOLDER);
        }
    }

    private static void tighten(Path path, Set<PosixFilePermission> allowed) throws IOException {
        try {
            if (!allowed.containsAll(Files.getPosixFilePermissions(path))) {
                Files.setPosixFilePermissions(path, allowed);
            }
        } catch (NoSuchFileException gone) {
            // Deleted meanwhile.
        } catch (FileSystemException notOurs) {
            // Such as a mounted volume. It can be used all the same.
            LOG.warn("{} belongs to another user, and others may be able to read it", path);
        }
    }
}
