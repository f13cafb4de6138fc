package org.reweave.runtime;

import java.time.Duration;
import java.time.Instant;
import org.reweave.store.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets, once an hour, what has been kept long enough: updates that no platform delivers again, and failures nobody
 * looked into.
 */
public final class Janitor {
    private static final Logger LOG = LoggerFactory.getLogger(Janitor.class);
    private static final Duration REST = Duration.ofHours(1);
    private static final Backoff AFTER_FAILURE = new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(10));

    private final Transactions transactions;
    private final Duration updatesKept;
    private final Duration parkedKept;
    private final Loop loop;

    /**
     * Makes a janitor that does nothing until it is started.
     *
     * @param updatesKept how long an update is remembered
     * @param parkedKept how long it is kept that an update failed for good
     */
    public Janitor(Transactions transactions, Timing timing, Duration updatesKept, Duration parkedKept) {
        this.transactions = transactions;
        this.updatesKept = updatesKept;
        this.parkedKept = parkedKept;
        this.loop = new Loop("janitor", timing, AFTER_FAILURE, this::pass);
    }

    /** Begins. */
    public void start() {
        loop.start();
    }

    private Instant pass(Instant now) {
        if (!loop.stopping()) {
            int forgotten = transactions.inTransaction(work -> work.inbox().forgetBefore(now.minus(updatesKept))
                    + work.inbox().forgetParkedBefore(now.minus(parkedKept)));
            LOG.debug("{} updates were kept long enough and are forgotten", forgotten);
        }
        return now.plus(REST);
    }

    /** Ends within about the given real time. */
    public void stop(Duration within) {
        loop.stop(within);
    }
}
