package org.reweave.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The journey walked over a platform's real wire, by a companion in a process of its own that is killed again and again, while
 * a share of all calls to the platform fails.
 *
 * <p>With fewer than 20 kills only the beginning is walked; {@code -Dreweave.kills=50} walks all of it.
 */
public abstract class WholeJourney {
    private static final int KILLS = Integer.getInteger("reweave.kills", 6);
    private static final int ALL_FROM = 20;
    private static final int STEPS_EACH = 5;
    private static final double FAILING = 0.05;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    /** The platform, with nobody on it yet. */
    protected abstract LivePlatform platform();

    @Test
    void killed_again_and_again_on_a_failing_platform_it_leads_to_the_same_place_and_says_nothing_twice() {
        long seed = Long.getLong("reweave.seed", System.nanoTime());
        int most = KILLS < ALL_FROM ? KILLS * STEPS_EACH : Integer.MAX_VALUE;
        Plan plan = Plan.of(seed, most, choosesTogether());
        System.out.printf(
                "seed %d: %d steps, %d kills, %.0f %% of all calls fail%n",
                seed, plan.steps().size(), KILLS, 100 * FAILING);
        ExecutorService both = Executors.newFixedThreadPool(2);
        CompletableFuture<Arrival> calm = CompletableFuture.supplyAsync(() -> walks(plan, 0, seed), both);
        CompletableFuture<Arrival> troubled = CompletableFuture.supplyAsync(() -> walks(plan, KILLS, seed), both);
        both.shutdown();

        Repetitions repetitions = Repetitions.of(troubled.join(), calm.join());

        System.out.println(repetitions);
        repetitions.unexplained().forEach(System.out::println);
        System.out.println(troubled.join() + "\nundisturbed: " + calm.join());
        assertThat(troubled.join().place()).isEqualTo(calm.join().place()).isEqualTo(plan.end());
        assertThat(troubled.join().violations()).isEmpty();
        assertThat(repetitions.unexplained()).isEmpty();
    }

    private boolean choosesTogether() {
        try (LivePlatform platform = platform()) {
            return platform.choosesTogether();
        }
    }

    private Arrival walks(Plan plan, int kills, long seed) {
        Path home = home(kills == 0 ? "calm" : "troubled");
        try (LivePlatform platform = platform()) {
            FromFirst person = new FromFirst(platform.newcomer());
            Walker walker = new Walker(platform, person, plan);
            Map<String, String> environment = platform.environment();
            if (kills > 0) {
                platform.fails(FAILING, seed);
            }
            try (Reaper reaper = new Reaper(platform, home, walker, plan.steps().size(), kills, seed)) {
                CompletableFuture<Void> killing = CompletableFuture.runAsync(reaper::kills);
                walker.walks();
                killing.join();
                reaper.stops();
            }
            platform.fails(0, 0);
            return Arrival.of(home, environment, platform, person, walker);
        }
    }

    private Path home(String name) {
        try {
            return Files.createDirectories(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
