package org.reweave.live;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * How long the companion takes from the command to being connected to every platform, how much it needs then, and how soon
 * it answers a few people.
 */
public final class StartUp {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration SETTLES = Duration.ofSeconds(5);
    private static final Duration THINKING = Duration.ofSeconds(2);
    private static final Duration TALKS = Duration.ofSeconds(20);
    private static final int PEOPLE = 10;

    private final PrintStream out;
    private final Path home;
    private final List<String> answers = new ArrayList<>();

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
                taken[time] = once(platforms, time + 1, time + 1 == times);
            }
        } finally {
            platforms.forEach(LivePlatform::close);
        }
        Arrays.sort(taken);
        out.printf("%nin the middle: connected after %d ms%n%n", taken[times / 2]);
        out.println("| " + PEOPLE + " people | answers | p50 | p99 | memory then |");
        out.println("|---|---|---|---|---|");
        answers.forEach(out::println);
        return taken[0] >= 0;
    }

    private long once(List<LivePlatform> platforms, int number, boolean last) {
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
            if (last) {
                platforms.forEach(platform -> talks(platform, companion));
            }
            out.printf(
                    "| %d | %d ms | %d MB | %d | %d ms |%n",
                    number, millis, memory, threads, companion.stop().toMillis());
            return millis;
        } finally {
            companion.close();
        }
    }

    /** A few people answer what they are asked; from what is done to the answer. */
    private void talks(LivePlatform platform, CompanionProcess companion) {
        try (Crowd crowd = new Crowd(platform, PEOPLE, THINKING, 1)) {
            crowd.comes();
            Patience.until(TALKS, () -> false);
            crowd.goesHome();
            Patience.until(PATIENCE, () -> crowd.waiting() == 0);
            long[] waits = crowd.waits();
            answers.add("| %s | %d | %d ms | %d ms | %d MB |"
                    .formatted(
                            platform.name(),
                            waits.length,
                            Soak.at(waits, 0.50),
                            Soak.at(waits, 0.99),
                            companion.status("VmRSS") / 1024));
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
