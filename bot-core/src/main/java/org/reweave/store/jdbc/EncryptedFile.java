package org.reweave.store.jdbc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.h2.store.fs.FilePath;
import org.h2.store.fs.encrypt.FileEncrypt;
import org.h2.store.fs.encrypt.FilePathEncrypt;
import org.jspecify.annotations.Nullable;
import org.reweave.store.Folder;
import org.reweave.store.MasterKey;
import org.reweave.store.MasterKeys;
import org.reweave.store.StoreException;

/**
 * The file of the embedded database while nobody has it open: whether it is encrypted, with which key, and how it comes to
 * be encrypted with the newest. It is written anew beside itself and takes its own place when all of it is on disk, so that
 * there is either the one or the other, whenever that is cut off.
 */
final class EncryptedFile {
    private static final String PASSWORD = "reweave-database-file";
    private static final String MARK = "reweave-database-mark";

    private static final byte[] ENCRYPTED = "H2encrypt\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] DATABASE = "H:2,".getBytes(StandardCharsets.US_ASCII);
    private static final int BLOCK = FileEncrypt.BLOCK_SIZE;
    private static final int AT_ONCE = 256 * BLOCK;

    /** Where in the first block, of which H2 uses the beginning only, it says which key the file is encrypted with. */
    private static final int MARK_AT = BLOCK / 2;

    private final String fileSystem;
    private final Path path;
    private final FilePath file;
    private final FilePath beside;

    EncryptedFile(String fileSystem, Path path) {
        this.fileSystem = fileSystem;
        this.path = path;
        this.file = FilePath.get(fileSystem + path);
        this.beside = FilePath.get(fileSystem + path + ".new");
    }

    /** Whether there is a database in it that anybody could read. */
    boolean inClear() throws IOException {
        return file.exists() && file.size() > 0 && !begins(ENCRYPTED, bytes(null, 0, ENCRYPTED.length));
    }

    /** Encrypts what {@linkplain #inClear everybody can read}. */
    void encrypt(MasterKey key) throws IOException {
        rewrite(null, key);
    }

    /**
     * The password for H2, derived from the newest of the keys; what was encrypted with an older one is first encrypted anew.
     * Where there is no file yet, one is begun.
     *
     * @throws StoreException when the key is missing or another one, or the file is missing or damaged;
     *     nothing was changed
     */
    String unlocked(MasterKeys keys) throws IOException {
        Optional<MasterKey> found = keys.find();
        if (!file.exists()) {
            if (found.isPresent() && keys.tellsOfDatabase()) {
                throw lost(keys);
            }
            begin();
        }
        if (file.size() <= BLOCK) {
            if (found.isPresent() && isOf(found.get())) {
                throw OpeningFailures.damaged(path, new IOException("it held more when it was marked"));
            }
            return passwords(found.orElseGet(keys::create)).get(0);
        }
        MasterKey key = found.orElseThrow(() -> Vault.missing(keys));
        List<String> passwords = passwords(key);
        for (String password : passwords) {
            if (opens(password)) {
                leaveWholeBlocks();
                if (!password.equals(passwords.get(0))) {
                    rewrite(password, key);
                } else {
                    mark(key);
                }
                return passwords.get(0);
            }
        }
        if (isOf(key)) {
            throw OpeningFailures.damaged(path, new IOException("it begins with nothing its own key can open"));
        }
        throw Vault.another(keys);
    }

    /** Before there is a key, so that a key without a file is never the work of a first start that was cut off. */
    private void begin() throws IOException {
        file.createFile();
        Folder.sync(Objects.requireNonNull(path.getParent()));
    }

    private StoreException lost(MasterKeys keys) {
        return new StoreException(
                "There is a key, " + keys.where() + ", but its database " + path + " is missing. Put it"
                        + " back from your backup; or, to begin with an empty one on purpose, run ./reweave start-empty."
                        + " Nothing was changed.");
    }

    private static List<String> passwords(MasterKey key) {
        return key.derivedByEach(PASSWORD).stream()
                .map(HexFormat.of()::formatHex)
                .toList();
    }

    /** Whether it says that it is encrypted with this key, which tells damage from a wrong key. */
    private boolean isOf(MasterKey key) throws IOException {
        byte[] mark = bytes(null, MARK_AT, key.derivedByEach(MARK).get(0).length);
        return key.derivedByEach(MARK).stream().anyMatch(each -> Arrays.equals(each, mark));
    }

    private void mark(MasterKey key) throws IOException {
        byte[] mark = key.derivedByEach(MARK).get(0);
        if (!Arrays.equals(mark, bytes(null, MARK_AT, mark.length))) {
            mark(file, mark);
        }
    }

    private static void mark(FilePath of, byte[] mark) throws IOException {
        try (FileChannel channel = of.open("rw")) {
            channel.write(ByteBuffer.wrap(mark), MARK_AT);
            channel.force(true);
        }
    }

    private boolean opens(String password) throws IOException {
        return begins(DATABASE, bytes(password, 0, BLOCK)) || begins(DATABASE, bytes(password, BLOCK, BLOCK));
    }

    /**
     * A loss of power can leave a piece of a block at the end, which was never promised to anybody. H2 takes such a piece for
     * a sign that the block before it does not count, and would leave out one that was.
     */
    private void leaveWholeBlocks() throws IOException {
        long size = file.size();
        if (size % BLOCK != 0) {
            try (FileChannel channel = file.open("rw")) {
                channel.truncate(size - size % BLOCK);
                channel.force(true);
            }
        }
    }

    private void rewrite(@Nullable String from, MasterKey to) throws IOException {
        beside.delete();
        try (FileChannel source = channel(from, file, "r");
                FileChannel target = channel(passwords(to).get(0), beside, "rw")) {
            ByteBuffer buffer = ByteBuffer.allocate(AT_ONCE);
            long size = source.size() / BLOCK * BLOCK;
            for (long at = 0; at < size; at += AT_ONCE) {
                buffer.clear().limit((int) Math.min(AT_ONCE, size - at));
                read(source, buffer, at);
                target.write(buffer.flip(), at);
            }
            target.force(true);
        }
        mark(beside, to.derivedByEach(MARK).get(0));
        beside.moveTo(file, true);
        Folder.sync(Objects.requireNonNull(path.getParent()));
    }

    private byte[] bytes(@Nullable String password, long position, int length) throws IOException {
        try (FileChannel channel = channel(password, file, "r")) {
            int there = (int) Math.max(0, Math.min(length, channel.size() - position));
            ByteBuffer buffer = ByteBuffer.allocate(there);
            read(channel, buffer, position);
            return buffer.array();
        }
    }

    private static void read(FileChannel source, ByteBuffer into, long position) throws IOException {
        long at = position;
        while (into.hasRemaining()) {
            int count = source.read(into, at);
            if (count < 0) {
                throw new IOException("the file of the database became shorter while it was read");
            }
            at += count;
        }
    }

    private FileChannel channel(@Nullable String password, FilePath of, String mode) throws IOException {
        FileChannel channel = of.open(mode);
        return password == null
                ? channel
                : new FileEncrypt(fileSystem, FilePathEncrypt.getPasswordBytes(password.toCharArray()), channel);
    }

    private static boolean begins(byte[] start, byte[] bytes) {
        return ByteBuffer.wrap(bytes, 0, Math.min(start.length, bytes.length)).equals(ByteBuffer.wrap(start));
    }
}
