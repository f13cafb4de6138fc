package org.reweave.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.reweave.message.Address;
import org.reweave.message.OutboundMessage;
import org.reweave.message.RichText;
import org.reweave.spi.Delivery;
import org.reweave.store.MemoryStore;
import org.reweave.store.Nudges.Late;
import org.reweave.store.Nudges.Stage;
import org.reweave.store.Outbox.Draft;
import org.reweave.store.Outbox.Priority;

/** Nine o'clock on Monday in one zone: more notes at one moment than a platform takes in the time that is stated. */
final class NoteBurstTest {
    private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");
    private static final Duration STEP = Duration.ofSeconds(10);
    private static final int A_SECOND = 4;
    private static final int IN_TIME = (int) (A_SECOND * LateNotes.TOLERANCE.toSeconds());
    private static final int TOO_MANY = 400;
    private static final int ANSWERED_EVERY = 12;

    private final MovableClock clock = new MovableClock(NINE);
    private final WatchedStore store = new WatchedStore(new MemoryStore());
    private final FakeAdapter platform = new FakeAdapter("fake");
    private final List<Instant> replies = new ArrayList<>();
    private final List<Long> waited = new ArrayList<>();
    private final Semaphore onTheirWay = new Semaphore(0);
    private int asked;

    @Test
    void goes_out_at_the_platform_s_pace_replies_first_and_each_note_later_than_stated_is_counted() {
        platform.answers(paced());
        write(
                Priority.NUDGE,
                IntStream.range(0, IN_TIME + TOO_MANY)
                        .mapToObj(number -> "note" + number)
                        .toList());
        OutboxRelay relay = new OutboxRelay(store, List.of(platform), clock, RelaySettings.usual(true), due -> {});
        relay.start();
        int all = IN_TIME + TOO_MANY;
        long steps = 0;
        while (relay.counts().delivered() < all + asked) {
            if (steps % ANSWERED_EVERY == 0) {
                asks(relay);
            }
            clock.move(STEP);
            steps++;
            long due = Math.min(all + asked, 1 + steps * STEP.toSeconds() * A_SECOND);
            store.awaitUntil(() -> relay.counts().delivered() >= due);
        }
        relay.stop(Duration.ofSeconds(10));

        assertThat(platform.words()).doesNotHaveDuplicates().hasSize(all + asked);
        assertThat(waited)
                .hasSize(asked)
                .allSatisfy(seconds -> assertThat(seconds).isLessThanOrEqualTo(3));
        // Replies take places too, and what is delivered within a step of the clock is counted at its end.
        assertThat(relay.counts().late())
                .isBetween((long) TOO_MANY, (long) TOO_MANY + asked + STEP.toSeconds() * A_SECOND);
        List<Late> kept = store.read(work -> work.nudges().lateSince(NINE));
        assertThat(kept).singleElement().satisfies(late -> {
            assertThat(late.stage()).isEqualTo(Stage.ARRIVED);
            assertThat(late.notes()).isEqualTo(relay.counts().late());
        });
    }

    /** Takes so many a second, and keeps whoever brings more waiting, as an adapter that paces itself does. */
    private FakeAdapter.Answers paced() {
        AtomicLong taken = new AtomicLong();
        return attempt -> {
            boolean reply = attempt.words().startsWith("reply");
            Instant turn = NINE.plusMillis(taken.getAndIncrement() * 1_000 / A_SECOND);
            if (reply) {
                onTheirWay.release();
            }
            awaits(turn);
            if (reply) {
                synchronized (waited) {
                    waited.add(Duration.between(
                                    replies.get(Integer.parseInt(attempt.words().substring(5))), turn)
                            .toSeconds());
                }
            }
            return new Delivery.Delivered(Optional.empty());
        };
    }

    private void awaits(Instant turn) {
        try {
            Timing.Alarm alarm = clock.alarm();
            for (Instant now = clock.instant(); now.isBefore(turn); now = clock.instant()) {
                alarm.await(now, turn);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void asks(OutboxRelay relay) {
        synchronized (waited) {
            replies.add(clock.instant());
        }
        write(Priority.REPLY, List.of("reply" + asked++));
        relay.wake();
        await(onTheirWay);
    }

    /** Until the platform was asked to take it: the clock stands still meanwhile, or notes would go out in between. */
    private static void await(Semaphore taken) {
        try {
            assertThat(taken.tryAcquire(1, TimeUnit.MINUTES)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void write(Priority priority, List<String> words) {
        List<Draft> drafts = words.stream()
                .map(text -> new Draft(
                        text, new Address("fake", text, text), priority, OutboundMessage.saying(RichText.plain(text))))
                .toList();
        store.inTransaction(work -> {
            work.outbox().add(drafts, clock.instant());
            return true;
        });
    }
}
