package org.reweave.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.reweave.Shipped;
import org.reweave.engine.Event;
import org.reweave.engine.NudgeKind;
import org.reweave.store.Inbox.Parked;
import org.reweave.store.Nudges.Late;
import org.reweave.store.Nudges.Nudge;
import org.reweave.store.Nudges.Stage;
import org.reweave.store.Outbox.Priority;
import org.reweave.store.StoreException;
import org.reweave.store.Transactions;

@ParameterizedClass
@EnumSource(StoreKind.class)
final class NudgeSchedulerTest extends RuntimeCase {
    private static final Duration POLL = Duration.ofHours(1);

    private final List<Runnable> stops = new ArrayList<>();
    private final AtomicInteger fired = new AtomicInteger();

    NudgeSchedulerTest(StoreKind kind) {
        super(kind);
    }

    @AfterEach
    void stop_what_was_started() {
        stops.forEach(Runnable::run);
    }

    /** A runner and a scheduler of its own, as one node has. */
    private TurnRunner start() {
        NudgeScheduler[] scheduler = new NudgeScheduler[1];
        TurnRunner runner = new TurnRunner(
                store,
                (state, event, now) -> {
                    if (event instanceof Event.Due) {
                        fired.incrementAndGet();
                    }
                    return new EchoTransition().transition(state, event, now);
                },
                EchoTransition.NEWCOMERS,
                EchoTransition.HANDS_NOTHING,
                Shipped.groups(),
                clock,
                TurnSettings.lanes(2),
                () -> {},
                due -> scheduler[0].expect(due));
        scheduler[0] = new NudgeScheduler(store, runner::fire, clock, POLL, 16);
        runner.start();
        scheduler[0].start();
        stops.add(() -> {
            scheduler[0].stop(SOON);
            runner.stop(SOON);
        });
        return runner;
    }

    private void arrange(Nudge nudge) {
        store.inTransaction(work -> {
            work.nudges().put(List.of(nudge));
            return nudge;
        });
    }

    private void settleFirst() {
        String id = claim().get(0).id();
        store.inTransaction(work -> {
            work.outbox().settle(List.of(id));
            return id;
        });
    }

    private void awaitNone() {
        store.awaitThat(
                work -> work.nudges().due(START.plus(Duration.ofDays(999)), 1).isEmpty());
    }

    @Test
    void a_nudge_speaks_up_at_its_time_to_where_the_person_was_heard_from_last() {
        TurnRunner runner = start();
        soon(runner.accept(says("ana", "remind 30")));
        settleFirst();

        clock.move(Duration.ofMinutes(30));
        awaitNone();

        assertThat(trail("ana")).containsExactly("remind 30", "due 1");
        assertThat(claim()).singleElement().satisfies(message -> {
            assertThat(message.to()).isEqualTo(address("ana"));
            assertThat(message.priority()).isEqualTo(Priority.NUDGE);
        });
    }

    @Test
    void a_nudge_does_not_speak_up_before_its_time() {
        TurnRunner runner = start();
        soon(runner.accept(says("ana", "remind 30")));
        soon(runner.accept(says("ben", "remind 10")));

        clock.move(Duration.ofMinutes(29));
        store.awaitThat(work -> work.nudges().due(clock.instant(), 1).isEmpty());

        assertThat(fired).hasValue(1);
        assertThat(trail("ana")).containsExactly("remind 30");
        assertThat(trail("ben")).containsExactly("remind 10", "due 1");
    }

    @Test
    void a_nudge_fires_once_with_two_schedulers_on_the_same_store() {
        List<TurnRunner> nodes = List.of(start(), start());
        List<String> people = IntStream.range(0, 50).mapToObj(i -> "p" + i).toList();
        people.forEach(user -> soon(nodes.get(user.hashCode() & 1).accept(says(user, "remind 5"))));

        clock.move(POLL);
        awaitNone();

        assertThat(people).allSatisfy(user -> assertThat(trail(user)).containsExactly("remind 5", "due 1"));
        assertThat(waiting()).isEqualTo(100);
    }

    @Test
    void everything_that_is_due_for_a_person_is_one_turn() {
        TurnRunner runner = start();
        soon(runner.accept(says("ana", "hello")));
        String ana = person("ana").id();
        arrange(new Nudge(ana, NudgeKind.REVIEW, 7, START.plusSeconds(60)));
        arrange(new Nudge(ana, NudgeKind.TALK, 8, START.plusSeconds(30)));
        arrange(new Nudge(ana, NudgeKind.SMALL_THING, 9, START.plusSeconds(7_000)));

        clock.move(POLL);
        store.awaitThat(work -> work.nudges().due(clock.instant(), 1).isEmpty());

        assertThat(trail("ana")).containsExactly("hello", "due 8 7");
        assertThat(nudges(ana)).extracting(Nudge::visit).containsExactly(9);
    }

    @Test
    void what_is_fired_later_than_stated_is_counted_for_the_host() {
        TurnRunner runner = start();
        soon(runner.accept(says("ana", "remind 30")));
        soon(runner.accept(says("ben", "remind 31")));
        clock.move(Duration.ofMinutes(45));
        awaitNone();
        soon(runner.accept(says("ana", "remind 30")));
        clock.move(Duration.ofMinutes(47));
        awaitNone();

        List<Late> kept = store.read(work -> work.nudges().lateSince(START));
        assertThat(kept).containsExactly(new Late(Stage.FIRED, 1, Duration.ofMinutes(17)));
    }

    @Test
    void a_nudge_waits_when_the_clock_was_set_back() {
        TurnRunner runner = start();
        soon(runner.accept(says("ana", "remind 30")));
        Nudge nudge = nudges(person("ana").id()).get(0);

        assertThat(soon(runner.fire(nudge))).isFalse();

        assertThat(nudges(person("ana").id())).containsExactly(nudge);
        clock.move(Duration.ofMinutes(30));
        awaitNone();
        assertThat(trail("ana")).containsExactly("remind 30", "due 1");
    }

    @Test
    void a_nudge_that_was_cancelled_says_nothing() {
        TurnRunner runner = start();
        soon(runner.accept(says("ana", "remind 30")));
        soon(runner.accept(says("ana", "never mind")));

        clock.move(POLL);

        assertThat(soon(runner.fire(
                        new Nudge(person("ana").id(), NudgeKind.COME_BACK, 1, START.plus(Duration.ofMinutes(30))))))
                .isFalse();
        assertThat(trail("ana")).containsExactly("remind 30", "never mind");
    }

    @Test
    void a_nudge_that_was_replaced_fires_as_the_new_one_only() {
        TurnRunner runner = start();
        soon(runner.accept(says("ana", "remind 30")));
        soon(runner.accept(says("ana", "remind 20")));

        clock.move(POLL);
        awaitNone();

        assertThat(trail("ana")).containsExactly("remind 30", "remind 20", "due 2");
    }

    @Test
    void a_turn_that_did_not_last_leaves_the_nudge_in_its_place() {
        TurnRunner runner = start();
        soon(runner.accept(says("ana", "remind 30")));
        AtomicInteger failures = new AtomicInteger();
        store.after(() -> {
            if (fired.get() > 0 && failures.incrementAndGet() == 1) {
                throw new StoreException("the commit failed", new IllegalStateException());
            }
        });

        clock.move(Duration.ofMinutes(30));
        store.awaitUntil(() -> failures.get() > 0);
        moveUntil(Duration.ofSeconds(30), () -> trail("ana").size() > 1);

        assertThat(trail("ana")).containsExactly("remind 30", "due 1");
        assertThat(waiting()).isEqualTo(2);
    }

    @Test
    void more_nudges_than_fit_in_a_batch_fire_without_waiting_for_the_next_look() {
        TurnRunner runner = start();
        List<String> people = IntStream.range(0, 100).mapToObj(i -> "p" + i).toList();
        people.forEach(user -> soon(runner.accept(says(user, "remind 5"))));

        clock.move(Duration.ofMinutes(5));
        awaitNone();

        assertThat(fired).hasValue(100);
    }

    @Test
    void a_nudge_arranged_by_another_node_is_found_at_the_next_look() {
        TurnRunner runner = start();
        soon(runner.accept(says("ana", "hello")));
        store.awaitUntil(() -> store.tries() >= 2);
        arrange(new Nudge(person("ana").id(), NudgeKind.REVIEW, 7, START.plusSeconds(1)));

        clock.move(POLL);
        awaitNone();

        assertThat(trail("ana")).containsExactly("hello", "due 7");
    }

    @Test
    void a_nudge_arranged_anew_for_the_same_moment_while_it_is_being_fired_is_fired_once_more()
            throws InterruptedException {
        BlockingQueue<CompletableFuture<Boolean>> turns = new LinkedBlockingQueue<>();
        NudgeScheduler scheduler = new NudgeScheduler(
                store,
                nudge -> {
                    CompletableFuture<Boolean> turn = new CompletableFuture<>();
                    turns.add(turn);
                    return turn;
                },
                clock,
                POLL,
                16);
        stops.add(() -> scheduler.stop(SOON));
        arrange(new Nudge("ana", NudgeKind.REVIEW, 7, START));
        scheduler.start();
        CompletableFuture<Boolean> first = turns.poll(20, TimeUnit.SECONDS);

        scheduler.expect(START);
        store.awaitThat(work -> work.nudges().due(START, 1).size() == 1);
        first.complete(true);

        assertThat(turns.poll(20, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void while_many_are_due_some_are_fired_and_the_next_are_looked_for_when_half_of_those_are_done()
            throws InterruptedException {
        int all = 512;
        int together = 16;
        AtomicInteger looks = new AtomicInteger();
        BlockingQueue<Runnable> turns = new LinkedBlockingQueue<>();
        Transactions counting = new Transactions() {
            @Override
            public <T> T inTransaction(Function<Work, T> work) {
                looks.incrementAndGet();
                return store.inTransaction(work);
            }
        };
        NudgeScheduler scheduler = new NudgeScheduler(
                counting,
                nudge -> {
                    CompletableFuture<Boolean> turn = new CompletableFuture<>();
                    turns.add(() -> {
                        boolean stood =
                                store.inTransaction(work -> work.nudges().take(nudge));
                        fired.addAndGet(stood ? 1 : 0);
                        turn.complete(stood);
                    });
                    return turn;
                },
                clock,
                POLL,
                together);
        stops.add(() -> scheduler.stop(SOON));
        List<Nudge> due = IntStream.range(0, all)
                .mapToObj(i -> new Nudge("p" + i, NudgeKind.REVIEW, 7, START))
                .toList();
        store.inTransaction(work -> {
            work.nudges().put(due);
            return due;
        });

        scheduler.start();
        int most = 0;
        while (fired.get() < all) {
            Runnable turn = turns.poll(20, TimeUnit.SECONDS);
            most = Math.max(most, turns.size());
            assertThat(turn).as("after %d", fired.get()).isNotNull();
            turn.run();
        }

        assertThat(most).as("under way at the same time").isLessThan(2 * together);
        assertThat(looks).hasValueLessThan(all / 4);
    }

    @Test
    void a_nudge_that_keeps_failing_is_put_aside_without_a_word() {
        TurnRunner runner = new TurnRunner(
                store,
                (state, event, now) -> {
                    if (event instanceof Event.Due) {
                        throw new IllegalStateException("a bug");
                    }
                    return new EchoTransition().transition(state, event, now);
                },
                EchoTransition.NEWCOMERS,
                EchoTransition.HANDS_NOTHING,
                Shipped.groups(),
                clock,
                TurnSettings.lanes(1),
                () -> {},
                due -> {});
        runner.start();
        stops.add(() -> runner.stop(SOON));
        soon(runner.accept(says("ana", "remind 5")));
        Nudge nudge = nudges(person("ana").id()).get(0);

        clock.move(Duration.ofMinutes(5));
        var turn = runner.fire(nudge);
        moveUntil(Duration.ofSeconds(5), turn::isDone);

        assertThat(soon(turn)).isTrue();
        assertThat(nudges(nudge.person())).isEmpty();
        assertThat(parked()).singleElement().extracting(Parked::person).isEqualTo(nudge.person());
        assertThat(waiting()).isEqualTo(1);
    }

    @Test
    void nothing_is_said_unasked_where_nobody_can_be_reached_and_nothing_of_it_is_lost() {
        TurnRunner runner = start();
        soon(runner.accept(says("ana", "remind 30")));
        soon(runner.door(address("ana"), false));

        clock.move(Duration.ofMinutes(30));
        store.awaitThat(work -> work.nudges().due(clock.instant(), 1).isEmpty());
        assertThat(trail("ana")).containsExactly("remind 30");
        assertThat(waiting()).isEqualTo(1);
        assertThat(nudges(person("ana").id()))
                .singleElement()
                .extracting(Nudge::due)
                .isEqualTo(clock.instant().plus(Duration.ofDays(1)));

        soon(runner.door(address("ana"), true));
        clock.move(Duration.ofDays(1));
        awaitNone();
        assertThat(trail("ana")).containsExactly("remind 30", "due 1");
    }

    @Test
    void that_something_was_not_delivered_is_known_to_the_conversation_also_while_nobody_can_be_reached() {
        TurnRunner runner = start();
        soon(runner.accept(says("ana", "hello")));
        soon(runner.door(address("ana"), false));
        String ana = person("ana").id();
        arrange(new Nudge(ana, NudgeKind.UNSAID, 0, START.plusSeconds(60)));
        arrange(new Nudge(ana, NudgeKind.REVIEW, 7, START.plusSeconds(60)));

        clock.move(POLL);
        store.awaitThat(work -> work.nudges().due(clock.instant(), 1).isEmpty());

        assertThat(trail("ana")).containsExactly("hello", "due 0");
        assertThat(nudges(ana)).extracting(Nudge::kind).containsExactly(NudgeKind.REVIEW);
    }

    @Test
    void whoever_writes_again_can_be_reached_again() {
        TurnRunner runner = start();
        soon(runner.accept(says("ana", "hello")));
        soon(runner.door(address("ana"), false));
        soon(runner.accept(says("ana", "remind 30")));

        clock.move(Duration.ofMinutes(30));
        awaitNone();

        assertThat(trail("ana")).containsExactly("hello", "remind 30", "due 2");
    }

    @Test
    void that_a_door_closed_is_handed_over_again_where_it_could_not_be_stored() {
        TurnRunner runner = start();
        store.takeAway();
        assertThat(failure(runner.door(address("ana"), false))).isInstanceOf(StoreException.class);
        store.bringBack();
        soon(runner.door(address("ana"), false));
    }
}
