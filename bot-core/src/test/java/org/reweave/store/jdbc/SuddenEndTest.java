package org.reweave.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reweave.store.Persons.Person;
import org.reweave.store.ShortIds;
import org.reweave.store.StoreWords;
import org.reweave.store.TestKeys;

/** What is left of a file when the process was killed, or the power went, while several people were written down. */
class SuddenEndTest implements StoreWords {
    private static final int THREADS = 4;
    private static final int TURNS_EACH = 40;
    private static final int CUTS = Integer.getInteger("reweave.cuts", 15);

    /** A turn that was acknowledged, and how much had been asked of the disk by then. */
    private record Promise(Person person, int turn, int deeds) {}

    private final Queue<Promise> promises = new ConcurrentLinkedQueue<>();
    private final List<Person> people = new ArrayList<>();
    private JdbcStore store;

    @TempDir
    Path directory;

    @Override
    public JdbcStore store() {
        return store;
    }

    @Override
    public String mine() {
        return "sudden";
    }

    @Test
    void what_was_acknowledged_is_there_and_every_transaction_whole_or_not_at_all() throws Exception {
        long seed = Long.getLong("reweave.seed", System.nanoTime());
        TestDisk.reset();
        store = open(directory.resolve("alive"), OrderedFile.SCHEME + ":" + TestDisk.SCHEME + ":");
        for (int thread = 0; thread < THREADS; thread++) {
            people.add(added("person-" + thread));
        }
        int begun = TestDisk.deeds();
        AtomicInteger next = new AtomicInteger();

        sideBySide(THREADS, () -> turns(people.get(next.getAndIncrement())));

        store.close();
        System.out.printf("cut %d times, seed %d%n", 2 * CUTS, seed);
        Random chance = new Random(seed);
        for (int cut = 0; cut < CUTS; cut++) {
            int deeds = begun + chance.nextInt(TestDisk.deeds() - begun) + 1;
            reopen(directory.resolve("kill-" + cut), TestDisk.afterKill(deeds), deeds);
            reopen(directory.resolve("power-" + cut), TestDisk.afterPowerLoss(deeds, chance), deeds);
        }
    }

    private void turns(Person person) {
        for (int turn = 1; turn <= TURNS_EACH; turn++) {
            turn(person, turn);
            promises.add(new Promise(person, turn, TestDisk.deeds()));
        }
    }

    /** Changes several tables at once. */
    private void turn(Person person, int turn) {
        in(work -> {
            Person found = load(work, person);
            assertThat(found.state().visit()).isEqualTo(turn - 1);
            work.persons().save(List.of(with(found, turn)));
            work.outbox().add(List.of(says(person, "turn " + turn)), NOW);
            work.inbox().remember(Map.of(update(person.id() + turn), person.id()), NOW);
        });
    }

    private void reopen(Path home, byte[] file, int deeds) throws IOException {
        Files.createDirectories(home);
        Files.write(home.resolve("reweave.db.mv.db"), file);
        store = open(home, OrderedFile.SCHEME + ":async:");
        try {
            people.forEach(person -> compare(person, deeds));
            settle(claim(people.size()));
        } finally {
            store.close();
        }
    }

    private void compare(Person person, int deeds) {
        int turns = loaded(person).state().visit();
        assertThat(turns)
                .as("turns of %s after %d deeds", person.id(), deeds)
                .isGreaterThanOrEqualTo(promised(person, deeds));
        List<String> told = store().inTransaction(work -> work.outbox().waitingFor(person.id())).stream()
                .map(message -> message.text().words())
                .toList();
        assertThat(told).hasSize(turns);
        for (int turn = 1; turn <= TURNS_EACH; turn++) {
            assertThat(seen(List.of(update(person.id() + turn)))).hasSize(turn <= turns ? 1 : 0);
        }
        turn(person, turns + 1);
    }

    private int promised(Person person, int deeds) {
        return promises.stream()
                .filter(promise -> promise.person() == person && promise.deeds() <= deeds)
                .mapToInt(Promise::turn)
                .max()
                .orElse(0);
    }

    private static JdbcStore open(Path home, String fileSystem) {
        return JdbcStore.open(
                EmbeddedDatabase.open(home, TestKeys.SAME, fileSystem),
                TestKeys.SAME,
                new ShortIds(Clock.systemUTC(), new SecureRandom()));
    }
}
