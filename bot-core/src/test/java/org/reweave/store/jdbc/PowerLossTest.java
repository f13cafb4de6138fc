package org.reweave.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reweave.engine.Dialog;
import org.reweave.message.Address;
import org.reweave.store.Inbox.UpdateKey;
import org.reweave.store.Persons.Person;
import org.reweave.store.ShortIds;
import org.reweave.store.States;
import org.reweave.store.StoreSettings;
import org.reweave.store.TestKeys;

/**
 * Takes the power away at any moment of the writing, on a disk that writes in any order what it was not told to sync.
 *
 * <p>{@code -Dreweave.power.cuts} and {@code -Dreweave.power.turns} make it longer, {@code -Dreweave.power.seed} repeats a run.
 */
final class PowerLossTest {
    private static final int CUTS = Integer.getInteger("reweave.power.cuts", 30);
    private static final int TURNS = Integer.getInteger("reweave.power.turns", 80);
    private static final int WRITERS = 3;

    @TempDir
    private Path directory;

    private record Acknowledged(UpdateKey update, int deeds) {}

    @BeforeEach
    void anEmptyDisk() {
        TestDisk.reset();
    }

    @Test
    void what_was_acknowledged_is_there_after_the_power_went_at_any_moment() throws IOException {
        long seed = Long.getLong("reweave.power.seed", System.nanoTime());
        Random random = new Random(seed);
        List<Acknowledged> acknowledged = write(random.nextLong());

        List<String> losses = new ArrayList<>();
        int first = acknowledged.stream().mapToInt(Acknowledged::deeds).min().orElseThrow();
        for (int cut = 0; cut < CUTS; cut++) {
            int deeds = first + random.nextInt(TestDisk.deeds() - first + 1);
            Set<UpdateKey> promised = acknowledged.stream()
                    .filter(turn -> turn.deeds() <= deeds)
                    .map(Acknowledged::update)
                    .collect(Collectors.toSet());
            int found = found(TestDisk.afterPowerLoss(deeds, random), promised);
            if (found != promised.size()) {
                losses.add("after " + deeds + " deeds " + found + " of " + promised.size());
            }
        }

        System.out.printf("power lost %d times (seed %d), losses: %d%n", CUTS, seed, losses.size());
        assertThat(losses).as("seed %d", seed).isEmpty();
    }

    /** Writes as busily as many people do, and notes how far the disk had come when each turn was acknowledged. */
    private List<Acknowledged> write(long seed) {
        ConcurrentLinkedQueue<Acknowledged> acknowledged = new ConcurrentLinkedQueue<>();
        Database database = EmbeddedDatabase.open(
                directory.resolve("life"), TestKeys.SAME, OrderedFile.SCHEME + ":" + TestDisk.SCHEME + ":");
        try (JdbcStore store =
                JdbcStore.open(database, TestKeys.SAME, new ShortIds(Clock.systemUTC(), new SecureRandom()))) {
            CompletableFuture<?>[] writers = IntStream.range(0, WRITERS)
                    .mapToObj(writer -> CompletableFuture.runAsync(
                            () -> write(store, writer, new Random(seed + writer), acknowledged)))
                    .toArray(CompletableFuture[]::new);
            CompletableFuture.allOf(writers).join();
        }
        return List.copyOf(acknowledged);
    }

    private static void write(
            JdbcStore store, int writer, Random random, ConcurrentLinkedQueue<Acknowledged> acknowledged) {
        List<Address> people = IntStream.range(0, 20)
                .mapToObj(number -> new Address("disk", writer + "-" + number, "chat"))
                .toList();
        store.inTransaction(work -> {
            work.persons()
                    .add(people.stream()
                            .map(address -> new Person(
                                    address.user(), 0, address, States.with(new Dialog.None(), States.ANSWERS)))
                            .toList());
            return null;
        });
        for (int turn = 0; turn < TURNS; turn++) {
            UpdateKey update = new UpdateKey("disk", writer + "-" + turn);
            Address address = people.get(random.nextInt(people.size()));
            store.inTransaction(work -> {
                Person person = work.persons().lockByAddress(Set.of(address)).get(address);
                work.persons().save(List.of(person));
                work.inbox().remember(Map.of(update, ""), States.NOW);
                return null;
            });
            acknowledged.add(new Acknowledged(update, TestDisk.deeds()));
        }
    }

    private int found(byte[] file, Set<UpdateKey> promised) throws IOException {
        Path home = Files.createDirectories(directory.resolve("after"));
        Files.write(home.resolve("reweave.db.mv.db"), file);
        try (JdbcStore store = JdbcStoreContract.open(new StoreSettings.Embedded(home))) {
            return new HashSet<>(store.inTransaction(work -> work.inbox().seen(promised))).size();
        }
    }
}
