package org.reweave.store.jdbc;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.reweave.store.StoreException;

/**
 * Lets all threads that wait for the disk at the same moment share one sync.
 *
 * <p>Whoever waits while none is under way leads: it syncs for itself and for everybody who asked before the writing began,
 * which can be a while after it was told to. Those who ask later wait, and one of them leads the next. After a sync that
 * failed nothing is known of the file any more, so every later one fails too.
 */
final class SharedSync {
    private final Sync sync;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private long asked;
    private long covered;
    private long synced;
    private boolean underWay;
    private @Nullable Throwable failure;

    /** Writes and syncs. */
    @FunctionalInterface
    interface Sync {
        /**
         * Writes everything there is.
         *
         * @param begins to be called once the writing begins: what is there by then is written
         */
        void run(Runnable begins);
    }

    SharedSync(Sync sync) {
        this.sync = sync;
    }

    /** Asks for a sync; the number to {@linkplain #await wait} with. */
    long ask() {
        lock.lock();
        try {
            return ++asked;
        } finally {
            lock.unlock();
        }
    }

    /**
     * Returns when a sync whose writing began after that number was given out has succeeded, however often the thread is
     * interrupted meanwhile.
     *
     * @throws StoreException when it failed, or an earlier one did
     */
    void await(long mine) {
        lock.lock();
        try {
            while (synced < mine) {
                if (failure != null) {
                    throw failed(failure);
                }
                if (underWay) {
                    ended.awaitUninterruptibly();
                } else {
                    lead();
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /** Says that nothing more is written, and what to do. */
    static StoreException failed(Throwable why) {
        return new StoreException(
                "The database could not be written to disk, and takes nothing more until Reweave is started again."
                        + " Check the disk first: is it full, or failing?",
                why);
    }

    private void lead() {
        underWay = true;
        lock.unlock();
        Throwable thrown = null;
        try {
            sync.run(this::cover);
        } catch (RuntimeException | Error e) {
            thrown = e;
        }
        lock.lock();
        underWay = false;
        if (thrown == null) {
            synced = covered;
        } else {
            failure = thrown;
        }
        ended.signalAll();
    }

    private void cover() {
        lock.lock();
        try {
            covered = asked;
        } finally {
            lock.unlock();
        }
    }
}
