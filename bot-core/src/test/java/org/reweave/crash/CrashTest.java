package org.reweave.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.reweave.store.jdbc.JdbcStore;

/** Kills the companion at every kind of moment, and compares what it had promised with what is there. */
final class CrashTest {
    private static final List<String> WORLDS = List.of("one", "two", "three", "four");
    private static final int KILLS_IN_EACH_WORLD = Integer.getInteger("reweave.crash.kills", 2);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path directory;

    private record Outcome(World world, Reckoning reckoning) {}

    @Test
    void nothing_that_was_acknowledged_is_lost_or_doubled_however_often_the_companion_is_killed() throws IOException {
        long seed = Long.getLong("reweave.crash.seed", System.nanoTime());
        System.out.println("seed of the kills: " + seed);
        QuickStart quickStart = QuickStart.rehearse(directory.resolve("rehearsal"));
        long begun = System.nanoTime();
        ExecutorService all = Executors.newFixedThreadPool(WORLDS.size());
        List<CompletableFuture<Outcome>> running = WORLDS.stream()
                .map(name -> CompletableFuture.supplyAsync(() -> run(name, quickStart, seed + name.hashCode()), all))
                .toList();

        List<Outcome> outcomes = running.stream().map(CompletableFuture::join).toList();
        all.shutdown();

        int kills = outcomes.stream().mapToInt(it -> it.world().kills()).sum();
        int acknowledged =
                outcomes.stream().mapToInt(it -> it.world().acknowledgedCount()).sum();
        int lost = outcomes.stream().mapToInt(it -> it.reckoning().lost()).sum();
        int doubled = outcomes.stream().mapToInt(it -> it.reckoning().doubled()).sum();
        int repeats = outcomes.stream().mapToInt(it -> it.reckoning().repeats()).sum();
        System.out.printf(
                "kills survived: %d in %d s, acknowledged: %d, lost: %d, doubled: %d"
                        + " (sent again after a kill, told by its id: %d)%n",
                kills, Duration.ofNanos(System.nanoTime() - begun).toSeconds(), acknowledged, lost, doubled, repeats);
        assertThat(outcomes).flatExtracting(it -> it.reckoning().mistakes()).isEmpty();
        assertThat(lost).isZero();
        assertThat(doubled).isZero();
        assertThat(kills).isEqualTo(WORLDS.size() * KILLS_IN_EACH_WORLD);
        assertThat(acknowledged).isGreaterThan(kills);
    }

    private Outcome run(String name, QuickStart quickStart, long seed) {
        Path place = directory.resolve(name);
        try {
            Files.createDirectories(place);
            World world = new World(place, quickStart, seed);
            world.run(KILLS_IN_EACH_WORLD);
            try (JdbcStore store = CrashStore.open(place)) {
                return new Outcome(world, Reckoning.of(world, place.resolve("journal"), store));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
