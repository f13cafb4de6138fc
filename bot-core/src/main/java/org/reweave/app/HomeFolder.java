package org.reweave.app;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The folder everything is kept in; only its owner may look inside. */
final class HomeFolder {
    /** The variable of the environment that names it. */
    static final String VARIABLE = "REWEAVE_HOME";

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> OTHERS = Set.of(
            PosixFilePermission.GROUP_READ,
            PosixFilePermission.GROUP_WRITE,
            PosixFilePermission.OTHERS_READ,
            PosixFilePermission.OTHERS_WRITE);

    private HomeFolder() {}

    /**
     * The home folder, made where there is none yet.
     *
     * @throws HostException where it cannot be made or used
     */
    static Path open(Map<String, String> environment) {
        Path home = named(environment);
        try {
            if (!Files.isDirectory(home)) {
                create(home);
            }
        } catch (FileAlreadyExistsException e) {
            throw new HostException(home + " is a file, not a folder; name another with " + VARIABLE, e);
        } catch (IOException e) {
            throw new HostException(
                    "the folder " + home + " cannot be made; name another with " + VARIABLE
                            + ", or give this user the right to write there",
                    e);
        }
        if (!Files.isWritable(home) || !Files.isReadable(home)) {
            throw new HostException("the folder " + home + " cannot be written to; name another with " + VARIABLE
                    + ", or give this user the right to write there");
        }
        return home;
    }

    /** The folder that is named in the environment, or {@code data}, whether it is there or not. */
    static Path named(Map<String, String> environment) {
        String name = environment.getOrDefault(VARIABLE, "").strip();
        try {
            return Path.of(name.isEmpty() ? "data" : name);
        } catch (InvalidPathException e) {
            throw new HostException(VARIABLE + " is no name of a folder; write a path such as /srv/reweave", e);
        }
    }

    private static void create(Path home) throws IOException {
        if (posix(home)) {
            Files.createDirectories(home, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        } else {
            Files.createDirectories(home);
        }
    }

    /** Makes an empty file only its owner may open; throws {@link FileAlreadyExistsException} where it is there already. */
    static void createForOwner(Path file) throws IOException {
        if (posix(file)) {
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        } else {
            Files.createFile(file);
        }
    }

    /** Whether anybody but the owner may read or write the file or folder; empty where this cannot be told. */
    static Optional<Boolean> openToOthers(Path path) {
        if (!posix(path)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Files.getPosixFilePermissions(path).stream().anyMatch(OTHERS::contains));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean posix(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("posix");
    }
}
