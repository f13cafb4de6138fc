package org.reweave.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.reweave.engine.Dialog;
import org.reweave.message.Address;
import org.reweave.store.Inbox.Parked;
import org.reweave.store.Inbox.UpdateKey;
import org.reweave.store.Outbox.Claimed;
import org.reweave.store.Persons.Person;
import org.reweave.store.ShortIds;
import org.reweave.store.States;
import org.reweave.store.StoreContract;
import org.reweave.store.StoreException;
import org.reweave.store.StoreSettings;
import org.reweave.store.StoreStatus;
import org.reweave.store.TestKeys;
import org.reweave.store.Transactions;

/** What a store in a database promises besides. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class JdbcStoreContract extends StoreContract {
    private JdbcStore store;

    /** Where the database is; asked once. */
    abstract StoreSettings settings();

    @Override
    public final synchronized Transactions store() {
        return jdbc();
    }

    final synchronized JdbcStore jdbc() {
        if (store == null) {
            store = open(settings());
        }
        return store;
    }

    static JdbcStore open(StoreSettings settings) {
        return JdbcStore.open(settings, TestKeys.SAME, new ShortIds(Clock.systemUTC(), new SecureRandom()));
    }

    @AfterAll
    void close() {
        store.close();
    }

    @Test
    void what_is_written_while_what_it_waits_for_is_hastened_comes_right_after_that() throws Exception {
        Person ada = added("ada");
        Instant later = NOW.plusSeconds(1);
        in(work -> work.outbox().add(List.of(says(ada, "one")), NOW));
        claim(9).forEach(claimed -> in(work -> work.outbox().putOff(claimed.id(), NOW.plusSeconds(600))));
        CyclicBarrier written = new CyclicBarrier(2);
        CyclicBarrier hastened = new CyclicBarrier(2);
        AtomicBoolean turn = new AtomicBoolean();

        sideBySide(2, () -> {
            if (turn.compareAndSet(false, true)) {
                in(work -> {
                    work.outbox().add(List.of(nudges(ada, "two")), later);
                    meet(written);
                    meet(hastened);
                });
            } else {
                in(work -> {
                    meet(written);
                    work.outbox().hasten(mine(), later);
                    meet(hastened);
                });
            }
        });

        List<Claimed> one = claim(mine(), 9, later, LEASE);
        assertThat(words(one)).containsExactly("one");
        settle(one);
        assertThat(words(claim(mine(), 9, later, LEASE))).containsExactly("two");
    }

    @Test
    void two_who_save_what_they_read_earlier_do_not_both_succeed() {
        Person ada = added("ada");

        in(work -> work.persons().save(List.of(with(ada, 1))));

        assertThatThrownBy(() -> in(work -> work.persons().save(List.of(with(ada, 2)))))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("in between");
    }

    @Test
    void a_person_can_be_reached_from_a_second_account() {
        Person ada = added("ada");
        Address second = address("ada-elsewhere");
        in(work -> {
            Person found = load(work, ada);
            work.persons().save(List.of(at(found, second, found.state())));
        });

        assertThat(byAddress(List.of(ada.address(), second))).hasSize(2).allSatisfy((address, person) -> {
            assertThat(person.id()).isEqualTo(ada.id());
            assertThat(person.address()).isEqualTo(second);
        });
        Person bob = added("bob");
        assertThatThrownBy(() -> in(work -> {
                    Person found = load(work, bob);
                    work.persons().save(List.of(at(found, second, found.state())));
                }))
                .isInstanceOf(StoreException.class);
    }

    @Test
    void names_no_database_can_keep_still_lead_to_the_person() {
        Address odd = new Address(mine(), "nul \u0000 half \uD83D emoji \uD83D\uDE42", "\u0000");
        UpdateKey update = new UpdateKey(mine(), "\u0000\uDC9B");
        Person person = new Person(mine() + "odd", 0, odd, States.farAlong(1));

        in(work -> {
            work.persons().add(List.of(person));
            work.inbox().remember(nobodys(update), NOW);
            work.outbox().add(List.of(says(person, "hello")), NOW);
        });

        assertThat(byAddress(List.of(odd))).containsOnlyKeys(odd);
        assertThat(seen(List.of(update))).containsExactly(update);
        assertThat(words(claim(1))).containsExactly("hello");
    }

    @Test
    void a_megabyte_of_words_is_kept() {
        Person ada = added("ada");
        String words = "\u00e9\uD83D\uDC9B".repeat(200_000);
        in(work -> {
            Person found = load(work, ada);
            work.persons()
                    .save(List.of(at(found, found.address(), States.with(new Dialog.KeepNote(words), List.of()))));
        });

        assertThat(loaded(ada).state().dialog()).isEqualTo(new Dialog.KeepNote(words));
    }

    @Test
    void no_message_of_an_exception_tells_who_it_is_about() {
        Person ada = added("ada");

        assertThatThrownBy(() -> in(work -> work.persons().add(List.of(ada))))
                .isInstanceOf(StoreException.class)
                .hasStackTraceContaining("SQLSTATE 23505")
                .satisfies(thrown -> assertThat(stackTrace(thrown))
                        .doesNotContain(ada.address().user(), ada.id()));
    }

    @Test
    void the_host_sees_how_much_there_is() throws IOException {
        StoreStatus before = jdbc().status();
        Person ada = added("ada");
        in(work -> {
            work.outbox().add(List.of(says(ada, "one"), says(ada, "two")), NOW);
            work.inbox().park(new Parked(update("2"), ada.id(), "reason", NOW));
        });

        StoreStatus after = jdbc().status();

        assertThat(after.people()).isEqualTo(before.people() + 1);
        assertThat(after.waiting()).isEqualTo(before.waiting() + 2);
        assertThat(after.parked()).isEqualTo(before.parked() + 1);
        assertThat(after.bytes()).isPositive();
        assertThat(after.schemaVersion()).isEqualTo(newestMigration());
    }

    private static String newestMigration() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("src/main/resources/db/migration"))) {
            int newest = files.map(file -> String.valueOf(file.getFileName()))
                    .mapToInt(name -> Integer.parseInt(name.substring(1, name.indexOf("__"))))
                    .max()
                    .orElseThrow();
            return Integer.toString(newest);
        }
    }

    private static String stackTrace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
