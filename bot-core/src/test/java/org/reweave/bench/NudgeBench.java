package org.reweave.bench;

import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.reweave.store.ShortIds;
import org.reweave.store.StoreSettings;
import org.reweave.store.jdbc.JdbcStore;
import org.reweave.store.jdbc.SharedTables;

/**
 * Nudges planned and fired a second, with very many planned for later, beside db-scheduler and Quartz on the same database
 * in the same run.
 *
 * <p>Each fires what it warms up with first, uncounted and for as long as the others, and then all of another set that is due
 * at the same moment.
 */
final class NudgeBench {
    private static final int FEW = 1_000;
    private static final int SCHEDULING_THREADS = 16;
    private static final int LOOKS = 1_500;
    private static final int SERIES = 30;
    /** More than the companion takes; it fires all. */
    private static final Duration ENOUGH = Duration.ofMinutes(30);
    /** How many messages a second go out on a platform at most: the pace of Telegram's adapter. */
    private static final double PLATFORM_RATE = 28;

    private final PrintStream out;
    private final Verdicts verdicts;
    private final int future;
    private final int due;
    private final int warmUp;
    private final Duration patience;
    private final Duration scheduling;
    private final long begin = System.nanoTime();

    /**
     * Prepares a run.
     *
     * @param future how many are planned for later
     * @param due how many are due at once
     * @param patience how long each of the others may fire; the companion fires all
     */
    NudgeBench(PrintStream out, Verdicts verdicts, int future, int due, Duration patience) {
        this.out = out;
        this.verdicts = verdicts;
        this.future = future;
        this.due = due;
        this.warmUp = Math.max(1_000, due / 2);
        this.patience = patience;
        this.scheduling = patience.dividedBy(4);
    }

    /** Measures on one database. */
    void on(String database, StoreSettings settings) throws InterruptedException {
        try (SharedTables tables = SharedTables.open(settings)) {
            JdbcStore store = tables.store(new ShortIds(Clock.systemUTC(), new SecureRandom()));
            ReweaveNudges ours = new ReweaveNudges(tables, store);
            OtherWork work = new OtherWork(tables);
            DbSchedulerNudges dbScheduler = new DbSchedulerNudges(work);
            QuartzNudges quartz = new QuartzNudges(work);
            looks(database, ours, tables);
            for (Contender contender : List.of(ours, dbScheduler, quartz)) {
                plan(database, contender);
            }
            for (Contender contender : List.of(ours, dbScheduler, quartz)) {
                schedule(database, contender);
            }
            int before = warmUp(database, ours);
            work.measureItself();
            Firings.Result second = fire(database, dbScheduler, tables, warmUp(database, dbScheduler));
            Firings.Result first = fire(database, ours, tables, before);
            Firings.Result third = fire(database, quartz, tables, warmUp(database, quartz));
            quartz.close();
            judge(database, first, Math.max(second.rate(), third.rate()));
        }
    }

    private void say(String database, String what) {
        out.printf("%4d s  %-10s %s%n", (System.nanoTime() - begin) / 1_000_000_000, database, what);
    }

    /** The cost of a look while nothing is due, with few planned and then with all. */
    private void looks(String database, ReweaveNudges ours, SharedTables tables) {
        ours.planLater(1, FEW);
        tables.writeOut();
        median(ours);
        double few = median(ours);
        say(database, "plans " + String.format("%,d", future) + " for later: reweave");
        ours.planLater(FEW + 1, future);
        tables.writeOut();
        median(ours);
        double many = median(ours);
        out.printf(
                "%-18s a look with nothing due: %.0f microseconds with %,d planned, %.0f with %,d%n",
                database, few, FEW, many, future);
        verdicts.atMost(
                String.format("%s: a look with nothing due, %,d planned against %,d", database, future, FEW),
                many / few,
                1.3);
    }

    /**
     * The least of some medians over a few seconds, for something else on the machine makes looks longer and never shorter. A
     * server that was just given a million rows is such a thing: it counts and vacuums them for a second or two.
     */
    private static double median(ReweaveNudges ours) {
        return IntStream.range(0, SERIES)
                .mapToDouble(series -> medianOfSeries(ours))
                .min()
                .orElseThrow();
    }

    private static double medianOfSeries(ReweaveNudges ours) {
        long[] nanos = new long[LOOKS];
        for (int i = 0; i < LOOKS; i++) {
            long start = System.nanoTime();
            if (!ours.looksInVain()) {
                throw new IllegalStateException("something is due");
            }
            nanos[i] = System.nanoTime() - start;
        }
        Arrays.sort(nanos);
        return nanos[LOOKS / 2] / 1e3;
    }

    private void plan(String database, Contender contender) {
        if (!(contender instanceof ReweaveNudges)) {
            say(database, "plans " + String.format("%,d", future) + " for later: " + contender.name());
            contender.planLater(1, future);
        }
        say(database, "plans " + String.format("%,d", due + warmUp) + " that are due: " + contender.name());
        contender.planDue(1, warmUp);
    }

    private void schedule(String database, Contender contender) throws InterruptedException {
        AtomicInteger number = new AtomicInteger();
        long end = System.nanoTime() + scheduling.toNanos();
        long start = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < SCHEDULING_THREADS; i++) {
            threads.add(new Thread(() -> {
                while (System.nanoTime() < end) {
                    contender.schedule(number.getAndIncrement());
                }
            }));
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        double rate = number.get() / ((System.nanoTime() - start) / 1e9);
        out.printf("%-10s %-13s %8.0f planned/s, one at a time, each on disk%n", database, contender.name(), rate);
    }

    /**
     * Fires, as often as it takes, sets of people for half as long as is measured: what is hot is compiled by then, and a quick
     * one fires more of them.
     *
     * @return how many people there are
     */
    private int warmUp(String database, Contender contender) {
        say(database, "fires what it warms up with: " + contender.name());
        Duration left = patience.dividedBy(2);
        int people = warmUp;
        while (true) {
            Firings.Result fired = contender.fire(warmUp, contender instanceof ReweaveNudges ? ENOUGH : left);
            left = left.minusMillis((long) (fired.seconds() * 1e3));
            if (left.isNegative() || !fired.all()) {
                return people;
            }
            contender.planDue(people + 1, people + warmUp);
            people += warmUp;
        }
    }

    private Firings.Result fire(String database, Contender contender, SharedTables tables, int before) {
        boolean ours = contender instanceof ReweaveNudges;
        contender.planDue(before + 1, before + due);
        tables.change("delete from outbox");
        tables.takeStock("outbox");
        tables.writeOut();
        say(database, "fires " + String.format("%,d", due) + " that are due: " + contender.name());
        Firings.Result result = contender.fire(due, ours ? ENOUGH : patience);
        out.printf("%-10s %-13s %s%n", database, contender.name(), result.line());
        if (ours) {
            long messages = tables.number("select count(*) from outbox");
            long next = tables.number("select count(*) from nudge where person like 'reweave-%'");
            verdicts.atMost(database + ": messages too few or too many", Math.abs(messages - due), 0);
            verdicts.atMost(database + ": next nudges too few or too many", Math.abs(next - due - before), 0);
        }
        return result;
    }

    private void judge(String database, Firings.Result ours, double better) {
        verdicts.atLeast(database + ": fired a second against the better of the two", ours.rate() / better, 3);
        verdicts.atMost(
                database + ": lag p99 against what a platform's rate needs",
                ours.p99().toMillis() / 1e3 / (0.99 * due / PLATFORM_RATE),
                1);
    }
}
