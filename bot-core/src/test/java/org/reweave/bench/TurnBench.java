package org.reweave.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.reweave.Shipped;
import org.reweave.bench.Load.Measured;
import org.reweave.engine.PersonState;
import org.reweave.message.Address;
import org.reweave.runtime.Timing;
import org.reweave.runtime.TurnCounts;
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
    private static final int ROUNDS = 3;
    /** Until what is hot has been compiled; a sixth of it leaves a third of the speed to come. */
    private static final Duration WARM_UP = Duration.ofSeconds(40);

    private static final int WARM_UP_SLICES = 20;
    private static final Duration WARM_UP_IN_MEMORY = Duration.ofSeconds(6);
    /** Of fewer people the memory is lost in what else changes meanwhile. */
    private static final int WEIGHED = 10_000;

    private final PrintStream out;
    private final Duration length;
    private final List<Crowd.Placed> crowd =
            Crowd.interleaved(500, Instant.now().truncatedTo(ChronoUnit.MILLIS));

    TurnBench(PrintStream out, Duration length) {
        this.out = out;
        this.length = length;
    }

    /** What one database showed with one number of people. */
    record Row(Measured shared, Measured alone, double plainRate, double together) {}

    /** The engine, the queue and the locks, without a database. */
    Measured inMemory(int people) throws InterruptedException {
        MemoryStore store = new MemoryStore();
        settle(store, people, Load::name);
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
            putBack(store, second.moved());
        }
        return Measured.of(measured);
    }

    /** What somebody takes of memory while they are worked out, each with a state that shares nothing with another's. */
    void weigh() {
        List<byte[]> written =
                crowd.stream().map(one -> StateCodec.encode(one.state())).toList();
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

    Row on(String name, StoreSettings settings, int lanes, int people) throws InterruptedException {
        try (PlainJdbc plain = PlainJdbc.open(settings)) {
            JdbcStore store = plain.store(new ShortIds(Clock.systemUTC(), new SecureRandom()));
            settle(store, people, Load::name);
            settle(store, people, TurnBench::plainName);
            Row row = rounds(plain, store, lanes, people);
            String where = String.format("%-13s %,9d people   ", name, people);
            out.printf("%s%s   %.0f turns a commit%n", where, row.shared().line(), row.together());
            out.printf("%s%s   a commit each%n", where, row.alone().line());
            out.printf("%s%8.0f turns/s   plain JDBC in the same groups%n", where, row.plainRate());
            out.printf(
                    "%sdatabase %,d KB, %.1f KB a person%n",
                    where, store.status().bytes() / 1024, store.status().bytes() / 1024.0 / people);
            return row;
        }
    }

    /** Measures by turns, a part of each at a time, so that what else the machine does falls on all of them. */
    private Row rounds(PlainJdbc plain, JdbcStore store, int lanes, int people) throws InterruptedException {
        TurnRunner together = runner(store, lanes, 128);
        TurnRunner single = runner(store, 1, 1);
        Load load = new Load(people, WAITING, length.dividedBy(ROUNDS));
        warmUp(plain, store, together, people);
        TurnCounts before = together.counts();
        List<Measured> shared = new ArrayList<>();
        List<Measured> alone = new ArrayList<>();
        plainRun(
                plain,
                "w",
                lanes,
                people,
                Shape.of(plain.sizes(), plain.sizes(), before, WAITING, Crowd.Besides.NOTHING),
                WARM_UP_IN_MEMORY);
        double rates = 0;
        for (int round = 0; round < ROUNDS; round++) {
            putBack(store, load.moved());
            plain.sent();
            PlainJdbc.Sizes sizes = plain.sizes();
            TurnCounts counts = together.counts();
            shared.add(load.on(together, "shared" + round));
            TurnCounts done = since(counts, together.counts());
            BitSet moved = load.moved();
            int each = (int) Math.max(1, done.turns() / Math.max(1, moved.cardinality()));
            double group = (double) done.turns() / Math.max(1, done.commits());
            Shape shape = Shape.of(sizes, plain.sizes(), done, group, Crowd.besides(crowd, each));
            putBack(store, moved);
            plain.sent();
            rates += plainRun(plain, "p" + round + "-", lanes, people, shape, length.dividedBy(ROUNDS));
            plain.sent();
            alone.add(load.on(single, "alone" + round));
        }
        TurnCounts all = since(before, together.counts());
        together.stop(Duration.ofSeconds(5));
        single.stop(Duration.ofSeconds(5));
        double perCommit = (double) all.turns() / Math.max(1, all.commits());
        return new Row(Measured.of(shared), Measured.of(alone), rates / ROUNDS, perCommit);
    }

    /** In slices, for the outbox is emptied between them as it is later between the parts. */
    private void warmUp(PlainJdbc plain, Transactions store, TurnRunner runner, int people)
            throws InterruptedException {
        Load slice = new Load(people, WAITING, WARM_UP.dividedBy(WARM_UP_SLICES));
        for (int number = 0; number < WARM_UP_SLICES; number++) {
            slice.on(runner, "warm" + number);
            putBack(store, slice.moved());
            plain.sent();
        }
    }

    private static TurnCounts since(TurnCounts before, TurnCounts after) {
        return new TurnCounts(after.turns() - before.turns(), 0, after.commits() - before.commits(), 0, 0, 0);
    }

    private static double plainRun(PlainJdbc jdbc, String run, int lanes, int people, Shape shape, Duration length)
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
                    for (int person : random.ints(0, people / lanes)
                            .map(one -> one * lanes + mine)
                            .distinct()
                            .limit(shape.group())
                            .toArray()) {
                        String updateId = run + mine + "-" + done[mine]++;
                        turns.add(shape.turn(plainName(person), updateId, random));
                    }
                    jdbc.run(turns, Instant.now());
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        return Arrays.stream(done).sum() / ((System.nanoTime() - begin) / 1e9);
    }

    private static TurnRunner runner(Transactions store, int lanes, int together) {
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

    /** Plain JDBC has people of its own, for what it writes is not sealed with anybody's key. */
    private static String plainName(int number) {
        return PlainJdbc.OWN_PEOPLE + number;
    }

    private void settle(Transactions store, int people, IntFunction<String> names) {
        for (int from = 0; from < people; from += 500) {
            List<Persons.Person> some = new ArrayList<>();
            for (int number = from; number < Math.min(people, from + 500); number++) {
                String name = names.apply(number);
                some.add(new Persons.Person(name, 0, new Address("bench", name, name), placed(number)));
            }
            store.inTransaction(work -> {
                work.persons().add(some);
                return true;
            });
        }
    }

    /**
     * Puts those who have moved back to where they began: the fewer people there are, the farther each would go, and at
     * the end of the journey a turn costs less than on the way.
     */
    private void putBack(Transactions store, BitSet moved) {
        int[] numbers = moved.stream().toArray();
        for (int from = 0; from < numbers.length; from += 500) {
            Map<String, PersonState> begin = new HashMap<>();
            for (int number : Arrays.copyOfRange(numbers, from, Math.min(numbers.length, from + 500))) {
                begin.put(Load.name(number), placed(number));
            }
            store.inTransaction(work -> {
                List<Persons.Person> there = work.persons().lockById(begin.keySet()).values().stream()
                        .map(one -> new Persons.Person(one.id(), one.version(), one.address(), begin.get(one.id())))
                        .toList();
                work.persons().save(there);
                return true;
            });
        }
    }

    private PersonState placed(int number) {
        return crowd.get(number % crowd.size()).state();
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
