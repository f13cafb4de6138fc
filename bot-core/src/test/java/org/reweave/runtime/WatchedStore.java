package org.reweave.runtime;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.Predicate;
import org.reweave.store.StoreException;
import org.reweave.store.Transactions;

/** A store that can be waited on, counted, and taken away. */
public final class WatchedStore implements Transactions {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    /** What is counted after a commit is not a change of the store, so it is looked at again even when nothing happens. */
    private static final long LOOK_AGAIN_MILLIS = 5;

    /** Runs in the transaction before the work. */
    @FunctionalInterface
    public interface Before {
        void begin();
    }

    private final Transactions store;
    private final AtomicInteger tries = new AtomicInteger();
    private volatile Before before = () -> {};
    private volatile Before after = () -> {};
    private long changes;

    public WatchedStore(Transactions store) {
        this.store = store;
    }

    @Override
    public <T> T inTransaction(Function<Work, T> work) {
        tries.incrementAndGet();
        try {
            before.begin();
            return store.inTransaction(inside -> {
                T result = work.apply(inside);
                after.begin();
                return result;
            });
        } finally {
            changed();
        }
    }

    /** Runs before every transaction from now on; what it throws, the transaction throws. */
    public void before(Before newBefore) {
        before = newBefore;
    }

    /** Runs at the end of every transaction from now on, before the commit; what it throws undoes the transaction. */
    public void after(Before newAfter) {
        after = newAfter;
    }

    /** Every transaction fails from now on. */
    public void takeAway() {
        before = () -> {
            throw new StoreException("the store is away", new IllegalStateException());
        };
    }

    /** Transactions work again. */
    public void bringBack() {
        before = () -> {};
    }

    /** How often a transaction was begun, or tried to. */
    public int tries() {
        return tries.get();
    }

    private synchronized void changed() {
        changes++;
        notifyAll();
    }

    /** Waits until this holds in the store; it is asked again after every transaction of anybody. */
    public void awaitThat(Predicate<Work> holds) {
        awaitUntil(() -> store.inTransaction(holds::test));
    }

    /** Waits until this holds; it is asked again after every transaction of anybody, and now and then besides. */
    public synchronized void awaitUntil(BooleanSupplier holds) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!holds.getAsBoolean()) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                throw new AssertionError("waited for " + PATIENCE + ", after " + changes + " transactions in vain");
            }
            awaitChange();
        }
    }

    /** Waits for the next transaction, but never for long. */
    public synchronized void awaitChange() {
        try {
            wait(LOOK_AGAIN_MILLIS);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Reads the store. */
    public <T> T read(Function<Work, T> reading) {
        return store.inTransaction(reading);
    }
}
