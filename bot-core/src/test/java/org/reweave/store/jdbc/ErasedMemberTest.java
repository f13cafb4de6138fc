package org.reweave.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reweave.Shipped;
import org.reweave.group.Letter;
import org.reweave.message.Address;
import org.reweave.store.Groups.Group;
import org.reweave.store.Groups.Membership;
import org.reweave.store.Mailbox.Entry;
import org.reweave.store.Persons.Person;
import org.reweave.store.ShortIds;
import org.reweave.store.StoreSettings;
import org.reweave.store.Transactions.Work;

/** Somebody taps in a group and has everything forgotten at the same moment: nothing of them is left, whichever comes first. */
class ErasedMemberTest {
    private static final Instant NOW = Instant.parse("2026-03-01T18:30:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String GROUP = "0123456789abcdef";
    private static final String ANA = "ana";
    private static final Address AT = new Address("fake", ANA, ANA);

    @TempDir
    private Path home;

    private JdbcStore store;

    @BeforeEach
    void ana_has_just_tapped_to_join() {
        store = JdbcStore.open(new StoreSettings.Embedded(home), new ShortIds(Clock.systemUTC(), new SecureRandom()));
        store.inTransaction(work -> {
            work.persons().add(List.of(new Person(ANA, 0, AT, Shipped.newcomer(NOW))));
            work.groups()
                    .add(
                            new Group(
                                    GROUP,
                                    0,
                                    "fake",
                                    "circle",
                                    Shipped.groups().engine().newcomer("", "cafe0123456789abcdefcafe01234567")),
                            NOW);
            work.mailbox().add(List.of(new Entry(GROUP, ANA, new Letter.Tapped(AT, "in"))), NOW);
            return true;
        });
    }

    @AfterEach
    void close() {
        store.close();
    }

    /** The group's turn: whoever tapped has joined. */
    private static int joins(Work work, Runnable between) {
        List<Entry> letters = work.mailbox().take(GROUP, 10);
        between.run();
        letters.forEach(letter -> work.groups().note(GROUP, letter.person(), new Membership(true, false, false), NOW));
        return letters.size();
    }

    private static boolean forgets(Work work, Runnable after) {
        work.persons().erase(ANA, NOW);
        after.run();
        return true;
    }

    @Test
    void the_group_took_the_tap_in_before_everything_was_forgotten() throws Exception {
        CountDownLatch taken = new CountDownLatch(1);
        FutureTask<Boolean> forgotten = new FutureTask<>(() -> {
            taken.await();
            return store.inTransaction(work -> forgets(work, () -> {}));
        });
        Thread other = new Thread(forgotten);
        other.start();

        store.inTransaction(work -> joins(work, () -> {
            taken.countDown();
            awaitStuckOrOver(other);
        }));

        assertThat(forgotten.get()).isTrue();
        assertThat(members()).isEmpty();
    }

    @Test
    void everything_was_forgotten_while_the_group_came_for_the_tap() throws Exception {
        FutureTask<Integer> joined = new FutureTask<>(() -> store.inTransaction(work -> joins(work, () -> {})));
        Thread other = new Thread(joined);

        store.inTransaction(work -> forgets(work, () -> {
            other.start();
            awaitStuckOrOver(other);
        }));

        assertThat(joined.get()).isZero();
        assertThat(members()).isEmpty();
    }

    private List<String> members() {
        return store.inTransaction(work -> work.groups().joined(GROUP));
    }

    /** Waits until that thread waits for a row this one holds, or is through. */
    private static void awaitStuckOrOver(Thread thread) {
        Predicate<Thread.State> reached = state -> state == Thread.State.TERMINATED || waitsForARow(thread);
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!reached.test(thread.getState())) {
            assertThat(System.nanoTime()).as("nothing came of it").isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(1).toNanos());
        }
    }

    private static boolean waitsForARow(Thread thread) {
        return Arrays.stream(thread.getStackTrace())
                .anyMatch(frame -> frame.getMethodName().contains("waitFor")
                        && frame.getClassName().startsWith("org.h2."));
    }
}
