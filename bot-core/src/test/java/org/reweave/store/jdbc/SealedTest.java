package org.reweave.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.reweave.engine.Dialog;
import org.reweave.engine.PersonState;
import org.reweave.message.Address;
import org.reweave.message.OutboundMessage;
import org.reweave.message.RichText;
import org.reweave.store.KeyFile;
import org.reweave.store.MasterKey;
import org.reweave.store.MessageCodec;
import org.reweave.store.Outbox.Draft;
import org.reweave.store.Outbox.Priority;
import org.reweave.store.Persons.Person;
import org.reweave.store.ShortIds;
import org.reweave.store.StateCodec;
import org.reweave.store.States;
import org.reweave.store.StoreException;
import org.reweave.store.StoreSettings;

/** What people wrote lies sealed in the database, and only with its key can it be read. */
class SealedTest {
    private static final String WORDS = "canary-in-a-note";
    private static final String SAID = "canary-in-a-message";
    private static final Instant NOW = Instant.parse("2026-03-01T18:30:00Z");
    private static final Address ADA = new Address("fake", "ada", "chat");

    @TempDir
    private Path home;

    private JdbcStore open() {
        return JdbcStore.open(new StoreSettings.Embedded(home), ids());
    }

    private static ShortIds ids() {
        return new ShortIds(Clock.systemUTC(), new SecureRandom());
    }

    private KeyFile keyFile() {
        return new KeyFile(home.resolve(KeyFile.NAME));
    }

    private static PersonState withWords() {
        return States.with(new Dialog.KeepNote(WORDS), List.of());
    }

    private static OutboundMessage message() {
        return OutboundMessage.saying(RichText.plain(SAID));
    }

    private void adaWrites() {
        try (JdbcStore store = open()) {
            store.inTransaction(work -> {
                work.persons().add(List.of(new Person("p1", 0, ADA, withWords())));
                work.outbox().add(List.of(new Draft("p1", ADA, Priority.REPLY, message())), NOW);
                work.outbox().add(List.of(new Draft("", ADA, Priority.REPLY, message())), NOW);
                return true;
            });
        }
    }

    private void assertReadable(JdbcStore store) {
        store.inTransaction(work -> {
            assertThat(work.persons().lockById(List.of("p1")).get("p1").state()).isEqualTo(withWords());
            assertThat(work.outbox().waitingFor("p1")).containsExactly(message());
            assertThat(work.outbox().waitingFor("")).containsExactly(message());
            return true;
        });
    }

    /** Every byte of every file in the home folder, as characters. */
    private String everything() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] bytes = file.toString().endsWith(".mv.db") && InClear.not(file)
                        ? InClear.bytes(file, keyFile().find().orElseThrow())
                        : Files.readAllBytes(file);
                all.append(new String(bytes, StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    @Test
    void nothing_anybody_wrote_or_was_told_is_in_clear_in_any_file() throws IOException {
        adaWrites();

        assertThat(everything()).contains("ada").doesNotContain(WORDS, SAID);
        try (JdbcStore store = open()) {
            assertReadable(store);
        }
    }

    @Test
    void after_an_erasure_and_a_compaction_no_file_holds_anything_of_the_person() throws IOException {
        Address account = new Address("fake", "canary-account", "canary-chat");
        try (JdbcStore store = open()) {
            for (int turn = 0; turn < 40; turn++) {
                String id = "canary-id-" + turn;
                Address address = new Address("fake", account.user() + turn, account.chat());
                store.inTransaction(work -> {
                    work.persons().add(List.of(new Person(id, 0, address, withWords())));
                    work.outbox().add(List.of(new Draft(id, address, Priority.REPLY, message())), NOW);
                    return id;
                });
            }
            for (int turn = 0; turn < 40; turn++) {
                String id = "canary-id-" + turn;
                store.inTransaction(work -> {
                    work.persons().erase(id, NOW);
                    return id;
                });
            }
        }
        assertThat(everything()).as("what this test can find").contains("canary-account");

        open().closeCompacted();

        assertThat(everything()).doesNotContain("canary");
        try (JdbcStore store = open()) {
            assertThat(store.status().people()).isZero();
        }
    }

    @Test
    void what_was_written_before_there_were_keys_is_sealed_when_the_database_is_opened() throws Exception {
        try (EmbeddedDatabase old = EmbeddedDatabase.openInClear(home)) {
            Flyway.configure(getClass().getClassLoader())
                    .dataSource(old.connections())
                    .locations("classpath:db/migration")
                    .target("10")
                    .load()
                    .migrate();
            try (Connection connection = old.connect()) {
                writeAsBefore(new Sql(connection));
                connection.commit();
            }
            old.makeDurable();
        }
        assertThat(everything()).as("as it was before").contains(WORDS);

        try (JdbcStore store = open()) {
            assertReadable(store);
        }
        try (EmbeddedDatabase raw = EmbeddedDatabase.open(home, keyFile());
                Connection connection = raw.connect()) {
            Sql sql = new Sql(connection);
            assertThat(bytes(sql, "select state from person")).allMatch(state -> state[0] != '{');
            assertThat(bytes(sql, "select message from outbox")).hasSize(2).allMatch(message -> message[0] != '{');
        }
    }

    private static List<byte[]> bytes(Sql sql, String query) {
        return sql.query(query, parameters -> {}, Row::bytes);
    }

    private static void writeAsBefore(Sql sql) {
        sql.change(
                "insert into person (id, version, platform, usr, chat, state, seen_at, created_at)"
                        + " values ('p1', 0, 'fake', 'ada', 'chat', ?, ?, ?)",
                parameters -> parameters
                        .bytes(StateCodec.encode(withWords()))
                        .time(NOW)
                        .time(NOW));
        for (String person : List.of("p1", "")) {
            sql.change(
                    "insert into outbox (id, person, platform, usr, chat, priority, attempts, message, created_at,"
                            + " not_before, due_at) values (?, ?, 'fake', 'ada', 'chat', 0, 0, ?, ?, ?, ?)",
                    parameters -> parameters
                            .text("m" + person)
                            .text(person)
                            .bytes(MessageCodec.encode(message()))
                            .time(NOW)
                            .time(NOW)
                            .time(NOW));
        }
    }

    @Test
    void a_lost_key_is_said_and_no_other_is_made_in_its_place() throws IOException {
        adaWrites();
        String key = Files.readString(home.resolve("key"));
        Files.delete(home.resolve("key"));

        assertThatThrownBy(this::open)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("is missing")
                .hasMessageContaining("Put it back from your backup");
        assertThat(home.resolve("key")).doesNotExist();

        Files.writeString(home.resolve("key"), key);
        try (JdbcStore store = open()) {
            assertReadable(store);
        }
    }

    @Test
    void a_wrong_or_damaged_key_is_said_and_nothing_is_changed() throws IOException {
        adaWrites();
        String key = Files.readString(home.resolve("key"));

        Files.writeString(home.resolve("key"), MasterKey.generate().written());
        assertThatThrownBy(this::open).isInstanceOf(StoreException.class).hasMessageContaining("not the one");
        Files.writeString(home.resolve("key"), key.substring(0, 40));
        assertThatThrownBy(this::open)
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("damaged")
                .hasMessageNotContaining(key.substring(14, 40));
        Files.writeString(home.resolve("key"), "");
        assertThatThrownBy(this::open).isInstanceOf(StoreException.class).hasMessageContaining("no key of Reweave");

        Files.writeString(home.resolve("key"), key);
        try (JdbcStore store = open()) {
            assertReadable(store);
        }
    }

    @Test
    void after_a_rotation_the_new_key_opens_everything_and_the_old_one_nothing() throws IOException {
        adaWrites();
        MasterKey old = keyFile().find().orElseThrow();
        MasterKey both = old.withNew();
        keyFile().replace(both);
        try (JdbcStore store = open()) {
            assertThat(store.wrapAgain(both)).isEqualTo(1);
            assertReadable(store);
        }

        keyFile().replace(both.newest());
        try (JdbcStore store = open()) {
            assertReadable(store);
        }
        keyFile().replace(old);
        assertThatThrownBy(this::open).isInstanceOf(StoreException.class).hasMessageContaining("not the one");
    }

    @Test
    void a_rotation_that_was_cut_off_before_or_after_the_wrapping_loses_nothing() throws IOException {
        adaWrites();
        MasterKey both = keyFile().find().orElseThrow().withNew();
        keyFile().replace(both);
        try (JdbcStore store = open()) {
            assertReadable(store);
            store.wrapAgain(both);
        }
        try (JdbcStore store = open()) {
            assertReadable(store);
        }
    }

    @Test
    void what_is_sealed_for_one_person_cannot_be_opened_as_another_ones() {
        PersonKeys keys = new PersonKeys(MasterKey.generate());
        byte[] wrapped = keys.fresh("ada");

        assertThatThrownBy(() -> new PersonKeys(MasterKey.generate()).unwrap("ada", wrapped))
                .isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> keys.wrapAgain("bob", wrapped)).isInstanceOf(StoreException.class);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void only_the_owner_can_open_the_key() throws IOException {
        adaWrites();

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("key"))))
                .isEqualTo("rw-------");
        assertThat(keyFile().find().orElseThrow().toString()).isEqualTo("MasterKey[***]");
        assertThatThrownBy(keyFile()::create).isInstanceOf(StoreException.class);
    }
}
