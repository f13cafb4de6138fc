package org.reweave.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.reweave.Shipped;
import org.reweave.engine.Event;
import org.reweave.engine.PersonState;
import org.reweave.engine.Transition;
import org.reweave.message.Address;
import org.reweave.message.Inbound;
import org.reweave.message.Origin;
import org.reweave.spi.InboundSink.Accepted;
import org.reweave.store.Outbox.Claimed;
import org.reweave.store.Outbox.Priority;
import org.reweave.store.StoreException;

@ParameterizedClass
@EnumSource(StoreKind.class)
final class TurnRunnerTest extends RuntimeCase {
    private static final Backoff AT_ONCE = new Backoff(Duration.ofMillis(1), Duration.ofMillis(4));

    private final List<TurnRunner> started = new ArrayList<>();
    private final CountDownLatch gate = new CountDownLatch(1);
    private final Map<String, Integer> attempts = new ConcurrentHashMap<>();

    TurnRunnerTest(StoreKind kind) {
        super(kind);
    }

    @AfterEach
    void stop_what_was_started() {
        gate.countDown();
        started.forEach(runner -> runner.stop(SOON));
    }

    private TurnRunner start(Timing timing, TurnSettings settings) {
        TurnRunner runner = new TurnRunner(
                store,
                this::counted,
                EchoTransition.NEWCOMERS,
                EchoTransition.HANDS_NOTHING,
                Shipped.groups(),
                timing,
                settings,
                () -> {},
                due -> {});
        started.add(runner);
        runner.start();
        return runner;
    }

    private TurnRunner start() {
        return start(RUNNING, settings(1, Duration.ofMinutes(1)));
    }

    private static TurnSettings settings(int lanes, Duration patience) {
        return new TurnSettings(lanes, 128, 1000, 3, AT_ONCE, AT_ONCE, patience);
    }

    private Transition.Result<PersonState> counted(PersonState state, Event event, Instant now) {
        if (event instanceof Event.Said said) {
            attempts.merge(said.text(), 1, Integer::sum);
        }
        return new EchoTransition().transition(state, event, now);
    }

    /** Makes the lane busy, so that everything handed over from now on waits until the gate opens. */
    private void occupy(TurnRunner runner) {
        CountDownLatch busy = new CountDownLatch(1);
        store.before(() -> {
            busy.countDown();
            await(gate);
        });
        runner.accept(says("first", "hold the door"));
        await(busy);
        store.before(() -> {});
    }

    @Test
    void what_is_said_is_in_the_state_and_the_answer_in_the_outbox_when_it_is_accepted() {
        TurnRunner runner = start();

        Accepted accepted = soon(runner.accept(says("ana", "twice")));

        assertThat(accepted).isEqualTo(new Accepted(false, 2));
        assertThat(trail("ana")).containsExactly("twice");
        Claimed answer = claim(RUNNING.clock().instant()).get(0);
        assertThat(answer.to()).isEqualTo(address("ana"));
        assertThat(answer.priority()).isEqualTo(Priority.REPLY);
        assertThat(waiting()).isEqualTo(2);
    }

    @Test
    void one_update_becomes_one_reply_however_often_it_is_delivered() {
        TurnRunner runner = start();
        occupy(runner);
        Inbound inbound = says("ana", "hello");
        List<CompletableFuture<Accepted>> futures =
                IntStream.range(0, 5).mapToObj(i -> runner.accept(inbound)).toList();
        gate.countDown();

        List<Accepted> accepted = soon(futures);
        Accepted later = soon(runner.accept(inbound));

        assertThat(accepted).filteredOn(Accepted::duplicate).hasSize(4);
        assertThat(later).isEqualTo(new Accepted(true, 0));
        assertThat(trail("ana")).containsExactly("hello");
        assertThat(waiting()).isEqualTo(2);
    }

    @Test
    void turns_of_one_person_keep_their_order_while_many_write_at_once() {
        TurnRunner runner = start(RUNNING, settings(3, Duration.ofMinutes(1)));
        List<String> people = IntStream.range(0, 8).mapToObj(i -> "p" + i).toList();
        List<String> texts = IntStream.range(0, 60).mapToObj(i -> "t" + i).toList();
        ExecutorService writers = Executors.newFixedThreadPool(people.size());
        List<CompletableFuture<List<CompletableFuture<Accepted>>>> writing = people.stream()
                .map(user -> CompletableFuture.supplyAsync(
                        () -> texts.stream()
                                .map(text -> runner.accept(says(user, text)))
                                .toList(),
                        writers))
                .toList();

        writing.forEach(all -> soon(soon(all)));
        writers.shutdown();

        assertThat(people).allSatisfy(user -> assertThat(trail(user)).isEqualTo(texts));
        assertThat(runner.counts().turns()).isEqualTo(480);
        assertThat(runner.waiting()).isZero();
    }

    @Test
    void turns_that_wait_at_the_same_moment_share_one_commit() {
        TurnRunner runner = start();
        occupy(runner);
        List<CompletableFuture<Accepted>> futures = IntStream.range(0, 100)
                .mapToObj(i -> runner.accept(says("p" + i % 10, "t" + i)))
                .toList();
        int before = store.tries();
        gate.countDown();

        soon(futures);

        assertThat(store.tries() - before).isEqualTo(1);
        assertThat(runner.counts().commits()).isEqualTo(2);
        assertThat(trail("p3")).hasSize(10).startsWith("t3", "t13");
    }

    @Test
    void a_failing_turn_in_a_shared_commit_does_not_take_the_others_with_it() {
        TurnRunner runner = start();
        occupy(runner);
        List<CompletableFuture<Accepted>> futures = List.of(
                runner.accept(says("ana", "one")),
                runner.accept(says("ben", "break")),
                runner.accept(says("eva", "two")),
                runner.accept(says("ben", "three")));
        gate.countDown();

        assertThat(soon(futures)).extracting(Accepted::duplicate).containsOnly(false);

        assertThat(trail("ana")).containsExactly("one");
        assertThat(trail("eva")).containsExactly("two");
        assertThat(trail("ben")).containsExactly("sorry", "three");
    }

    @Test
    void a_turn_that_fails_three_times_is_put_aside_and_the_person_is_told() {
        TurnRunner runner = start();
        soon(runner.accept(says("ana", "hello")));
        Inbound poison = says("ana", "break");

        Accepted accepted = soon(runner.accept(poison));

        assertThat(accepted).isEqualTo(new Accepted(false, 1));
        assertThat(attempts).containsEntry("break", 3);
        assertThat(trail("ana")).containsExactly("hello", "sorry");
        assertThat(parked()).singleElement().satisfies(parked -> {
            assertThat(parked.person()).isEqualTo(person("ana").id());
            assertThat(parked.update().updateId()).isEqualTo(poison.updateId());
            assertThat(parked.reason()).isEqualTo(IllegalStateException.class.getName());
        });
        assertThat(soon(runner.accept(poison)).duplicate()).isTrue();
        assertThat(runner.counts().parked()).isEqualTo(1);
    }

    @Test
    void when_not_even_the_apology_works_the_update_is_put_aside_without_one() {
        TurnRunner runner = start();
        soon(runner.accept(says("ana", "hopeless")));

        Accepted accepted = soon(runner.accept(says("ana", "break")));

        assertThat(accepted).isEqualTo(new Accepted(false, 0));
        assertThat(parked()).hasSize(1);
        assertThat(soon(runner.accept(says("ana", "still here"))).replies()).isEqualTo(1);
    }

    @Test
    void while_one_turn_waits_to_be_tried_again_others_go_on_and_the_persons_own_wait_behind_it() {
        TurnRunner runner = start(clock, settings(1, Duration.ofMinutes(1)));
        CompletableFuture<Accepted> poison = runner.accept(says("ana", "break"));
        CompletableFuture<Accepted> behind = runner.accept(says("ana", "after"));

        soon(runner.accept(says("ben", "one")));
        soon(runner.accept(says("ben", "two")));

        assertThat(poison).isNotDone();
        assertThat(behind).isNotDone();
        moveUntil(Duration.ofMillis(5), behind::isDone);
        assertThat(poison).isDone();
        assertThat(trail("ana")).containsExactly("sorry", "after");
    }

    @Test
    void while_the_store_is_away_turns_wait_and_nobody_is_put_aside() {
        TurnRunner runner = start();
        store.takeAway();
        List<CompletableFuture<Accepted>> futures = List.of(
                runner.accept(says("ana", "one")),
                runner.accept(says("ben", "two")),
                runner.accept(says("ana", "three")));
        store.awaitUntil(() -> store.tries() > 20);
        assertThat(futures).noneMatch(CompletableFuture::isDone);
        store.bringBack();

        assertThat(soon(futures)).containsOnly(new Accepted(false, 1));

        assertThat(trail("ana")).containsExactly("one", "three");
        assertThat(parked()).isEmpty();
    }

    @Test
    void when_the_store_stays_away_turns_are_given_back_to_be_handed_over_again() {
        TurnRunner runner = start(RUNNING, settings(1, Duration.ofMillis(30)));
        store.takeAway();
        Inbound inbound = says("ana", "one");

        assertThat(failure(runner.accept(inbound))).isInstanceOf(StoreException.class);

        store.bringBack();
        assertThat(soon(runner.accept(inbound))).isEqualTo(new Accepted(false, 1));
        assertThat(runner.counts().refused()).isEqualTo(1);
        assertThat(parked()).isEmpty();
    }

    @Test
    void a_failed_commit_leaves_nothing_behind_and_the_turn_is_run_again() {
        TurnRunner runner = start();
        List<Integer> failures = new ArrayList<>();
        store.after(() -> {
            if (failures.size() < 2) {
                failures.add(1);
                throw new StoreException("the commit failed", new IllegalStateException());
            }
        });

        assertThat(soon(runner.accept(says("ana", "one")))).isEqualTo(new Accepted(false, 1));

        assertThat(trail("ana")).containsExactly("one");
        assertThat(waiting()).isEqualTo(1);
    }

    @Test
    void when_too_many_wait_the_next_is_refused_at_once() {
        TurnRunner runner = start(RUNNING, new TurnSettings(1, 128, 3, 3, AT_ONCE, AT_ONCE, Duration.ofMinutes(1)));
        occupy(runner);
        CompletableFuture<Accepted> second = runner.accept(says("ana", "one"));
        CompletableFuture<Accepted> third = runner.accept(says("ana", "two"));

        CompletableFuture<Accepted> fourth = runner.accept(says("ana", "three"));

        assertThat(fourth).isCompletedExceptionally();
        assertThat(failure(fourth)).isInstanceOf(RejectedExecutionException.class);
        gate.countDown();
        soon(List.of(second, third));
        assertThat(soon(runner.accept(says("ana", "four"))).replies()).isEqualTo(1);
    }

    @Test
    void stopping_works_through_what_waits_and_refuses_what_comes_after() {
        TurnRunner runner = start();
        occupy(runner);
        List<CompletableFuture<Accepted>> futures = IntStream.range(0, 300)
                .mapToObj(i -> runner.accept(says("p" + i % 7, "t" + i)))
                .toList();
        gate.countDown();

        runner.stop(SOON);

        assertThat(futures).allMatch(future -> future.isDone() && !future.isCompletedExceptionally());
        assertThat(IntStream.range(0, 7).map(i -> trail("p" + i).size()).sum()).isEqualTo(300);
        assertThat(failure(runner.accept(says("ana", "late")))).isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void a_stop_that_finds_no_time_gives_back_what_was_not_acknowledged() {
        TurnRunner runner = start();
        occupy(runner);
        CompletableFuture<Accepted> waits = runner.accept(says("ana", "one"));

        runner.stop(Duration.ofMillis(10));
        gate.countDown();

        assertThat(failure(waits)).isInstanceOf(RejectedExecutionException.class);
        assertThat(known("ana")).isFalse();
    }

    @Test
    void a_person_who_writes_in_another_chat_is_the_same_person_and_is_answered_there() {
        TurnRunner runner = start();
        soon(runner.accept(says("ana", "one")));
        Address elsewhere = new Address("fake", "ana", "another-chat");

        soon(runner.accept(new Inbound("other", elsewhere, Origin.PRIVATE, Optional.empty(), new Inbound.Text("two"))));

        assertThat(trail("ana")).containsExactly("one", "two");
        assertThat(person("ana").address()).isEqualTo(elsewhere);
        assertThat(claim(RUNNING.clock().instant()))
                .extracting(Claimed::to)
                .containsExactlyInAnyOrder(address("ana"), elsewhere);
    }

    @Test
    void what_is_said_in_a_group_is_nobodys_private_turn() {
        TurnRunner runner = start();

        Accepted accepted = soon(runner.accept(
                new Inbound("g1", address("ana"), Origin.GROUP, Optional.empty(), new Inbound.Text("hello"))));

        assertThat(accepted.replies()).isZero();
        assertThat(store.tries()).isZero();
    }
}
