package org.reweave.discord;

import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does things a little later, on threads of its own. Once stopped it does nothing more. */
final class Later {
    private static final Logger LOG = LoggerFactory.getLogger(Later.class);

    private final ScheduledThreadPoolExecutor threads;

    private Later(String name, int count) {
        threads = new ScheduledThreadPoolExecutor(count, work -> {
            Thread thread = new Thread(work, name);
            thread.setDaemon(true);
            return thread;
        });
        threads.setRemoveOnCancelPolicy(true);
    }

    /** For what may wait for Discord: connecting, and looking chats through. */
    static Later patient() {
        return new Later("discord", 2);
    }

    /** For what has to be done in time, and never waits for anything itself. */
    static Later punctual() {
        return new Later("discord-in-time", 1);
    }

    /** Does something after so many milliseconds; false where nothing more is done. */
    boolean in(long millis, Runnable what) {
        try {
            Future<?> done = threads.schedule(() -> safely(what), millis, TimeUnit.MILLISECONDS);
            return !done.isCancelled();
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    private static void safely(Runnable what) {
        try {
            what.run();
        } catch (RuntimeException e) {
            LOG.error(
                    "something went wrong in the background ({})", e.getClass().getName());
        }
    }

    void stop() {
        threads.shutdownNow();
    }
}
