package org.reweave.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reweave.engine.Noted.MONDAY;
import static org.reweave.engine.Noted.at;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.reweave.Shipped;
import org.reweave.engine.Noted;
import org.reweave.engine.NudgeKind;
import org.reweave.message.OutboundMessage;
import org.reweave.message.RichText;
import org.reweave.rhythm.WallTime;
import org.reweave.spi.Delivery;
import org.reweave.store.Nudges.Nudge;
import org.reweave.store.Outbox.Draft;
import org.reweave.store.Outbox.Priority;
import org.reweave.store.Persons.Person;

/** Somebody sets the clock of the machine while check-ins are planned: the shipped engine, turns, the scheduler and the relay. */
@ParameterizedClass
@EnumSource(StoreKind.class)
final class ClockSetTest extends RuntimeCase {
    private static final String ANA = "ana";

    private final List<Runnable> stops = new ArrayList<>();
    private final FakeAdapter adapter = new FakeAdapter("fake");

    ClockSetTest(StoreKind kind) {
        super(kind);
    }

    @AfterEach
    void stop_what_was_started() {
        stops.forEach(Runnable::run);
    }

    /** Somebody with a check-in at eight in the evening, at noon. */
    private void start() {
        Noted noted = Noted.asked("every day at 20:00");
        Instant due = noted.due(NudgeKind.CHECK_IN);
        int visit = noted.state().reminders().arranged().get(NudgeKind.CHECK_IN).visit();
        WallTime wall = WallTime.of(due, Noted.BERLIN);
        store.inTransaction(work -> {
            work.persons().add(List.of(new Person(ANA, 0, address(ANA), noted.state())));
            work.nudges().put(List.of(new Nudge(ANA, NudgeKind.CHECK_IN, visit, due, Optional.of(wall))));
            return true;
        });
        clock.move(Duration.between(clock.instant(), at(MONDAY, 12, 0)));
        go();
    }

    private void go() {
        NudgeScheduler[] scheduler = new NudgeScheduler[1];
        OutboxRelay relay = new OutboxRelay(store, List.of(adapter), clock, RelaySettings.usual(true), missed -> {});
        TurnRunner runner = new TurnRunner(
                store,
                Shipped.engine(),
                (first, now) -> Shipped.newcomer(now),
                Shipped.handOver(),
                Shipped.groups(),
                clock,
                TurnSettings.lanes(2),
                relay::wake,
                next -> scheduler[0].expect(next));
        scheduler[0] = new NudgeScheduler(store, runner::fire, clock, Duration.ofMinutes(1), 16);
        runner.start();
        scheduler[0].start();
        relay.start();
        stops.add(() -> {
            scheduler[0].stop(SOON);
            runner.stop(SOON);
            relay.stop(SOON);
        });
    }

    private void awaitDue(Instant due) {
        store.awaitThat(
                work -> work.nudges().of(ANA).stream().map(Nudge::due).toList().equals(List.of(due)));
    }

    private void set(Instant to) {
        clock.move(Duration.between(clock.instant(), to));
    }

    @Test
    void days_ahead_and_back_it_comes_at_its_time_once() {
        start();
        set(at(MONDAY.plusDays(9), 12, 0));
        awaitDue(at(MONDAY.plusDays(9), 20, 0));

        set(at(MONDAY, 12, 30));
        awaitDue(at(MONDAY, 20, 0));
        assertThat(adapter.attempts()).isEmpty();

        set(at(MONDAY, 20, 0));
        awaitDue(at(MONDAY.plusDays(1), 20, 0));
        store.awaitThat(work -> work.outbox().waiting() == 0);
        assertThat(adapter.attempts()).hasSize(1);
    }

    /** A machine that was a month ahead is stopped, its clock is set, and it is started again. */
    @Test
    void what_was_planned_by_a_clock_that_was_ahead_is_planned_anew_at_a_start() {
        start();
        set(at(MONDAY.plusDays(31), 12, 0));
        awaitDue(at(MONDAY.plusDays(31), 20, 0));
        stops.remove(0).run();

        set(at(MONDAY, 12, 30));
        go();
        awaitDue(at(MONDAY, 20, 0));
        assertThat(adapter.attempts()).isEmpty();

        set(at(MONDAY, 20, 0));
        awaitDue(at(MONDAY.plusDays(1), 20, 0));
    }

    @Test
    void hours_back_what_came_does_not_come_again_and_the_next_does() {
        start();
        set(at(MONDAY, 20, 0));
        awaitDue(at(MONDAY.plusDays(1), 20, 0));
        store.awaitThat(work -> work.outbox().waiting() == 0);

        set(at(MONDAY, 15, 0));
        set(at(MONDAY, 20, 30));
        set(at(MONDAY.plusDays(1), 20, 0));
        awaitDue(at(MONDAY.plusDays(2), 20, 0));
        store.awaitThat(work -> work.outbox().waiting() == 0);

        assertThat(adapter.attempts()).hasSize(2);
    }

    @Test
    void what_was_put_off_by_a_clock_that_was_ahead_goes_out_when_it_is_set_back() {
        Instant ahead = START.plus(Duration.ofDays(1));
        adapter.answers(attempt -> clock.instant().equals(ahead)
                ? new Delivery.Retry(Duration.ofHours(1))
                : new Delivery.Delivered(Optional.empty()));
        set(ahead);
        Draft reply = new Draft(ANA, address(ANA), Priority.REPLY, OutboundMessage.saying(RichText.plain("yes")));
        store.inTransaction(work -> {
            work.outbox().add(List.of(reply), clock.instant());
            return reply;
        });
        OutboxRelay relay = new OutboxRelay(store, List.of(adapter), clock, RelaySettings.usual(true), due -> {});
        stops.add(() -> relay.stop(SOON));
        relay.start();
        adapter.await(1);
        store.awaitUntil(() -> relay.counts().retries() == 1);

        set(START);

        store.awaitThat(work -> work.outbox().waiting() == 0);
    }
}
