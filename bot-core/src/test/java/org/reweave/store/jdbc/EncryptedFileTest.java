package org.reweave.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reweave.engine.Dialog;
import org.reweave.message.Address;
import org.reweave.store.MasterKey;
import org.reweave.store.MasterKeys;
import org.reweave.store.Persons.Person;
import org.reweave.store.ShortIds;
import org.reweave.store.States;
import org.reweave.store.StoreException;
import org.reweave.store.TestKeys;

/** A database becomes encrypted, and encrypted with another key, whole or not at all. */
class EncryptedFileTest {
    private static final String TESTED = OrderedFile.SCHEME + ":" + TestDisk.SCHEME + ":";
    private static final int BLOCK = 4096;
    private static final int KILLS = 12;

    private final MasterKey key = MasterKey.generate();

    @TempDir
    private Path folder;

    private Path home() {
        return folder.resolve("home");
    }

    private Path file() {
        return home().resolve("reweave.db.mv.db");
    }

    @BeforeEach
    void aDiskThatWorks() {
        TestDisk.reset();
    }

    private static JdbcStore store(Database database, MasterKey key) {
        return JdbcStore.open(database, new TestKeys(key), new ShortIds(Clock.systemUTC(), new SecureRandom()));
    }

    private JdbcStore open(MasterKey with) {
        return store(EmbeddedDatabase.open(home(), new TestKeys(with)), with);
    }

    private static void open(Path home, MasterKeys with) {
        EmbeddedDatabase.open(home, with).close();
    }

    private static void add(JdbcStore store) {
        add(store, "p1");
    }

    private static void add(JdbcStore store, String id) {
        store.inTransaction(work -> {
            work.persons()
                    .add(List.of(new Person(
                            id, 0, new Address("fake", id, "chat"), States.with(new Dialog.None(), List.of()))));
            return true;
        });
    }

    /** Where the key was lost. */
    private static final class NoKey implements MasterKeys {
        @Override
        public Optional<MasterKey> find() {
            return Optional.empty();
        }

        @Override
        public MasterKey create() {
            throw new IllegalStateException("one is made for a database that has one");
        }

        @Override
        public String where() {
            return "nowhere";
        }
    }

    private void assertThere(MasterKey with) {
        try (JdbcStore store = open(with)) {
            assertThat(store.status().people()).isEqualTo(1);
        }
    }

    private void keep() throws IOException {
        Files.copy(file(), folder.resolve("kept"), StandardCopyOption.REPLACE_EXISTING);
    }

    private void putBack() throws IOException {
        Files.copy(folder.resolve("kept"), file(), StandardCopyOption.REPLACE_EXISTING);
    }

    /** Lets the disk refuse everything from each of its blocks on, and looks whether what was there still is. */
    private int cutOffAnywhere(MasterKey with) throws IOException {
        keep();
        int cuts = 0;
        for (long room = 0; ; room += 8 * BLOCK) {
            putBack();
            TestDisk.reset();
            TestDisk.leaveRoom(room);
            try (EmbeddedDatabase database = EmbeddedDatabase.open(home(), new TestKeys(with), TESTED)) {
                assertThat(database.bytes()).isPositive();
                return cuts;
            } catch (StoreException e) {
                cuts++;
            }
            assertThere(with);
        }
    }

    @Test
    void a_database_in_clear_is_encrypted_and_loses_nothing_wherever_that_is_cut_off() throws Exception {
        try (JdbcStore store = store(EmbeddedDatabase.openInClear(home()), key)) {
            add(store);
        }
        assertThat(InClear.not(file())).isFalse();

        assertThat(cutOffAnywhere(key)).isPositive();

        assertThere(key);
        assertThat(InClear.not(file())).isTrue();
        assertThat(home().resolve("reweave.db.mv.db.new")).doesNotExist();
    }

    @Test
    void a_new_key_is_a_new_password_and_nothing_is_lost_wherever_that_is_cut_off() throws Exception {
        try (JdbcStore store = open(key)) {
            add(store);
        }
        MasterKey both = key.withNew();

        assertThat(cutOffAnywhere(both)).isPositive();

        assertThere(both);
        try (EmbeddedDatabase database = EmbeddedDatabase.open(home(), new TestKeys(both.newest()))) {
            assertThat(database.bytes()).isPositive();
        }
        assertThatThrownBy(() -> EmbeddedDatabase.open(home(), new TestKeys(key)))
                .hasMessageContaining("not the one");
    }

    @Test
    void a_wrong_key_changes_no_byte_of_either_kind() throws Exception {
        try (JdbcStore store = store(EmbeddedDatabase.openInClear(home()), key)) {
            add(store);
        }
        assertNoOtherKeyChangesIt();
        assertThere(key);
        assertThat(InClear.not(file())).isTrue();
        assertNoOtherKeyChangesIt();
        assertThere(key);
    }

    private void assertNoOtherKeyChangesIt() throws IOException {
        byte[] before = Files.readAllBytes(file());
        assertThatThrownBy(() -> open(MasterKey.generate())).hasMessageContaining("not the one");
        assertThatThrownBy(() -> open(home(), new NoKey())).hasMessageContaining("is missing");
        assertThat(Files.readAllBytes(file())).isEqualTo(before);
    }

    /** Copied while it is open, at many moments, as a process that is killed leaves it. */
    @Test
    void a_wrong_key_changes_no_byte_of_a_database_in_clear_that_was_not_closed() throws Exception {
        try (JdbcStore store = store(EmbeddedDatabase.openInClear(home()), key)) {
            for (int person = 0; person < KILLS; person++) {
                add(store, "p" + person);
                Files.copy(file(), folder.resolve("killed-" + person));
            }
        }
        for (int person = 0; person < KILLS; person++) {
            Files.copy(folder.resolve("killed-" + person), file(), StandardCopyOption.REPLACE_EXISTING);
            assertNoOtherKeyChangesIt();
            try (JdbcStore store = open(key)) {
                assertThat(store.status().people()).isEqualTo(person + 1);
            }
        }
    }

    @Test
    void a_file_that_was_cut_down_to_nothing_but_its_header_is_not_taken_for_a_new_one() throws Exception {
        try (JdbcStore store = open(key)) {
            add(store);
        }
        assertThere(key);
        try (FileChannel channel = FileChannel.open(file(), StandardOpenOption.WRITE)) {
            channel.truncate(BLOCK);
        }
        byte[] before = Files.readAllBytes(file());

        assertThatThrownBy(() -> open(key)).isInstanceOf(StoreException.class).hasMessageContaining("damaged");

        assertThat(Files.readAllBytes(file())).isEqualTo(before);
    }

    @Test
    void a_piece_of_a_block_at_the_end_takes_nothing_of_what_was_there() throws Exception {
        try (JdbcStore store = open(key)) {
            add(store);
        }
        Files.write(file(), new byte[512], StandardOpenOption.APPEND);

        assertThere(key);
    }

    private void damage(int from, int to) throws IOException {
        byte[] bytes = Files.readAllBytes(file());
        Arrays.fill(bytes, from, to, (byte) 7);
        Files.write(file(), bytes);
    }

    @ParameterizedTest
    @CsvSource({"10, 18", "0, 10", "4096, 12288"})
    void damage_at_its_beginning_is_not_taken_for_a_wrong_key_and_nothing_is_written_over(int from, int to)
            throws Exception {
        try (JdbcStore store = open(key)) {
            add(store);
        }
        assertThere(key);
        damage(from, to);
        byte[] before = Files.readAllBytes(file());

        assertThatThrownBy(() -> open(key)).isInstanceOf(StoreException.class).hasMessageContaining("damaged");

        assertThat(Files.readAllBytes(file())).isEqualTo(before);
    }

    @Test
    void a_file_that_is_damaged_and_a_key_that_is_another_one_are_both_left_as_they_are() throws Exception {
        try (JdbcStore store = open(key)) {
            add(store);
        }
        assertThere(key);
        damage(2048, 2080);

        assertThatThrownBy(() -> open(MasterKey.generate())).hasMessageContaining("not the one");
        assertThere(key);
    }
}
