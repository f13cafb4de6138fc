package org.reweave.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.reweave.Shipped;
import org.reweave.bench.Load.Measured;
import org.reweave.engine.PersonState;
import org.reweave.runtime.Timing;
import org.reweave.runtime.TurnRunner;
import org.reweave.runtime.TurnSettings;
import org.reweave.store.MemoryStore;
import org.reweave.store.StateCodec;
import org.reweave.store.StoreSettings;
import org.reweave.store.Transactions;

/** Turns a second through the real runtime, beside plain JDBC that does the same reads and writes in the same groups. */
final class TurnBench {
    static final int WAITING = 64;
    private static final int ROUNDS = 3;
    private static final Duration WARM_UP_IN_MEMORY = Duration.ofSeconds(6);
    /** Of fewer people the memory is lost in what else changes meanwhile. */
    private static final int WEIGHED = 10_000;

    private final PrintStream out;
    private final Duration length;
    private final Placement placement = new Placement();

    TurnBench(PrintStream out, Duration length) {
        this.out = out;
        this.length = length;
    }

    /** The engine, the queue and the locks, without a database. */
    Measured inMemory(int people) throws InterruptedException {
        MemoryStore store = new MemoryStore();
        placement.settle(store, people, Load::name);
        TurnRunner runner = runner(store, 1, 128);
        inSeconds(store, runner, people, "warm", WARM_UP_IN_MEMORY);
        Measured measured = inSeconds(store, runner, people, "run", length);
        runner.stop(Duration.ofSeconds(5));
        out.printf("in memory     %,9d people   %s%n", people, measured.line());
        return measured;
    }

    private Measured inSeconds(Transactions store, TurnRunner runner, int people, String run, Duration length)
            throws InterruptedException {
        Load second = new Load(people, WAITING, Duration.ofSeconds(1));
        List<Measured> measured = new ArrayList<>();
        for (int number = 0; number < length.toSeconds(); number++) {
            measured.add(second.on(runner, run + number));
            placement.putBack(store, second.moved());
        }
        return Measured.of(measured);
    }

    /** What somebody takes of memory while they are worked out, each with a state that shares nothing with another's. */
    void weigh() {
        List<byte[]> written = placement.crowd().stream()
                .map(one -> StateCodec.encode(one.state()))
                .toList();
        List<PersonState> held = new ArrayList<>(WEIGHED);
        long before = usedBytes();
        for (int number = 0; number < WEIGHED; number++) {
            held.add(StateCodec.decode(written.get(number % written.size())));
        }
        double each = (double) (usedBytes() - before) / held.size();
        out.printf("in memory     %,9d people   %.1f KB of memory a person%n", held.size(), each / 1024);
    }

    private static long usedBytes() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    /** Opens a database with so many people in it, to be measured {@linkplain #byTurns by turns} with others. */
    Contest open(String name, StoreSettings settings, int people) throws InterruptedException {
        return Contest.open(name, settings, people, TurnSettings.LANES, length.dividedBy(ROUNDS), placement);
    }

    /** Measures a part of each at a time, by turns, so that what else the machine does falls on all of them. */
    List<Contest.Row> byTurns(List<Contest> contests) throws InterruptedException {
        for (int round = 0; round < ROUNDS; round++) {
            for (Contest contest : contests) {
                contest.round(round);
            }
        }
        return contests.stream().map(contest -> contest.row(out)).toList();
    }

    static TurnRunner runner(Transactions store, int lanes, int together) {
        TurnSettings usual = TurnSettings.lanes(lanes);
        TurnSettings settings = new TurnSettings(
                lanes, together, usual.waiting(), usual.tries(), usual.retry(), usual.storeRetry(), usual.patience());
        TurnRunner runner = new TurnRunner(
                store,
                Shipped.engine(),
                (first, now) -> Shipped.newcomer(now),
                Shipped.handOver(),
                Shipped.groups(),
                Timing.of(Clock.systemUTC()),
                settings,
                () -> {},
                due -> {});
        runner.start();
        return runner;
    }

    /** A folder for a database, gone afterwards. */
    static void inNewFolder(FolderUse use) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("reweave-bench");
        try {
            use.with(folder);
        } finally {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(path);
                }
            }
        }
    }

    /** Uses a folder. */
    interface FolderUse {
        void with(Path folder) throws IOException, InterruptedException;
    }
}
