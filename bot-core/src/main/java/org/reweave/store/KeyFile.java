package org.reweave.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** The master key in a file that only its owner can open. */
public final class KeyFile implements MasterKeys {
    /** Its name in the folder of the data. */
    public static final String NAME = "key";

    private final Path file;
    private final boolean tells;

    /** The key in that file, whether it is there or not. */
    public KeyFile(Path file) {
        this(file, true);
    }

    private KeyFile(Path file, boolean tells) {
        this.file = file;
        this.tells = tells;
    }

    @Override
    public Optional<MasterKey> find() {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(MasterKey.read(Files.readString(file, StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new StoreException("The key in " + file + " cannot be read. Give the account Reweave runs as the"
                    + " right to read it. Nothing was changed.");
        } catch (StoreException e) {
            throw new StoreException("The key in " + file + " cannot be used: " + e.getMessage()
                    + ". Put back the file from your backup. Nothing was changed.");
        }
    }

    @Override
    public MasterKey create() {
        MasterKey key = MasterKey.generate();
        if (Files.exists(file)) {
            throw new StoreException("There is a file " + file + " already. Nothing was changed.");
        }
        replace(key);
        return key;
    }

    /** Puts this key in the place of the one that is kept; after a crash there is either the one or the other. */
    public void replace(MasterKey key) {
        Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
        try {
            Files.createDirectories(folder);
            Path beside = folder.resolve(file.getFileName() + ".new");
            Files.deleteIfExists(beside);
            write(beside, key.written() + "\n");
            Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
            Folder.sync(folder);
        } catch (IOException e) {
            throw new StoreException("The key cannot be kept in " + file + ". Give the account Reweave runs as the"
                    + " right to write there, or free some space. Nothing was changed.");
        }
    }

    private static void write(Path into, String text) throws IOException {
        FileAttribute<?>[] forOwner = Folder.posix(into)
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
        Set<StandardOpenOption> fresh = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(into, fresh, forOwner)) {
            ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    @Override
    public boolean tellsOfDatabase() {
        return tells;
    }

    /** The same key where an empty database is wanted beside it. */
    public KeyFile beginningAnew() {
        return new KeyFile(file, false);
    }

    @Override
    public String where() {
        return "the file " + file;
    }
}
