package org.reweave.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.reweave.Shipped;
import org.reweave.bench.Load.Measured;
import org.reweave.message.Address;
import org.reweave.runtime.Timing;
import org.reweave.runtime.TurnRunner;
import org.reweave.runtime.TurnSettings;
import org.reweave.store.MemoryStore;
import org.reweave.store.Persons;
import org.reweave.store.ShortIds;
import org.reweave.store.StateCodec;
import org.reweave.store.StoreSettings;
import org.reweave.store.Transactions;
import org.reweave.store.jdbc.JdbcStore;
import org.reweave.store.jdbc.PlainJdbc;

/** Turns a second through the real runtime, beside plain JDBC that does the same reads and writes in the same groups. */
final class TurnBench {
    private static final int WAITING = 64;
    private static final Duration WARM_UP = Duration.ofSeconds(6);

    private final PrintStream out;
    private final Duration length;
    private final List<Crowd.Placed> crowd = Crowd.interleaved(500, Instant.now());

    TurnBench(PrintStream out, Duration length) {
        this.out = out;
        this.length = length;
    }

    /** What one database showed with one number of people. */
    record Row(Measured shared, Measured alone, double plainRate, double together) {}

    /** The engine, the queue and the locks, without a database. */
    Measured inMemory(int people) throws InterruptedException {
        MemoryStore store = new MemoryStore();
        settle(store, people);
        TurnRunner runner = runner(store, 1, 128);
        new Load(people, WAITING, WARM_UP).on(runner, "warm");
        Measured measured = new Load(people, WAITING, length).on(runner, "run");
        runner.stop(Duration.ofSeconds(5));
        out.printf("in memory     %,9d people   %s%n", people, measured.line());
        return measured;
    }

    Row on(String name, StoreSettings settings, int lanes, int people) throws InterruptedException {
        Measured shared;
        Measured alone;
        double together;
        try (JdbcStore store = JdbcStore.open(settings, new ShortIds(Clock.systemUTC(), new SecureRandom()))) {
            settle(store, people);
            TurnRunner runner = runner(store, lanes, 128);
            new Load(people, WAITING, WARM_UP).on(runner, "warm");
            long turns = runner.counts().turns();
            long commits = runner.counts().commits();
            shared = new Load(people, WAITING, length).on(runner, "shared");
            together = (double) (runner.counts().turns() - turns)
                    / Math.max(1, runner.counts().commits() - commits);
            runner.stop(Duration.ofSeconds(5));
            TurnRunner single = runner(store, 1, 1);
            alone = new Load(people, WAITING, length).on(single, "alone");
            single.stop(Duration.ofSeconds(5));
            out.printf("%-13s %,9d people   %s   %.0f turns a commit%n", name, people, shared.line(), together);
            out.printf("%-13s %,9d people   %s   a commit each%n", name, people, alone.line());
            out.printf(
                    "%-13s %,9d people   database %,d KB, %.1f KB a person%n",
                    name, people, store.status().bytes() / 1024, store.status().bytes() / 1024.0 / people);
        }
        double plain = plain(settings, lanes, people, (int) Math.max(1, Math.round(together)));
        out.printf("%-13s %,9d people   %8.0f turns/s   plain JDBC in the same groups%n", name, people, plain);
        return new Row(shared, alone, plain, together);
    }

    private double plain(StoreSettings settings, int lanes, int people, int group) throws InterruptedException {
        byte[] state = StateCodec.encode(crowd.get(crowd.size() / 2).state());
        byte[] message = new byte[900];
        try (PlainJdbc jdbc = PlainJdbc.open(settings)) {
            plainRun(jdbc, "w", lanes, people, group, state, message, WARM_UP.dividedBy(2));
            return plainRun(jdbc, "p", lanes, people, group, state, message, length);
        }
    }

    private static double plainRun(
            PlainJdbc jdbc, String run, int lanes, int people, int group, byte[] state, byte[] message, Duration length)
            throws InterruptedException {
        long begin = System.nanoTime();
        long[] done = new long[lanes];
        List<Thread> threads = new ArrayList<>();
        for (int lane = 0; lane < lanes; lane++) {
            int mine = lane;
            threads.add(new Thread(() -> {
                Random random = new Random(mine);
                while (System.nanoTime() - begin < length.toNanos()) {
                    List<PlainJdbc.Turn> turns = new ArrayList<>();
                    random.ints(0, people)
                            .distinct()
                            .limit(group)
                            .forEach(person -> turns.add(new PlainJdbc.Turn(
                                    Load.name(person),
                                    run + mine + "-" + done[mine] + "-" + turns.size(),
                                    state,
                                    List.of(message))));
                    jdbc.run(turns, Instant.now());
                    done[mine] += group;
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        return java.util.Arrays.stream(done).sum() / ((System.nanoTime() - begin) / 1e9);
    }

    private static TurnRunner runner(Transactions store, int lanes, int together) {
        TurnSettings usual = TurnSettings.lanes(lanes);
        TurnSettings settings = new TurnSettings(
                lanes, together, usual.waiting(), usual.tries(), usual.retry(), usual.storeRetry(), usual.patience());
        TurnRunner runner = new TurnRunner(
                store,
                Shipped.engine(),
                (first, now) -> Shipped.newcomer(now),
                Timing.of(Clock.systemUTC()),
                settings,
                () -> {},
                due -> {});
        runner.start();
        return runner;
    }

    private void settle(Transactions store, int people) {
        for (int from = 0; from < people; from += 500) {
            List<Persons.Person> some = new ArrayList<>();
            for (int number = from; number < Math.min(people, from + 500); number++) {
                String name = Load.name(number);
                some.add(new Persons.Person(
                        name,
                        0,
                        new Address("bench", name, name),
                        crowd.get(number % crowd.size()).state()));
            }
            store.inTransaction(work -> {
                work.persons().add(some);
                return true;
            });
        }
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
