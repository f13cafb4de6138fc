package org.reweave.store.jdbc;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.reweave.store.StoreException;

/**
 * Lets all threads that wait for the disk at the same moment share one sync.
 *
 * <p>Whoever asks while none is under way leads: it syncs for itself and for everybody who asked before it began. Those
 * who ask in the meantime wait, and one of them leads the next. After a sync that failed nothing is known of the file
 * any more, so every later one fails too.
 */
final class SharedSync {
    private final Runnable sync;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition ended = lock.newCondition();
    private long asked;
    private long synced;
    private boolean underWay;
    private @Nullable RuntimeException failure;

    SharedSync(Runnable sync) {
        this.sync = sync;
    }

    /**
     * Returns when a sync that began after this call has succeeded, however often the thread is interrupted meanwhile.
     *
     * @throws StoreException when it failed, or an earlier one did
     */
    void await() {
        lock.lock();
        try {
            long mine = ++asked;
            while (synced < mine) {
                if (failure != null) {
                    throw new StoreException(
                            "The database could not be written to disk, and takes nothing more until Reweave is started"
                                    + " again. Check the disk first: is it full, or failing?",
                            failure);
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

    private void lead() {
        long covered = asked;
        underWay = true;
        lock.unlock();
        RuntimeException thrown = null;
        try {
            sync.run();
        } catch (RuntimeException e) {
            thrown = e;
        } finally {
            lock.lock();
            underWay = false;
            if (thrown == null) {
                synced = covered;
            } else {
                failure = thrown;
            }
            ended.signalAll();
        }
    }
}
