package org.reweave.runtime;

import java.util.concurrent.atomic.LongAdder;

/** Counts what becomes of turns; any thread may count and read. */
final class TurnMeter {
    private final LongAdder turns = new LongAdder();
    private final LongAdder duplicates = new LongAdder();
    private final LongAdder commits = new LongAdder();
    private final LongAdder retries = new LongAdder();
    private final LongAdder parked = new LongAdder();
    private final LongAdder refused = new LongAdder();

    void committed(PersonTurns.Outcome outcome) {
        commits.increment();
        turns.add(outcome.tell().size());
        duplicates.add(outcome.duplicates());
    }

    void retried() {
        retries.increment();
    }

    void parked() {
        parked.increment();
    }

    void refused() {
        refused.increment();
    }

    TurnCounts counts() {
        return new TurnCounts(turns.sum(), duplicates.sum(), commits.sum(), retries.sum(), parked.sum(), refused.sum());
    }
}
