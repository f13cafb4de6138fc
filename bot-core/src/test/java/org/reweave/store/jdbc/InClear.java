package org.reweave.store.jdbc;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.List;
import org.h2.store.fs.encrypt.FileEncrypt;
import org.h2.store.fs.encrypt.FilePathEncrypt;
import org.reweave.engine.Dialog;
import org.reweave.message.Address;
import org.reweave.store.MasterKey;
import org.reweave.store.Persons.Person;
import org.reweave.store.ShortIds;
import org.reweave.store.States;
import org.reweave.store.TestKeys;

/** What somebody reads in the file of the embedded database who has the key to it. */
public final class InClear {
    private InClear() {}

    /** Every byte of the file, opened with the newest of the keys. */
    public static byte[] bytes(Path file, MasterKey key) throws IOException {
        String password = HexFormat.of()
                .formatHex(key.derivedByEach("reweave-database-file").get(0));
        try (FileChannel channel =
                new FileEncrypt("", FilePathEncrypt.getPasswordBytes(password.toCharArray()), FileChannel.open(file))) {
            ByteBuffer bytes = ByteBuffer.allocate((int) (channel.size() / 4096 * 4096));
            int at = 0;
            while (bytes.hasRemaining()) {
                at += channel.read(bytes, at);
            }
            return bytes.array();
        }
    }

    /** Makes a database as it was before its file was encrypted, with one person in it, sealed with that key. */
    public static void write(Path home, MasterKey key, Address who) throws SQLException {
        try (JdbcStore store = JdbcStore.open(
                EmbeddedDatabase.openInClear(home),
                new TestKeys(key),
                new ShortIds(Clock.systemUTC(), new SecureRandom()))) {
            Person person = new Person("p1", 0, who, States.with(new Dialog.None(), List.of()));
            store.inTransaction(work -> {
                work.persons().add(List.of(person));
                return true;
            });
        }
    }

    /** Whether it is encrypted at all. */
    static boolean not(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.ISO_8859_1).startsWith("H2encrypt\n");
    }
}
