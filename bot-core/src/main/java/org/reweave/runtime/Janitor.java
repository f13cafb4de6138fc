package org.reweave.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToIntBiFunction;
import org.reweave.engine.NudgeKind;
import org.reweave.store.Nudges.Nudge;
import org.reweave.store.Persons.Person;
import org.reweave.store.Transactions;
import org.reweave.store.Transactions.Work;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forgets, once an hour, what has been kept long enough: updates that no platform delivers again, failures nobody looked
 * into, messages to a platform that is not there any more, what was agreed to and taken back long ago, and people who were away for long, who are asked before.
 */
public final class Janitor {
    private static final Logger LOG = LoggerFactory.getLogger(Janitor.class);
    private static final Duration REST = Duration.ofHours(1);
    private static final Backoff AFTER_FAILURE = new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(10));
    /** Whoever delivers gives up what is too old and tells of it; this much later nobody does that, for the platform is gone. */
    private static final Duration NO_WAY_ANY_MORE = Duration.ofDays(1);

    private static final int AT_ONCE = 100;

    private final Transactions transactions;
    private final Retention retention;
    private final Consumer<Instant> onNudges;
    private final Loop loop;

    /**
     * Makes a janitor that does nothing until it is started.
     *
     * @param onNudges runs after people are to be asked, with the time they are (UTC)
     */
    public Janitor(Transactions transactions, Timing timing, Retention retention, Consumer<Instant> onNudges) {
        this.onNudges = onNudges;
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
            int forgotten = transactions.inTransaction(work -> work.inbox().forgetBefore(now.minus(retention.updates()))
                    + work.inbox().forgetParkedBefore(now.minus(retention.failures()))
                    + work.outbox()
                            .forgetBefore(now.minus(retention.undelivered()).minus(NO_WAY_ANY_MORE))
                    + work.consents().forgetEndedBefore(now.minus(retention.withdrawn()))
                    + work.nudges().forgetLateBefore(now.minus(retention.failures())));
            LOG.debug("{} updates, failures and the like were kept long enough and are forgotten", forgotten);
            int undecided = byAndBy(now, this::eraseUndecided);
            if (undecided > 0) {
                LOG.info("{} people who had not agreed that anything is kept of them were erased", undecided);
            }
            int asked = byAndBy(now, this::ask);
            if (asked > 0) {
                onNudges.accept(now);
            }
            int erased = byAndBy(now, this::erase);
            if (asked + erased > 0) {
                LOG.info("{} people who were away for long are asked, {} were erased", asked, erased);
            }
        }
        return now.plus(REST);
    }

    /** A hundred people a transaction, so that nobody who writes waits long for it. */
    private int byAndBy(Instant now, ToIntBiFunction<Work, Instant> step) {
        int all = 0;
        int some = AT_ONCE;
        while (some == AT_ONCE && !loop.stopping()) {
            some = transactions.inTransaction(work -> step.applyAsInt(work, now));
            all += some;
        }
        return all;
    }

    /** Nobody is told: they never agreed to be written to. */
    private int eraseUndecided(Work work, Instant now) {
        Instant seenBefore = now.minus(retention.undecided());
        List<String> people = work.persons().notAgreeing(seenBefore, AT_ONCE);
        erase(work, people, seenBefore, now);
        return people.size();
    }

    private int ask(Work work, Instant now) {
        List<String> people = work.persons().longAway(now.minus(retention.asked()), AT_ONCE);
        if (!people.isEmpty()) {
            work.persons().asked(people, now);
            work.nudges()
                    .put(people.stream()
                            .map(person -> new Nudge(person, NudgeKind.LONG_AWAY, 0, now))
                            .toList());
        }
        return people.size();
    }

    /** However long nobody ran this, whoever was asked has the whole time to answer. */
    private int erase(Work work, Instant now) {
        Instant seenBefore = now.minus(retention.erased());
        Instant askedBefore = now.minus(retention.erased().minus(retention.asked()));
        List<String> people = work.persons().unanswered(seenBefore, askedBefore, AT_ONCE);
        erase(work, people, seenBefore, now);
        return people.size();
    }

    private static void erase(Work work, List<String> people, Instant seenBefore, Instant now) {
        if (!people.isEmpty()) {
            for (Person person : work.persons().lockById(people).values()) {
                if (person.state().seen().isBefore(seenBefore)) {
                    work.persons().erase(person.id(), now);
                }
            }
        }
    }

    /** Ends within about the given real time. */
    public void stop(Duration within) {
        loop.stop(within);
    }
}
