package org.reweave.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reweave.engine.Dialog;
import org.reweave.message.Address;
import org.reweave.store.KeyFile;
import org.reweave.store.MasterKey;
import org.reweave.store.MasterKeys;
import org.reweave.store.Persons.Person;
import org.reweave.store.ShortIds;
import org.reweave.store.States;
import org.reweave.store.StoreException;
import org.reweave.store.StoreSettings;
import org.reweave.store.TestKeys;
import org.reweave.store.jdbc.JdbcStore;

/** The command that makes a new key, killed as {@code kill -9} does at its steps: the key at hand opens what is there. */
class RotationKilledTest {
    private static final int PEOPLE = 3_000;
    private static final int SALTED = 18;
    private static final long LOOK_EACH = 500_000L;

    @TempDir
    private Path home;

    /** What can be seen of the home folder. */
    private record Seen(byte[] key, byte[] head, boolean beside) {}

    /** How far the command has come, by what was there before and what is there now. */
    private enum Step {
        BOTH_KEYS_ARE_KEPT((before, now) -> !Arrays.equals(before.key, now.key)),
        THE_DATABASE_IS_WRITTEN_BESIDE_ITSELF((before, now) -> now.beside),
        IT_TOOK_ITS_OWN_PLACE((before, now) -> !Arrays.equals(before.head, now.head));

        private final BiPredicate<Seen, Seen> reached;

        Step(BiPredicate<Seen, Seen> reached) {
            this.reached = reached;
        }
    }

    private Seen look() {
        Path database = home.resolve("reweave.db.mv.db");
        try (InputStream file = Files.newInputStream(database)) {
            return new Seen(
                    Files.readAllBytes(home.resolve("key")),
                    file.readNBytes(SALTED),
                    Files.exists(home.resolve("reweave.db.mv.db.new")));
        } catch (IOException e) {
            throw new AssertionError("the database or its key is not there", e);
        }
    }

    private KeyFile keys() {
        return new KeyFile(home.resolve("key"));
    }

    private JdbcStore open(MasterKeys with) {
        return JdbcStore.open(
                new StoreSettings.Embedded(home), with, new ShortIds(Clock.systemUTC(), new SecureRandom()));
    }

    private void assertEverybodyIsThere() {
        try (JdbcStore store = open(keys())) {
            assertThat(store.status().people()).isEqualTo(PEOPLE);
            assertThat(store.<Boolean>inTransaction(work -> work.persons()
                                    .lockByAddress(List.of(address(PEOPLE - 1)))
                                    .size()
                            == 1))
                    .isTrue();
        }
    }

    private static Address address(int number) {
        return new Address("fake", "a" + number, "chat");
    }

    private void addEverybody() {
        try (JdbcStore store = open(keys())) {
            store.inTransaction(work -> {
                work.persons()
                        .add(IntStream.range(0, PEOPLE)
                                .mapToObj(number -> new Person(
                                        "p" + number, 0, address(number), States.with(new Dialog.None(), List.of())))
                                .toList());
                return true;
            });
        }
    }

    @ParameterizedTest
    @EnumSource
    void whenever_it_is_killed_everybody_is_there_and_it_can_be_called_again(Step step) {
        addEverybody();
        MasterKey old = keys().find().orElseThrow();
        Seen before = look();
        try (CompanionProcess command = CompanionProcess.begin(home, "rotate-key")) {
            while (command.runs() && !step.reached.test(before, look())) {
                LockSupport.parkNanos(LOOK_EACH);
            }
            command.killAnyway();
        }
        assertThat(look()).as("it came so far").matches(now -> !Arrays.equals(before.key, now.key));

        assertEverybodyIsThere();

        CompanionProcess.says(home, Map.of(), "rotate-key");
        assertEverybodyIsThere();
        assertThatThrownBy(() -> open(new TestKeys(old)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("not the one");
    }
}
