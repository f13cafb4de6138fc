package org.reweave.bench;

import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import org.reweave.bench.Load.Measured;
import org.reweave.runtime.TurnCounts;
import org.reweave.runtime.TurnRunner;
import org.reweave.store.ShortIds;
import org.reweave.store.StoreSettings;
import org.reweave.store.jdbc.JdbcStore;
import org.reweave.store.jdbc.PlainJdbc;

/** One database with so many people: the runtime, with shared commits and without, beside plain JDBC, by turns. */
final class Contest implements AutoCloseable {
    /** Until what is hot has been compiled; a sixth of it leaves a third of the speed to come. */
    private static final Duration WARM_UP = Duration.ofSeconds(40);

    private static final int WARM_UP_SLICES = 20;
    private static final Duration WARM_UP_OF_PLAIN = Duration.ofSeconds(6);

    private final String name;
    private final int people;
    private final int lanes;
    private final Duration length;
    private final Placement placement;
    private final PlainJdbc plain;
    private final JdbcStore store;
    private final TurnRunner together;
    private final TurnRunner single;
    private final Load load;
    private final List<Measured> shared = new ArrayList<>();
    private final List<Measured> alone = new ArrayList<>();
    private double plainRates;
    private TurnCounts before = NONE;

    private static final TurnCounts NONE = new TurnCounts(0, 0, 0, 0, 0, 0);

    private Contest(String name, PlainJdbc plain, int people, int lanes, Duration length, Placement placement) {
        this.name = name;
        this.plain = plain;
        this.people = people;
        this.lanes = lanes;
        this.length = length;
        this.placement = placement;
        store = plain.store(new ShortIds(Clock.systemUTC(), new SecureRandom()));
        together = TurnBench.runner(store, lanes, 128);
        single = TurnBench.runner(store, 1, 1);
        load = new Load(people, TurnBench.WAITING, length);
    }

    /**
     * Settles the people in a new database and warms up.
     *
     * @param part how long each part of it lasts
     */
    static Contest open(String name, StoreSettings settings, int people, int lanes, Duration part, Placement placement)
            throws InterruptedException {
        Contest contest = new Contest(name, PlainJdbc.open(settings), people, lanes, part, placement);
        placement.settle(contest.store, people, Load::name);
        placement.settle(contest.store, people, Contest::plainName);
        contest.warmUp();
        return contest;
    }

    /** What one database showed with one number of people. */
    record Row(String name, int people, Measured shared, Measured alone, double plainRate) {}

    /** In slices, for the outbox is emptied between them as it is later between the parts. */
    private void warmUp() throws InterruptedException {
        Load slice = new Load(people, TurnBench.WAITING, WARM_UP.dividedBy(WARM_UP_SLICES));
        for (int number = 0; number < WARM_UP_SLICES; number++) {
            slice.on(together, "warm" + number);
            placement.putBack(store, slice.moved());
            plain.sent();
        }
        Shape shape =
                Shape.of(plain.sizes(), plain.sizes(), together.counts(), TurnBench.WAITING, Crowd.Besides.NOTHING);
        plainRun("w", shape, WARM_UP_OF_PLAIN);
        before = together.counts();
    }

    /** Measures a part of each. */
    void round(int round) throws InterruptedException {
        placement.putBack(store, load.moved());
        plain.sent();
        PlainJdbc.Sizes sizes = plain.sizes();
        TurnCounts counts = together.counts();
        shared.add(load.on(together, "shared" + round));
        TurnCounts done = since(counts, together.counts());
        BitSet moved = load.moved();
        int each = (int) Math.max(1, done.turns() / Math.max(1, moved.cardinality()));
        double group = (double) done.turns() / Math.max(1, done.commits());
        Shape shape = Shape.of(sizes, plain.sizes(), done, group, Crowd.besides(placement.crowd(), each));
        placement.putBack(store, moved);
        plain.sent();
        plainRates += plainRun("p" + round + "-", shape, length);
        plain.sent();
        alone.add(load.on(single, "alone" + round));
    }

    /** Prints what was measured. */
    Row row(PrintStream out) {
        TurnCounts all = since(before, together.counts());
        double perCommit = (double) all.turns() / Math.max(1, all.commits());
        Row row = new Row(name, people, Measured.of(shared), Measured.of(alone), plainRates / shared.size());
        String where = String.format("%-13s %,9d people   ", name, people);
        out.printf("%s%s   %.0f turns a commit%n", where, row.shared().line(), perCommit);
        out.printf("%s%s   a commit each%n", where, row.alone().line());
        out.printf("%s%8.0f turns/s   plain JDBC in the same groups%n", where, row.plainRate());
        long kilobytes = store.status().bytes() / 1024;
        out.printf("%sdatabase %,d KB, %.1f KB a person%n", where, kilobytes, (double) kilobytes / people);
        return row;
    }

    private static TurnCounts since(TurnCounts before, TurnCounts after) {
        return new TurnCounts(after.turns() - before.turns(), 0, after.commits() - before.commits(), 0, 0, 0);
    }

    private double plainRun(String run, Shape shape, Duration length) throws InterruptedException {
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
                    plain.run(turns, Instant.now());
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        return Arrays.stream(done).sum() / ((System.nanoTime() - begin) / 1e9);
    }

    /** Plain JDBC has people of its own, for what it writes is not sealed with anybody's key. */
    private static String plainName(int number) {
        return PlainJdbc.OWN_PEOPLE + number;
    }

    @Override
    public void close() {
        together.stop(Duration.ofSeconds(5));
        single.stop(Duration.ofSeconds(5));
        plain.close();
    }
}
