package org.reweave.terminal;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.reweave.message.Document;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where files go that are handed to whoever sits at a terminal: into one folder, readable by its owner alone, and never over
 * one that is there.
 */
final class HandedFiles {
    private static final Logger LOG = LoggerFactory.getLogger(HandedFiles.class);
    private static final int MOST = 1_000;
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path folder;

    HandedFiles(Path folder) {
        this.folder = folder;
    }

    /** Writes a file under its name, or with a number in it where that is taken; empty where nothing can be written there. */
    Optional<Path> write(Document document) {
        for (int number = 1; number <= MOST; number++) {
            Path file = folder.resolve(called(document.name(), number));
            try {
                create(file);
                return fill(file, document.bytes());
            } catch (FileAlreadyExistsException taken) {
                LOG.debug("a file of that name is there; it gets a number");
            } catch (IOException e) {
                return failed(e);
            }
        }
        return Optional.empty();
    }

    private static String called(String name, int number) {
        int dot = name.lastIndexOf('.');
        return number == 1 ? name : name.substring(0, dot) + "-" + number + name.substring(dot);
    }

    private static void create(Path file) throws IOException {
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(file, OWNER_ONLY);
        } else {
            Files.createFile(file);
        }
    }

    private static Optional<Path> fill(Path file, byte[] bytes) throws IOException {
        try {
            Files.write(file, bytes);
            return Optional.of(file.toAbsolutePath().normalize());
        } catch (IOException e) {
            Files.deleteIfExists(file);
            return failed(e);
        }
    }

    private static Optional<Path> failed(IOException failure) {
        LOG.warn(
                "a file could not be written into the folder this was started in ({}); the person is told",
                failure.getClass().getSimpleName());
        return Optional.empty();
    }
}
