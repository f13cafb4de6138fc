package org.reweave.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reweave.engine.Dialog;
import org.reweave.message.Address;
import org.reweave.message.OutboundMessage;
import org.reweave.message.RichText;
import org.reweave.store.KeyFile;
import org.reweave.store.Outbox.Draft;
import org.reweave.store.Outbox.Priority;
import org.reweave.store.Persons.Person;
import org.reweave.store.ShortIds;
import org.reweave.store.States;
import org.reweave.store.StoreSettings;

/** What lies in the files of a PostgreSQL server, read byte by byte beside the server. */
class SealedOnPostgresTest {
    private static final String WORDS = "canary-in-a-note";
    private static final String SAID = "canary-in-a-message";
    private static final String ACCOUNT = "canary-account";
    private static final Instant NOW = Instant.parse("2026-03-01T18:30:00Z");
    private static final int PEOPLE = 40;

    @TempDir
    private Path home;

    @TempDir
    private Path files;

    private JdbcStore open(EmbeddedPostgres server) {
        return JdbcStore.open(
                new StoreSettings.Postgres(server.getJdbcUrl("postgres", "postgres"), "postgres", "postgres"),
                new KeyFile(home.resolve(KeyFile.NAME)),
                new ShortIds(Clock.systemUTC(), new SecureRandom()));
    }

    /** Everything that was written is in the server's files after it, the values it noted of columns included. */
    private static void writtenDown(EmbeddedPostgres server) throws SQLException {
        execute(server, "analyze");
        execute(server, "checkpoint");
    }

    private static void execute(EmbeddedPostgres server, String sql) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The files a word is in. */
    private List<Path> with(String word, Predicate<Path> some) throws IOException {
        try (Stream<Path> all = Files.walk(files)) {
            return all.filter(Files::isRegularFile)
                    .filter(some)
                    .filter(file -> read(file).contains(word))
                    .toList();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (IOException goneMeanwhile) {
            return "";
        }
    }

    /** The server's own log of changes, which it writes over when it has grown. */
    private static boolean isLogOfChanges(Path file) {
        return file.toString().contains("pg_wal");
    }

    @Test
    void no_word_is_in_clear_in_any_file_of_the_server_and_after_a_compaction_no_account_is_in_a_table()
            throws Exception {
        try (EmbeddedPostgres server = EmbeddedPostgres.builder()
                .setDataDirectory(files)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start()) {
            try (JdbcStore store = open(server)) {
                for (int number = 0; number < PEOPLE; number++) {
                    writes(store, number);
                }
                writtenDown(server);
                assertThat(with(WORDS, file -> true)).isEmpty();
                assertThat(with(SAID, file -> true)).isEmpty();
                assertThat(with(ACCOUNT, file -> !isLogOfChanges(file))).isNotEmpty();
                for (int number = 0; number < PEOPLE; number++) {
                    erases(store, number);
                }
            }
            writtenDown(server);
            assertThat(with(ACCOUNT, file -> !isLogOfChanges(file)))
                    .as("what this test can find")
                    .isNotEmpty();

            open(server).closeCompacted();

            execute(server, "checkpoint");
            assertThat(with("canary", file -> !isLogOfChanges(file))).isEmpty();
            try (JdbcStore store = open(server)) {
                assertThat(store.status().people()).isZero();
            }
        }
    }

    private static void writes(JdbcStore store, int number) {
        Address address = new Address("fake", ACCOUNT + number, "canary-chat" + number);
        OutboundMessage message = OutboundMessage.saying(RichText.plain(SAID));
        store.inTransaction(work -> {
            work.persons()
                    .add(List.of(new Person(
                            "canary-id-" + number, 0, address, States.with(new Dialog.KeepNote(WORDS), List.of()))));
            work.outbox().add(List.of(new Draft("canary-id-" + number, address, Priority.REPLY, message)), NOW);
            return number;
        });
    }

    private static void erases(JdbcStore store, int number) {
        store.inTransaction(work -> {
            work.persons().erase("canary-id-" + number, NOW);
            return number;
        });
    }
}
