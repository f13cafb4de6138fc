package org.reweave.live;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;

/** Many people on all platforms at the same time, served by one companion started as a host starts it. */
public final class Soak {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOKS_EACH = Duration.ofSeconds(1);
    private static final long MILLI = 1_000_000;
    private static final long MAX_P50 = 1_000;
    private static final long MAX_P99 = 5_000;
    private static final long MAX_MEMORY = 512;
    private static final long MAX_STOP = 2_000;

    private final PrintStream out;
    private final Path home;
    private final List<String> failures = new ArrayList<>();
    private long memory;
    private long threads;

    public Soak(PrintStream out) throws IOException {
        this.out = out;
        this.home = Files.createTempDirectory("reweave-soak");
    }

    /** Every platform there is a fake of, started. */
    static List<LivePlatform> platforms() {
        List<LivePlatform> all = new ArrayList<>();
        ServiceLoader.load(LivePlatform.class).forEach(all::add);
        return all;
    }

    static Map<String, String> environment(List<LivePlatform> platforms) {
        Map<String, String> environment = new HashMap<>();
        platforms.forEach(platform -> environment.putAll(platform.environment()));
        return environment;
    }

    /** Runs so many people for so long, and prints what came of it; returns whether all of it was good enough. */
    public boolean run(int people, Duration time, Duration thinking) {
        List<LivePlatform> platforms = platforms();
        CompanionProcess companion = CompanionProcess.launch(home, environment(platforms));
        List<Crowd> crowds = new ArrayList<>();
        try {
            platforms.forEach(platform -> demand(
                    Patience.until(PATIENCE, () -> platform.greetings() > 0), platform.name() + " was never reached"));
            platforms.forEach(platform ->
                    crowds.add(new Crowd(platform, people / platforms.size(), thinking, platform.hashCode())));
            crowds.forEach(Crowd::comes);
            watch(companion, time);
            crowds.forEach(Crowd::goesHome);
            Patience.until(
                    PATIENCE, () -> crowds.stream().mapToLong(Crowd::waiting).sum() == 0);
            print(people, time, thinking, crowds, companion);
        } finally {
            companion.close();
            crowds.forEach(Crowd::close);
            platforms.forEach(LivePlatform::close);
        }
        failures.forEach(failure -> out.println("FAIL " + failure));
        out.println(failures.isEmpty() ? "pass" : "fail; the log is " + home.resolve("run.log"));
        return failures.isEmpty();
    }

    private void demand(boolean good, String otherwise) {
        if (!good) {
            failures.add(otherwise);
        }
    }

    private void watch(CompanionProcess companion, Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end && companion.runs()) {
            Patience.until(LOOKS_EACH, () -> false);
            memory = Math.max(memory, companion.status("VmRSS") / 1024);
            threads = Math.max(threads, companion.status("Threads"));
        }
        demand(companion.runs(), "the companion ended by itself");
    }

    private void print(int people, Duration time, Duration thinking, List<Crowd> crowds, CompanionProcess companion) {
        out.printf(
                "%d people for %d s, each thinking for %d s: %.1f updates a second on each platform if nobody waited%n%n",
                people, time.toSeconds(), thinking.toSeconds(), 1.0 * people / crowds.size() / thinking.toSeconds());
        out.println(
                "| | updates a second | messages a second | p50 | p99 | longest | unanswered | asked for less haste |");
        out.println("|---|---|---|---|---|---|---|---|");
        crowds.forEach(crowd -> row(crowd, time));
        long stopped = companion.stop().toMillis();
        out.printf("%nmost memory %d MB, most threads %d, stopped in %d ms%n", memory, threads, stopped);
        demand(memory <= MAX_MEMORY, "memory above " + MAX_MEMORY + " MB");
        demand(stopped <= MAX_STOP, "stopping took longer than " + MAX_STOP + " ms");
    }

    private void row(Crowd crowd, Duration time) {
        long[] waits = crowd.waits();
        LivePlatform platform = crowd.platform();
        long p50 = at(waits, 0.50);
        long p99 = at(waits, 0.99);
        out.printf(
                "| %s | %.1f | %.1f | %d ms | %d ms | %d ms | %d | %d |%n",
                crowd.name(),
                1.0 * crowd.asked() / time.toSeconds(),
                1.0 * platform.taken() / time.toSeconds(),
                p50,
                p99,
                at(waits, 1),
                crowd.waiting(),
                platform.refusals());
        demand(waits.length > 0, "nobody was answered on " + crowd.name());
        demand(p50 <= MAX_P50, "p50 above " + MAX_P50 + " ms on " + crowd.name());
        demand(p99 <= MAX_P99, "p99 above " + MAX_P99 + " ms on " + crowd.name());
        demand(crowd.waiting() == 0, crowd.waiting() + " without an answer on " + crowd.name());
        demand(platform.refusals() == 0, crowd.name() + " had to ask for less haste");
        platform.violations().stream().distinct().limit(5).forEach(violation -> failures.add("request: " + violation));
    }

    /** Milliseconds that so large a share waited at most. */
    static long at(long[] sorted, double share) {
        return sorted.length == 0 ? 0 : sorted[(int) Math.min(sorted.length - 1, sorted.length * share)] / MILLI;
    }
}
