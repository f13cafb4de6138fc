package org.reweave.bench;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.reweave.Shipped;
import org.reweave.engine.Effect;
import org.reweave.engine.Event;
import org.reweave.engine.NudgeKind;
import org.reweave.engine.PersonState;
import org.reweave.engine.Transition;
import org.reweave.message.Address;
import org.reweave.runtime.CompanionSettings;
import org.reweave.runtime.NudgeScheduler;
import org.reweave.runtime.Timing;
import org.reweave.runtime.TurnRunner;
import org.reweave.store.Nudges.Nudge;
import org.reweave.store.Persons.Person;
import org.reweave.store.Transactions;
import org.reweave.store.jdbc.SharedTables;

/**
 * The companion's own nudges: the shipped engine, turns and sealed states over the real store, with the usual settings.
 *
 * <p>The people stand all along the journey and have asked for a check-in at nine every day; the clock goes on from
 * nine o'clock on a Monday.
 */
final class ReweaveNudges implements Contender {
    private static final Instant MONDAY_AT_NINE = Instant.parse("2026-12-07T09:00:00Z");
    private static final int AT_ONCE = 500;

    private record Waiting(PersonState state, Effect.Arrange nudge) {}

    private final SharedTables tables;
    private final Transactions store;
    private final Transition<PersonState> engine = Shipped.engine();
    private final List<Waiting> waiting = new ArrayList<>();

    ReweaveNudges(SharedTables tables, Transactions store) {
        this.tables = tables;
        this.store = store;
        Instant sunday = MONDAY_AT_NINE.minus(Duration.ofHours(21));
        for (Crowd.Placed placed : Crowd.interleaved(300, sunday)) {
            wish(placed.state(), sunday.plusSeconds(3600)).ifPresent(waiting::add);
        }
        if (waiting.size() < 20) {
            throw new IllegalStateException("only " + waiting.size() + " of 300 have a check-in at nine");
        }
    }

    /** Somebody who asks for a check-in at nine, where that is what they then get. */
    private Optional<Waiting> wish(PersonState state, Instant now) {
        PersonState asked = engine.transition(said(state, now), event("every day at 9:00"), now)
                .next();
        Transition.Result<PersonState> agreed = engine.transition(asked, event("yes"), now);
        return agreed.effects().stream()
                .filter(Effect.Arrange.class::isInstance)
                .map(Effect.Arrange.class::cast)
                .filter(nudge -> nudge.kind() == NudgeKind.CHECK_IN
                        && nudge.due().equals(MONDAY_AT_NINE)
                        && nudges(agreed.next(), nudge))
                .map(nudge -> new Waiting(agreed.next(), nudge))
                .findFirst();
    }

    private PersonState said(PersonState state, Instant now) {
        return engine.transition(state, event("hello"), now).next();
    }

    private static Event event(String words) {
        return new Event.Said(words, Optional.empty());
    }

    private boolean nudges(PersonState state, Effect.Arrange nudge) {
        Event due = new Event.Due(List.of(new Event.Reminder(nudge.kind(), nudge.visit(), nudge.due())));
        List<Effect> effects = engine.transition(state, due, MONDAY_AT_NINE).effects();
        return effects.stream().anyMatch(Effect.Say.class::isInstance)
                && effects.stream().anyMatch(Effect.Arrange.class::isInstance);
    }

    @Override
    public String name() {
        return "reweave";
    }

    @Override
    public void planLater(int from, int to) {
        tables.fill(
                "insert into nudge (person, kind, visit, due_at) select 'later-' || x, 'CHECK_IN', 1,"
                        + " timestamp with time zone '2026-12-08 12:00:00+00' + x * interval '1' second from",
                from,
                to);
        tables.takeStock("nudge");
    }

    @Override
    public void planDue(int from, int to) {
        for (int first = from; first <= to; first += AT_ONCE) {
            List<Person> people = new ArrayList<>();
            List<Nudge> nudges = new ArrayList<>();
            for (int number = first; number <= Math.min(to, first + AT_ONCE - 1); number++) {
                Waiting one = waiting.get(number % waiting.size());
                String id = name() + "-" + number;
                people.add(new Person(id, 0, new Address("bench", id, id), one.state()));
                nudges.add(new Nudge(
                        id,
                        one.nudge().kind(),
                        one.nudge().visit(),
                        one.nudge().due(),
                        one.nudge().wall()));
            }
            store.inTransaction(work -> {
                work.persons().add(people);
                work.nudges().put(nudges);
                return true;
            });
        }
    }

    @Override
    public void schedule(int number) {
        Nudge nudge = new Nudge("new-" + number, NudgeKind.CHECK_IN, 1, MONDAY_AT_NINE.plus(Duration.ofDays(9)));
        store.inTransaction(work -> {
            work.nudges().put(List.of(nudge));
            return nudge;
        });
    }

    /** One look for what is due while nothing is. */
    boolean looksInVain() {
        return store.inTransaction(work ->
                work.nudges().due(MONDAY_AT_NINE.minus(Duration.ofDays(1)), 256).isEmpty());
    }

    @Override
    public Firings.Result fire(int count, Duration atMost) {
        Clock clock = Clock.offset(Clock.systemUTC(), Duration.between(Instant.now(), MONDAY_AT_NINE));
        Timing timing = Timing.of(clock);
        CompanionSettings usual = CompanionSettings.embedded();
        NudgeScheduler[] scheduler = new NudgeScheduler[1];
        TurnRunner runner = new TurnRunner(
                store,
                engine,
                (first, now) -> Shipped.newcomer(now),
                Shipped.handOver(),
                Shipped.groups(),
                timing,
                usual.turns(),
                () -> {},
                due -> scheduler[0].expect(due));
        Firings firings = new Firings(count);
        scheduler[0] = new NudgeScheduler(
                store, nudge -> noted(runner.fire(nudge), firings), timing, usual.nudgePoll(), usual.nudgesTogether());
        runner.start();
        scheduler[0].start();
        Firings.Result result = firings.await(atMost);
        scheduler[0].stop(Duration.ofSeconds(10));
        runner.stop(Duration.ofSeconds(10));
        return result;
    }

    private static CompletableFuture<Boolean> noted(CompletableFuture<Boolean> fired, Firings firings) {
        return fired.whenComplete((stood, failure) -> {
            if (Boolean.TRUE.equals(stood)) {
                firings.add();
            }
        });
    }
}
