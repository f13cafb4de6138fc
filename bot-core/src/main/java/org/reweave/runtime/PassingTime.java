package org.reweave.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.reweave.store.Nudges.Nudge;
import org.reweave.store.Transactions;

/**
 * Lets time pass for a companion that goes by a {@link MovableClock}: from one thing that is due to the next, each done before
 * the clock goes on, so that everything comes at its time however slow the machine is.
 */
public final class PassingTime {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(1);
    /** Short, so that what is done meanwhile in real time has not long become too late. */
    private static final Duration STRIDE = Duration.ofSeconds(1);

    private static final Duration MOMENT = Duration.ofSeconds(3);

    private final Transactions store;
    private final MovableClock clock;
    private final String platform;
    private final Duration patience;
    private final BooleanSupplier alsoBusy;

    /**
     * Time for the companion on this store and clock, which speaks on this platform; {@code patience} is how long, in real time,
     * it may be at work.
     */
    public PassingTime(Transactions store, MovableClock clock, String platform, Duration patience) {
        this(store, clock, platform, patience, () -> false);
    }

    private PassingTime(
            Transactions store, MovableClock clock, String platform, Duration patience, BooleanSupplier alsoBusy) {
        this.platform = platform;
        this.store = store;
        this.clock = clock;
        this.patience = patience;
        this.alsoBusy = alsoBusy;
    }

    /** The same, where something is under way for as long as this says so, too. */
    public PassingTime busyWhile(BooleanSupplier busy) {
        return new PassingTime(store, clock, platform, patience, busy);
    }

    /**
     * Waits until nothing that is due is under way, and nothing waits to be sent. For what waits only a moment for its time the
     * clock goes on.
     *
     * @throws IllegalStateException when that takes longer than there is patience for
     */
    public void settle() {
        await(() -> done(false), this::aMoment);
    }

    /** Goes on to when something may be sent, where that is soon and nothing else is under way. */
    private void aMoment() {
        if (done(true)) {
            Instant now = clock.instant();
            store.inTransaction(work -> work.outbox().nextDue(platform))
                    .filter(due -> due.isAfter(now) && !due.isAfter(now.plus(MOMENT)))
                    .ifPresent(due -> clock.move(Duration.between(now, due)));
        }
    }

    private boolean done(boolean unsent) {
        return !alsoBusy.getAsBoolean()
                && store.inTransaction(
                        work -> work.nudges().due(clock.instant(), 1).isEmpty()
                                && (unsent || work.outbox().waiting() == 0));
    }

    /** Moves the clock on by so much, and waits for everything that is due on the way until it is done and was sent. */
    public void move(Duration by) {
        settle();
        move(by, this::settle);
    }

    /** The same, while nothing can be sent: what is said on the way waits. */
    public void pass(Duration by) {
        move(by, () -> await(() -> done(true), () -> {}));
    }

    private void move(Duration by, Runnable settled) {
        Instant goal = clock.instant().plus(by);
        while (clock.instant().isBefore(goal)) {
            Instant next = nextDue(goal);
            if (next.isAfter(clock.instant())) {
                clock.move(Duration.between(clock.instant(), next));
            }
            settled.run();
        }
    }

    /** What has become due by now, since it was last waited for, comes before what will be. */
    private Instant nextDue(Instant goal) {
        return store.inTransaction(work -> work.nudges().due(goal, 1)).stream()
                .map(Nudge::due)
                .findFirst()
                .orElse(goal);
    }

    /**
     * Moves the clock on in short strides until something is so; for what is put off and tried again, which {@link #settle}
     * would wait for while the clock stands still.
     *
     * @throws IllegalStateException when that takes longer than there is patience for
     */
    public void moveUntil(BooleanSupplier so) {
        await(so, () -> clock.move(STRIDE));
    }

    /**
     * The same, where the clock moves on only to when a post in a group comes that waits for its time; for what comes while
     * something else is put off.
     *
     * @throws IllegalStateException when that takes longer than there is patience for
     */
    public void postUntil(BooleanSupplier so) {
        await(so, () -> {
            Instant now = clock.instant();
            store.inTransaction(work -> work.outbox().nextPost(platform, now))
                    .ifPresent(due -> clock.move(Duration.between(now, due)));
        });
    }

    private void await(BooleanSupplier so, Runnable meanwhile) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!so.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("not done within " + patience + ": " + underWay());
            }
            meanwhile.run();
            LockSupport.parkNanos(LOOK_AGAIN.toNanos());
        }
    }

    private String underWay() {
        return store.inTransaction(work -> work.nudges().due(clock.instant(), 9).size() + " due and "
                + work.outbox().waiting() + " to be sent at " + clock.instant());
    }
}
