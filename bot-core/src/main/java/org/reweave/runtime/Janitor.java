package org.reweave.runtime;

import java.time.Duration;
import java.time.Instant;
import org.reweave.store.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forgets, once an hour, updates that were taken in so long ago that no platform delivers them again. */
public final class Janitor {
    private static final Logger LOG = LoggerFactory.getLogger(Janitor.class);
    private static final Duration REST = Duration.ofHours(1);
    private static final Backoff AFTER_FAILURE = new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(10));

    private final Transactions transactions;
    private final Duration retention;
    private final Loop loop;

    /** Makes a janitor that does nothing until it is started; updates are remembered for {@code retention}. */
    public Janitor(Transactions transactions, Timing timing, Duration retention) {
        this.transactions = transactions;
        this.retention = retention;
        this.loop = new Loop("janitor", timing, AFTER_FAILURE, this::pass);
    }

    /** Begins. */
    public void start() {
        loop.start();
    }

    private Instant pass(Instant now) {
        if (!loop.stopping()) {
            int forgotten = transactions.inTransaction(work -> work.inbox().forgetBefore(now.minus(retention)));
            LOG.debug("{} updates taken in before {} were forgotten", forgotten, now.minus(retention));
        }
        return now.plus(REST);
    }

    /** Ends within about the given real time. */
    public void stop(Duration within) {
        loop.stop(within);
    }
}
