package org.reweave.live;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;

/**
 * Kills the companion so many times, spread over a walk and each at a moment that chance names: while it starts, while it
 * takes something in, while it sends. Each time it is started again at once.
 */
final class Reaper implements AutoCloseable {
    private static final int LONGEST_MILLIS = 1_500;
    private static final Duration PATIENCE = Duration.ofMinutes(4);

    private final LivePlatform platform;
    private final Path home;
    private final Walker walker;
    private final int steps;
    private final int kills;
    private final Random random;
    private CompanionProcess companion;

    Reaper(LivePlatform platform, Path home, Walker walker, int steps, int kills, long seed) {
        this.platform = platform;
        this.home = home;
        this.walker = walker;
        this.steps = steps;
        this.kills = kills;
        this.random = new Random(seed);
        this.companion = CompanionProcess.run(home, platform.environment());
    }

    /** Does all the killing; returns when the companion was started for the last time. */
    void kills() {
        for (int kill = 0; kill < kills; kill++) {
            int from = kill * steps / kills;
            boolean whileStarting = random.nextInt(4) == 0;
            if (!whileStarting && !Patience.until(PATIENCE, () -> walker.done() > from || !companion.runs())) {
                throw new AssertionError("nothing went on after " + kill + " kills: " + companion.tail());
            }
            Patience.until(Duration.ofMillis(random.nextInt(LONGEST_MILLIS)), () -> false);
            companion.kill();
            platform.companionDied();
            companion = CompanionProcess.run(home, platform.environment());
        }
    }

    /** Ends it in peace. */
    Duration stops() {
        return companion.stop();
    }

    @Override
    public void close() {
        companion.close();
    }
}
