package org.reweave.runtime;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.BiFunction;
import org.reweave.runtime.PersonTurns.Outcome;
import org.reweave.store.StoreException;
import org.reweave.store.Transactions;
import org.reweave.store.Transactions.Work;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs turns in one transaction and, once it is on disk, tells everybody who waits for that. */
final class TurnCommitter {
    private static final Logger LOG = LoggerFactory.getLogger(TurnCommitter.class);

    /** Hears of commits. */
    @FunctionalInterface
    interface Committed {
        void committed(Outcome outcome);
    }

    private final Transactions transactions;
    private final PersonTurns turns;
    private final GroupTurns groups;
    private final Clock clock;
    private final TurnMeter meter;
    private final Pseudonyms pseudonyms;
    private final Committed committed;

    TurnCommitter(
            Transactions transactions,
            PersonTurns turns,
            GroupTurns groups,
            Clock clock,
            TurnMeter meter,
            Pseudonyms pseudonyms,
            Committed committed) {
        this.transactions = transactions;
        this.turns = turns;
        this.groups = groups;
        this.clock = clock;
        this.meter = meter;
        this.pseudonyms = pseudonyms;
        this.committed = committed;
    }

    /** Runs turns of one kind, all or none of them; throws what the transaction threw. */
    void commit(List<Turn> batch) {
        if (batch.get(0) instanceof Turn.Heard) {
            List<Turn.Heard> heard = batch.stream().map(Turn.Heard.class::cast).toList();
            transact((work, now) -> turns.hear(work, heard, now));
        } else if (batch.get(0) instanceof Turn.InGroup inGroup) {
            transact((work, now) -> groups.hear(work, inGroup, now));
        } else if (batch.get(0) instanceof Turn.Fired fired && fired.ofGroup()) {
            transact((work, now) -> groups.fire(work, fired, now));
        } else {
            List<Turn.Fired> fired = batch.stream().map(Turn.Fired.class::cast).toList();
            transact((work, now) -> turns.fire(work, fired, now));
        }
    }

    private void transact(BiFunction<Work, Instant, Outcome> turn) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Outcome outcome = transactions.inTransaction(work -> turn.apply(work, now));
        meter.committed(outcome);
        outcome.tell().forEach(Runnable::run);
        committed.committed(outcome);
    }

    /**
     * Puts a turn aside for good, with a word to the person where the engine has one to give. When even that fails, the
     * turn is given back to whoever handed it over.
     *
     * @throws StoreException when the store is away; the turn still waits then
     */
    void putAside(Turn turn, Throwable failure) {
        if (putAside(turn, failure, true) || putAside(turn, failure, false)) {
            meter.parked();
            return;
        }
        meter.refused();
        turn.refuse(new StoreException("a turn failed and could not be put aside; hand it over again", failure));
    }

    private boolean putAside(Turn turn, Throwable failure, boolean apologise) {
        String reason = Failure.kind(failure);
        try {
            if (turn instanceof Turn.Heard heard) {
                transact((work, now) -> turns.putAside(work, heard, reason, apologise, now));
            } else if (turn instanceof Turn.InGroup inGroup) {
                transact((work, now) -> groups.putAside(work, inGroup, reason, now));
            } else if (turn instanceof Turn.Fired fired && fired.ofGroup()) {
                transact((work, now) -> groups.putAside(work, fired, reason, now));
            } else if (turn instanceof Turn.Fired fired) {
                transact((work, now) -> turns.putAside(work, fired, reason, now));
            }
            LOG.error("a turn of {} failed for good ({}); it was put aside", called(turn), Failure.describe(failure));
            return true;
        } catch (RuntimeException | Error second) {
            throwIfAway(second);
            LOG.error(
                    "putting a failed turn aside failed too ({}); {}",
                    Failure.describe(second),
                    apologise ? "it is tried without a word to the person" : "the turn is given back");
            return false;
        }
    }

    /** What whoever's turn it is is called in the log. */
    String called(Turn turn) {
        return pseudonyms.of(turn.whose());
    }

    /** Throws the failure on when the store does not even answer a simple question, so that the failure is its own. */
    void throwIfAway(Throwable failure) {
        if (failure instanceof StoreException away) {
            try {
                transactions.inTransaction(work -> work.inbox().parked(1));
            } catch (StoreException stillAway) {
                away.addSuppressed(stillAway);
                throw away;
            }
        }
    }
}
