package org.reweave.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.reweave.Shipped;
import org.reweave.spi.Delivery;
import org.reweave.spi.InboundSink.Accepted;
import org.reweave.store.Inbox.Parked;
import org.reweave.store.Inbox.UpdateKey;

@ParameterizedClass
@EnumSource(StoreKind.class)
final class CompanionTest extends RuntimeCase {
    private final FakeAdapter platform = new FakeAdapter("fake");
    private final List<Companion> started = new ArrayList<>();

    CompanionTest(StoreKind kind) {
        super(kind);
    }

    @AfterEach
    void stop_what_was_started() {
        started.forEach(companion -> companion.stop(SOON));
    }

    private Companion start() {
        Companion companion = new Companion(
                store,
                new EchoTransition(),
                EchoTransition.NEWCOMERS,
                EchoTransition.HANDS_NOTHING,
                Shipped.groups(),
                clock,
                List.of(platform),
                CompanionSettings.lanes(2));
        started.add(companion);
        companion.start();
        return companion;
    }

    @Test
    void somebody_writes_is_answered_and_is_reminded_later() {
        Companion companion = start();

        soon(companion.sink().accept(says("ana", "remind 30")));
        assertThat(platform.await(1).get(0).words()).isEqualTo("remind 30");
        clock.move(Duration.ofMinutes(30));

        assertThat(platform.await(2).get(1)).satisfies(attempt -> {
            assertThat(attempt.words()).isEqualTo("due 1");
            assertThat(attempt.to()).isEqualTo(address("ana"));
        });
    }

    @Test
    void stopping_delivers_the_answers_of_what_was_accepted_and_another_goes_on_in_its_place() {
        Companion first = start();
        List<CompletableFuture<Accepted>> futures = IntStream.range(0, 200)
                .mapToObj(i -> first.sink().accept(says("p" + i % 20, "t" + i)))
                .toList();
        first.stop(SOON);

        assertThat(soon(futures)).hasSize(200);
        assertThat(platform.attempts()).hasSize(200);
        assertThat(failure(first.sink().accept(says("ana", "late")))).isInstanceOf(RejectedExecutionException.class);

        Companion second = start();
        soon(second.sink().accept(says("p3", "again")));
        assertThat(platform.await(201).get(200).words()).isEqualTo("again");
        assertThat(trail("p3")).hasSize(11).endsWith("again");
    }

    @Test
    void stopping_ends_in_time_while_the_platform_hangs_and_another_sends_all_that_waited() {
        CountDownLatch gate = new CountDownLatch(1);
        platform.answers(attempt -> {
            hangs(gate);
            return new Delivery.Delivered(Optional.empty());
        });
        Companion first = start();
        List<CompletableFuture<Accepted>> accepted = IntStream.range(0, 600)
                .mapToObj(i -> first.sink().accept(says("p" + i % 60, "t" + i)))
                .toList();
        soon(accepted);
        platform.await(1);

        long before = System.nanoTime();
        first.stop(Duration.ofMillis(1_200));
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(2));
        assertThat(waiting()).isEqualTo(600);

        gate.countDown();
        clock.move(LEASE);
        start();
        moveUntil(Duration.ofSeconds(1), () -> waiting() == 0);
        assertThat(platform.words())
                .contains(IntStream.range(0, 600).mapToObj(i -> "t" + i).toArray(String[]::new));
    }

    /** Waits as a socket does, which nobody can interrupt. */
    private static void hangs(CountDownLatch gate) {
        boolean interrupted = false;
        while (gate.getCount() > 0) {
            try {
                gate.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void an_update_is_forgotten_when_no_platform_delivers_it_again() {
        Companion companion = start();
        soon(companion.sink().accept(says("ana", "hello", "u1")));
        UpdateKey update = new UpdateKey("fake", "u1");

        clock.move(Retention.usual().updates());
        store.awaitThat(work -> work.inbox().seen(List.of(update)).contains(update));
        clock.move(Duration.ofHours(1));

        store.awaitThat(work -> work.inbox().seen(List.of(update)).isEmpty());
        assertThat(trail("ana")).containsExactly("hello");
    }

    @Test
    void a_failure_nobody_looked_into_is_forgotten_when_its_time_is_over() {
        UpdateKey update = new UpdateKey("fake", "u1");
        store.inTransaction(work -> {
            work.inbox().park(new Parked(update, "", "reason", clock.instant()));
            return update;
        });
        start();

        clock.move(Retention.usual().failures());
        store.awaitThat(work -> work.inbox().parked(1).size() == 1);
        clock.move(Duration.ofHours(1));

        store.awaitThat(work -> work.inbox().parked(1).isEmpty());
    }
}
