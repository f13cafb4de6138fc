package org.reweave.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that makes a pass over its work, then rests until it is woken or until the time the pass named.
 *
 * <p>A pass that throws is made again after a back-off, during which nothing but stopping wakes the thread; it never
 * ends because of a failure.
 */
final class Loop {
    private static final Logger LOG = LoggerFactory.getLogger(Loop.class);

    /** One look at the work. */
    @FunctionalInterface
    interface Pass {
        /** Does what can be done now, and says when to look again (UTC) where nobody wakes the loop before. */
        Instant run(Instant now);
    }

    private final Timing timing;
    private final Timing.Alarm alarm;
    private final Backoff backoff;
    private final Pass pass;
    private final Thread thread;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean stopping;

    Loop(String name, Timing timing, Backoff backoff, Pass pass) {
        this.timing = timing;
        this.alarm = timing.alarm();
        this.backoff = backoff;
        this.pass = pass;
        this.thread = new Thread(this::run, name);
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    void wake() {
        alarm.ring();
    }

    boolean started() {
        return thread.getState() != Thread.State.NEW;
    }

    boolean stopping() {
        return stopping;
    }

    /**
     * Makes one last pass and ends, within the given real time. Says whether it did; when not, it is left alone, for a
     * thread that is interrupted inside an embedded database may close its file under everybody.
     */
    boolean stop(Duration within) {
        stopping = true;
        alarm.ring();
        if (!started()) {
            return true;
        }
        try {
            return ended.await(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void run() {
        try {
            int failures = 0;
            while (!stopping) {
                failures = once(failures);
            }
            once(0);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            ended.countDown();
        }
    }

    /** One pass and the rest after it; returns how many failed running. */
    private int once(int failures) throws InterruptedException {
        try {
            Instant begin = timing.clock().instant();
            Instant next = pass.run(begin);
            if (!stopping) {
                alarm.await(begin, next);
            }
            return 0;
        } catch (RuntimeException | Error failure) {
            Duration rest = backoff.after(failures + 1, ThreadLocalRandom.current());
            LOG.warn(
                    "{} failed ({}); {}",
                    thread.getName(),
                    Failure.describe(failure),
                    stopping ? "it is stopping" : "the next try is in " + rest.toMillis() + " ms");
            rest(rest);
            return failures + 1;
        }
    }

    private void rest(Duration rest) throws InterruptedException {
        Instant begin = timing.clock().instant();
        Instant until = begin.plus(rest);
        for (Instant now = begin;
                !stopping && now.isBefore(until) && !now.isBefore(begin);
                now = timing.clock().instant()) {
            alarm.await(begin, until);
        }
    }
}
