package org.reweave.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reweave.Shipped;
import org.reweave.group.GroupSettings;
import org.reweave.group.GroupState;
import org.reweave.group.Letter;
import org.reweave.group.OwnLine;
import org.reweave.message.GroupInbound.Command;
import org.reweave.store.GroupStateCodec;
import org.reweave.store.Groups.Group;
import org.reweave.store.KeyFile;
import org.reweave.store.LetterCodec;
import org.reweave.store.Mailbox.Entry;
import org.reweave.store.MasterKey;
import org.reweave.store.ShortIds;
import org.reweave.store.StoreException;
import org.reweave.store.StoreSettings;

/** The secret by which a group's figures are blurred lies sealed in the database, with the rest of what is known of the group. */
class SealedGroupTest {
    private static final Instant NOW = Instant.parse("2026-03-01T18:30:00Z");
    private static final String SECRET = "cafe0123456789abcdefcafe01234567";
    private static final String ID = "0123456789abcdef";

    /** What those who lead write when they set a group up: a role, and help lines of the group's own. */
    private static final List<String> OWN_WORDS = List.of("canaryrole", "canaryline", "canaryhours");

    /** What somebody gave as a command in a group whom nobody knows. */
    private static final Entry STRANGERS = new Entry(
            ID, "", new Letter.Happened(Optional.empty(), "channel", new Command("canaryname", "canaryrest")));

    @TempDir
    private Path home;

    private JdbcStore open() {
        return JdbcStore.open(new StoreSettings.Embedded(home), new ShortIds(Clock.systemUTC(), new SecureRandom()));
    }

    private KeyFile keyFile() {
        return new KeyFile(home.resolve(KeyFile.NAME));
    }

    private static GroupState state() {
        GroupSettings usual =
                Shipped.groups().engine().newcomer("channel", SECRET).settings();
        return GroupState.unset(
                new GroupSettings(
                        usual.language(),
                        usual.zone(),
                        usual.channel(),
                        usual.day(),
                        usual.time(),
                        usual.chapters(),
                        usual.rounds(),
                        usual.tell(),
                        new GroupSettings.Role("role-7", OWN_WORDS.get(0)),
                        List.of(new OwnLine(
                                OWN_WORDS.get(1), "112", "", "", OWN_WORDS.get(2), LocalDate.of(2026, 3, 1)))),
                SECRET);
    }

    private static Group group() {
        return new Group(ID, 0, "fake", "canary-name", state());
    }

    private void add() {
        try (JdbcStore store = open()) {
            store.inTransaction(work -> {
                work.groups().add(group(), NOW);
                work.groups().save(work.groups().lock(ID).orElseThrow());
                return true;
            });
        }
    }

    private void assertReadable(JdbcStore store) {
        Group found = store.inTransaction(work -> work.groups().lock(ID).orElseThrow());
        assertThat(found.state()).isEqualTo(state());
    }

    /** Every byte of every file in the home folder, as characters. */
    private String everything() throws IOException {
        StringBuilder all = new StringBuilder();
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                byte[] bytes = file.toString().endsWith(".mv.db")
                        ? InClear.bytes(file, keyFile().find().orElseThrow())
                        : Files.readAllBytes(file);
                all.append(new String(bytes, StandardCharsets.ISO_8859_1));
            }
        }
        return all.toString();
    }

    private List<byte[]> states() throws Exception {
        try (EmbeddedDatabase raw = EmbeddedDatabase.open(home, keyFile())) {
            return states(raw);
        }
    }

    private static List<byte[]> states(EmbeddedDatabase raw) throws Exception {
        try (Connection connection = raw.connect()) {
            return new Sql(connection).query("select state from support_group", parameters -> {}, Row::bytes);
        }
    }

    @Test
    void the_secret_of_a_group_and_what_was_written_to_set_it_up_is_in_clear_in_no_file() throws Exception {
        add();

        assertThat(everything()).contains("canary-name").doesNotContain(SECRET).doesNotContain(OWN_WORDS);
        assertThat(new String(states().get(0), StandardCharsets.ISO_8859_1)).doesNotContain(SECRET, "\"key\"");
        try (JdbcStore store = open()) {
            assertReadable(store);
        }
    }

    @Test
    void after_a_rotation_the_new_key_opens_it_and_the_old_one_is_not_needed() {
        add();
        MasterKey both = keyFile().find().orElseThrow().withNew();
        keyFile().replace(both);
        try (JdbcStore store = open()) {
            store.wrapAgain(both);
            assertReadable(store);
        }

        keyFile().replace(both.newest());
        try (JdbcStore store = open()) {
            assertReadable(store);
        }
    }

    @Test
    void what_was_written_in_clear_before_is_sealed_when_the_database_is_opened() throws Exception {
        try (EmbeddedDatabase old = EmbeddedDatabase.openInClear(home)) {
            Flyway.configure(getClass().getClassLoader())
                    .dataSource(old.connections())
                    .locations("classpath:db/migration")
                    .target("12")
                    .load()
                    .migrate();
            try (Connection connection = old.connect()) {
                new Sql(connection)
                        .change(
                                "insert into support_group (id, version, platform, name, state, created_at)"
                                        + " values (?, 0, 'fake', 'g', ?, ?)",
                                parameters -> parameters
                                        .text(ID)
                                        .bytes(GroupStateCodec.encode(state()))
                                        .time(NOW));
                connection.commit();
            }
            old.makeDurable();
        }
        try (EmbeddedDatabase old = EmbeddedDatabase.openInClear(home)) {
            assertThat(states(old).get(0)[0]).as("as it was before").isEqualTo((byte) '{');
        }

        try (JdbcStore store = open()) {
            assertReadable(store);
        }
        assertThat(states()).hasSize(1).allMatch(state -> state[0] != '{');
    }

    private static List<Entry> waiting(JdbcStore store) {
        return store.inTransaction(work -> {
            List<Entry> all = work.mailbox().take(ID, 10);
            work.mailbox().add(all, NOW);
            return all;
        });
    }

    @Test
    void what_a_stranger_wrote_behind_a_command_lies_sealed_until_the_group_has_read_it_and_a_rotation_keeps_it()
            throws Exception {
        try (JdbcStore store = open()) {
            store.inTransaction(work -> {
                work.mailbox().add(List.of(STRANGERS), NOW);
                return true;
            });
        }
        assertThat(everything()).contains(ID).doesNotContain("canaryname").doesNotContain("canaryrest");

        MasterKey both = keyFile().find().orElseThrow().withNew();
        keyFile().replace(both);
        try (JdbcStore store = open()) {
            store.wrapAgain(both);
        }
        keyFile().replace(both.newest());
        try (JdbcStore store = open()) {
            assertThat(waiting(store)).containsExactly(STRANGERS);
        }
    }

    @Test
    void a_letter_that_lay_there_unsealed_when_this_version_came_is_read() throws Exception {
        open().close();
        try (EmbeddedDatabase raw = EmbeddedDatabase.open(home, keyFile());
                Connection connection = raw.connect()) {
            new Sql(connection)
                    .change(
                            "insert into mailbox (owner, person, letter, created_at) values (?, '', ?, ?)",
                            parameters -> parameters
                                    .text(ID)
                                    .bytes(LetterCodec.encode(STRANGERS.letter()))
                                    .time(NOW));
            connection.commit();
        }

        try (JdbcStore store = open()) {
            assertThat(waiting(store)).containsExactly(STRANGERS);
        }
    }

    @Test
    void the_sealed_state_of_one_group_cannot_be_put_in_the_place_of_another_ones() throws Exception {
        add();
        try (EmbeddedDatabase raw = EmbeddedDatabase.open(home, keyFile());
                Connection connection = raw.connect()) {
            new Sql(connection).change("update support_group set id = 'another'", parameters -> {});
            connection.commit();
        }

        try (JdbcStore store = open()) {
            assertThatThrownBy(() -> store.inTransaction(work -> work.groups().lock("another")))
                    .isInstanceOf(StoreException.class);
        }
    }
}
