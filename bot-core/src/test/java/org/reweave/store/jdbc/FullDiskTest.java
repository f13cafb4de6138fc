package org.reweave.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reweave.engine.Dialog;
import org.reweave.message.Address;
import org.reweave.store.Persons.Person;
import org.reweave.store.ShortIds;
import org.reweave.store.States;
import org.reweave.store.StoreException;
import org.reweave.store.TestKeys;

/** A disk that takes no more in the middle of the work. */
class FullDiskTest {
    private static final String TESTED = OrderedFile.SCHEME + ":" + TestDisk.SCHEME + ":";
    private static final int MOST = 10_000;

    @TempDir
    private Path home;

    @BeforeEach
    void an_empty_disk() {
        TestDisk.reset();
    }

    private JdbcStore open() {
        return JdbcStore.open(
                EmbeddedDatabase.open(home, TestKeys.SAME, TESTED),
                TestKeys.SAME,
                new ShortIds(Clock.systemUTC(), new SecureRandom()));
    }

    private static Address address(int number) {
        return new Address("disk", "somebody-" + number, "chat");
    }

    private static void add(JdbcStore store, int from, int count) {
        store.inTransaction(work -> {
            for (int number = from; number < from + count; number++) {
                Address address = address(number);
                work.persons()
                        .add(List.of(new Person(
                                address.user(), 0, address, States.with(new Dialog.None(), States.ANSWERS))));
            }
            return count;
        });
    }

    /** Adds people until that fails; gives how many transactions were acknowledged. */
    private static int addUntilFull(JdbcStore store, int each) {
        for (int done = 0; done < MOST; done++) {
            try {
                add(store, done * each, each);
            } catch (StoreException e) {
                return done;
            }
        }
        throw new AssertionError("it was never full");
    }

    private void all_that_was_acknowledged_is_there(int people) {
        TestDisk.reset();
        try (JdbcStore store = open()) {
            for (int number = 0; number < people; number++) {
                Address address = address(number);
                assertThat(store.<Integer>inTransaction(work ->
                                work.persons().lockByAddress(Set.of(address)).size()))
                        .isOne();
            }
            add(store, MOST, 1);
        }
    }

    @Test
    void it_is_told_once_that_only_another_start_helps_and_what_was_acknowledged_is_there() {
        int done;
        try (JdbcStore store = open()) {
            assertThat(store.lost()).isNotDone();
            TestDisk.leaveRoom(300_000);
            done = addUntilFull(store, 1);

            assertThat(store.lost()).isCompletedWithValueMatching(why -> Failures.saysDiskFull(why));
            TestDisk.leaveRoom(Long.MAX_VALUE);
            assertThatThrownBy(() -> add(store, MOST, 1)).isInstanceOf(StoreException.class);
        }
        assertThat(done).isPositive();
        all_that_was_acknowledged_is_there(done);
    }

    /** What is larger than H2 keeps in memory is written while its transaction goes on. */
    @Test
    void it_is_told_too_where_the_disk_is_full_in_the_middle_of_a_transaction() {
        try (JdbcStore store = open()) {
            add(store, 0, 5);
            TestDisk.leaveRoom(300_000);

            assertThatThrownBy(() -> add(store, 5, 20_000)).isInstanceOf(StoreException.class);

            assertThat(store.lost()).isCompletedWithValueMatching(why -> Failures.saysDiskFull(why));
        }
        all_that_was_acknowledged_is_there(5);
    }

    @Test
    void it_is_told_where_the_disk_fails_to_sync() {
        try (JdbcStore store = open()) {
            add(store, 0, 1);
            TestDisk.fail();

            assertThatThrownBy(() -> add(store, 1, 1)).isInstanceOf(StoreException.class);

            assertThat(store.lost())
                    .isCompletedWithValueMatching(why -> why.getMessage().contains("full, or failing"));
        }
        all_that_was_acknowledged_is_there(1);
    }

    @Test
    void work_that_fails_by_itself_is_no_reason_to_end() {
        try (JdbcStore store = open()) {
            assertThatThrownBy(() -> store.inTransaction(work -> {
                        throw new IllegalArgumentException("a mistake");
                    }))
                    .isInstanceOf(IllegalArgumentException.class);

            assertThat(store.lost()).isNotDone();
        }
    }
}
