package org.reweave.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.reweave.engine.Agreed;
import org.reweave.engine.NudgeKind;
import org.reweave.group.Letter;
import org.reweave.message.Address;
import org.reweave.message.OutboundMessage;
import org.reweave.message.Shown;
import org.reweave.spi.Screens;
import org.reweave.store.Groups.Membership;
import org.reweave.store.Held;
import org.reweave.store.Inbox.Parked;
import org.reweave.store.Inbox.UpdateKey;
import org.reweave.store.Mailbox.Entry;
import org.reweave.store.Nudges.Nudge;
import org.reweave.store.Outbox.Draft;
import org.reweave.store.Outbox.Priority;
import org.reweave.store.Persons.Person;
import org.reweave.store.ShortIds;
import org.reweave.store.StoreWords;
import org.reweave.store.TestKeys;
import org.reweave.store.Transactions;
import org.reweave.store.jdbc.Participant.Column;

/** Everything a database can hold of a person is exported and erased; the database itself is asked what it can hold. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ParticipantsContract implements StoreWords {
    private Database database;
    private JdbcStore store;

    /** A new, empty database; asked once. */
    abstract Database newDatabase();

    @BeforeAll
    void open() {
        database = newDatabase();
        store = JdbcStore.open(database, TestKeys.SAME, new ShortIds(Clock.systemUTC(), new SecureRandom()));
    }

    @Override
    public Transactions store() {
        return store;
    }

    @Override
    public String mine() {
        return "terminal";
    }

    @AfterAll
    void close() {
        store.close();
    }

    @Test
    void every_column_of_every_table_takes_part_in_export_and_erasure_or_is_known_to_be_nobodys() throws SQLException {
        assertThat(uncovered()).isEmpty();
        assertThat(gone()).as("registered, but not in the database").isEmpty();
    }

    @Test
    void a_table_nobody_registered_is_found_and_so_is_a_new_column() throws SQLException {
        execute("create table diary (person varchar, words varchar)");
        execute("alter table nudge add column mood varchar");
        try {
            assertThat(uncovered()).containsExactly("diary.person", "diary.words", "nudge.mood");
        } finally {
            execute("drop table diary");
            execute("alter table nudge drop column mood");
        }
    }

    @Test
    void what_every_table_holds_of_one_person_is_exported_and_what_it_holds_of_another_is_not() {
        Person ada = fullOf("ada");
        fullOf("bob");

        List<Held> held = held(ada);

        assertThat(held).extracting(Held::table).containsOnlyOnceElementsOf(tables());
        assertThat(held.toString()).doesNotContain("ada");
        String all = held.stream().map(Held::row).toList().toString();
        assertThat(all).contains("words for ada").doesNotContain("bob");
        in(work -> work.persons().erase(ada.id(), NOW));
    }

    @Test
    void after_an_erasure_no_table_holds_anything_of_the_person_and_everything_of_the_others() throws SQLException {
        Person eve = fullOf("eve");
        Person flo = fullOf("flo");
        long floBefore = rowsAbout("flo");

        in(work -> work.persons()
                .erase(eve.id(), NOW.plus(Participants.DELIVERED_AGAIN).plusSeconds(1)));

        assertThat(rowsAbout("eve")).isZero();
        assertThat(rowsAbout("flo")).isEqualTo(floBefore).isPositive();
        assertThat(held(eve)).isEmpty();
        in(work -> work.persons().erase(flo.id(), NOW));
    }

    @Test
    void a_file_that_waits_is_exported_by_name_and_size_and_goes_with_its_person() {
        Person ida = fullOf("ida");
        OutboundMessage file = Screens.say("").with(Screens.file("notes.json", 300_000, "All of it."));
        in(work -> work.outbox().add(List.of(new Draft(ida.id(), ida.address(), Priority.REPLY, file)), NOW));

        String exported = held(ida).stream().map(Held::row).toList().toString();
        assertThat(exported).contains("notes.json", "300000").hasSizeLessThan(20_000);

        in(work -> work.persons().erase(ida.id(), NOW));
        assertThat(store().<List<OutboundMessage>>inTransaction(
                                work -> work.outbox().waitingFor(ida.id())))
                .isEmpty();
    }

    @Test
    void an_update_that_can_come_once_more_stays_known_after_an_erasure_without_whose_it_was() throws SQLException {
        Person gil = fullOf("gil");

        in(work -> work.persons().erase(gil.id(), NOW));

        UpdateKey update = update("update-gil");
        assertThat(seen(List.of(update))).containsExactly(update);
        assertThat(held(gil)).isEmpty();
        try (Connection connection = database.connect()) {
            assertThat(new Sql(connection)
                            .query(
                                    "select person from inbox where update_id = ?",
                                    parameters -> parameters.text("update-gil"),
                                    Row::text))
                    .containsExactly("");
        }
    }

    /** A person of whom something is in every table. */
    private Person fullOf(String name) {
        Person person =
                new Person("id-of-" + name, 0, address(name), person(name).state());
        in(work -> {
            work.persons().add(List.of(person));
            work.outbox().add(List.of(says(person, "words for " + name)), NOW);
            work.nudges().put(List.of(new Nudge(person.id(), NudgeKind.REVIEW, 1, NOW)));
            work.inbox().park(new Parked(update("parked-" + name), person.id(), "reason", NOW));
            work.inbox().remember(Map.of(update("update-" + name), person.id()), NOW);
            work.reachability().lose(person.address(), "blocked", NOW);
            work.groups().note("group", person.id(), new Membership(true, true, true), NOW);
            work.consents().give(person.id(), Agreed.GROUP, "group of " + name, new Shown("id", "text"), NOW);
            work.groups().count("group", person.id(), 1, 2);
            Letter letter = new Letter.Tapped(person.address(), "words for " + name);
            work.mailbox().add(List.of(new Entry("group", person.id(), letter)), NOW);
        });
        return person;
    }

    private List<Held> held(Person person) {
        return store().inTransaction(work -> work.persons().held(person.id()));
    }

    private static List<String> tables() {
        return Participants.ALL.stream().map(Participant::table).toList();
    }

    /** How many rows of the whole database hold the name anywhere. */
    private long rowsAbout(String name) throws SQLException {
        long found = 0;
        try (Connection connection = database.connect()) {
            for (Map.Entry<String, Set<String>> table : columns().entrySet()) {
                String names = String.join(", ", table.getValue());
                found += new Sql(connection)
                                .query("select " + names + " from " + table.getKey(), parameters -> {}, row -> {
                                    boolean about = false;
                                    for (String ignored : table.getValue()) {
                                        about |= mentions(row, name);
                                    }
                                    return about;
                                })
                                .stream()
                                .filter(Boolean::booleanValue)
                                .count();
            }
        }
        return found;
    }

    private static boolean mentions(Row row, String name) throws SQLException {
        String value = row.textOrNull();
        return value != null && value.contains(name);
    }

    private List<String> uncovered() throws SQLException {
        Map<String, Set<String>> there = columns();
        for (Participant participant : Participants.ALL) {
            Set<String> columns = there.getOrDefault(participant.table(), Set.of());
            participant.columns().stream().map(Column::name).forEach(columns::remove);
        }
        there.keySet().removeAll(Participants.NOBODYS);
        return written(there);
    }

    private List<String> gone() throws SQLException {
        Map<String, Set<String>> there = columns();
        List<String> gone = new ArrayList<>();
        for (Participant participant : Participants.ALL) {
            for (Column column : participant.columns()) {
                if (!there.getOrDefault(participant.table(), Set.of()).contains(column.name())) {
                    gone.add(participant.table() + "." + column.name());
                }
            }
        }
        return gone;
    }

    private static List<String> written(Map<String, Set<String>> tables) {
        Set<String> all = new TreeSet<>();
        tables.forEach((table, columns) -> columns.forEach(column -> all.add(table + "." + column)));
        return List.copyOf(all);
    }

    /** The tables of the database, each with its columns, as the database itself tells. */
    private Map<String, Set<String>> columns() throws SQLException {
        Map<String, Set<String>> tables = new HashMap<>();
        try (Connection connection = database.connect()) {
            new Sql(connection)
                    .query(
                            "select table_name, column_name from information_schema.columns where table_schema = ?",
                            parameters -> parameters.text("public"),
                            row -> tables.computeIfAbsent(row.text(), table -> new TreeSet<>())
                                    .add(row.text()));
        }
        return tables;
    }

    private void execute(String statement) throws SQLException {
        try (Connection connection = database.connect();
                Statement running = connection.createStatement()) {
            running.execute(statement);
            connection.commit();
        }
    }

    @Override
    public Address address(String name) {
        return new Address(mine(), "account of " + name, "chat of " + name);
    }
}
