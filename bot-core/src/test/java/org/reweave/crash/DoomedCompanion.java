package org.reweave.crash;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.reweave.Shipped;
import org.reweave.runtime.Companion;
import org.reweave.runtime.CompanionSettings;
import org.reweave.runtime.EchoTransition;
import org.reweave.runtime.FloodLimits;
import org.reweave.runtime.Timing;
import org.reweave.store.jdbc.JdbcStore;

/**
 * The process that is killed: the real runtime over the real store, told by its standard input what people write.
 *
 * <p>It understands {@code start <generation> <deadly step>}, {@code say <update> <user> <text>}, {@code settle} and
 * {@code stop}, parted by tabs; it says {@code warm}, {@code ready}, {@code ack <update>},
 * {@code shown <user> <text>} and {@code settled}.
 */
public final class DoomedCompanion {
    private final Path world;
    private JdbcStore store;
    private JournalPlatform platform;
    private Companion companion;

    private DoomedCompanion(Path world) {
        this.world = world;
    }

    /** Runs until it is told to stop, its input ends, or it dies; the argument is the directory to work in. */
    public static void main(String[] arguments) throws IOException {
        Thread.setDefaultUncaughtExceptionHandler((thread, failure) -> {
            failure.printStackTrace();
            Runtime.getRuntime().halt(2);
        });
        DoomedCompanion doomed = new DoomedCompanion(Path.of(arguments[0]));
        tell("warm");
        try (BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String order = orders.readLine(); order != null; order = orders.readLine()) {
                doomed.obey(order.split("\t", -1));
            }
        }
        Runtime.getRuntime().halt(1);
    }

    private static void tell(String line) {
        synchronized (System.out) {
            System.out.println(line);
            System.out.flush();
        }
    }

    private void obey(String[] order) throws IOException {
        switch (order[0]) {
            case "start" -> start(Integer.parseInt(order[1]), Long.parseLong(order[2]));
            case "say" -> platform.hear(order[1], order[2], order[3], update -> tell("ack\t" + update));
            case "settle" -> settle();
            default -> stop();
        }
    }

    private void start(int generation, long deadly) throws IOException {
        store = CrashStore.open(world);
        platform = new JournalPlatform(
                world.resolve("journal"), generation, (user, text) -> tell("shown\t" + user + "\t" + text));
        companion = new Companion(
                new Tripwire(store, deadly),
                new EchoTransition(),
                EchoTransition.NEWCOMERS,
                EchoTransition.HANDS_NOTHING,
                Shipped.groups(),
                Timing.of(Clock.systemUTC()),
                List.of(platform),
                CompanionSettings.embedded().with(FloodLimits.NONE));
        companion.start();
        tell("ready");
    }

    /** Waits until nothing is due and nothing waits to be delivered. */
    private void settle() {
        while (busy()) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        tell("settled");
    }

    private boolean busy() {
        return store.inTransaction(
                work -> !work.nudges().due(Clock.systemUTC().instant(), 1).isEmpty()
                        || work.outbox().waiting() > 0);
    }

    private void stop() {
        companion.stop(Duration.ofSeconds(20));
        store.close();
        System.exit(0);
    }
}
