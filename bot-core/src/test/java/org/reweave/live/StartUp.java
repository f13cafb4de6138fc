package org.reweave.live;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** How long the companion takes from the command to being connected to every platform, and how much it needs then. */
public final class StartUp {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration SETTLES = Duration.ofSeconds(5);

    private final PrintStream out;
    private final Path home;

    public StartUp(PrintStream out) throws IOException {
        this.out = out;
        this.home = Files.createTempDirectory("reweave-start");
    }

    /** Starts and stops it so many times; returns whether it was connected each time. */
    public boolean run(int times) {
        List<LivePlatform> platforms = Soak.platforms();
        long[] taken = new long[times];
        try {
            out.println("| | connected after | memory | threads | stopped in |");
            out.println("|---|---|---|---|---|");
            for (int time = 0; time < times; time++) {
                taken[time] = once(platforms, time + 1);
            }
        } finally {
            platforms.forEach(LivePlatform::close);
        }
        Arrays.sort(taken);
        out.printf("%nin the middle: connected after %d ms%n", taken[times / 2]);
        return taken[0] >= 0;
    }

    private long once(List<LivePlatform> platforms, int number) {
        Map<String, String> environment = Soak.environment(platforms);
        int[] before = platforms.stream().mapToInt(LivePlatform::greetings).toArray();
        long start = System.nanoTime();
        CompanionProcess companion = CompanionProcess.launch(home, environment);
        try {
            boolean all = Patience.until(PATIENCE, () -> connected(platforms, before));
            long millis = all ? Duration.ofNanos(System.nanoTime() - start).toMillis() : -1;
            Patience.until(SETTLES, () -> false);
            long memory = companion.status("VmRSS") / 1024;
            long threads = companion.status("Threads");
            out.printf(
                    "| %d | %d ms | %d MB | %d | %d ms |%n",
                    number, millis, memory, threads, companion.stop().toMillis());
            return millis;
        } finally {
            companion.close();
        }
    }

    private static boolean connected(List<LivePlatform> platforms, int[] before) {
        for (int i = 0; i < before.length; i++) {
            if (platforms.get(i).greetings() <= before[i]) {
                return false;
            }
        }
        return true;
    }
}
