package org.reweave.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.reweave.message.Address;
import org.reweave.runtime.OutboxRelay;
import org.reweave.runtime.RelaySettings;
import org.reweave.runtime.Timing;
import org.reweave.spi.PlatformAdapter;
import org.reweave.spi.RecordingSink;
import org.reweave.spi.Screens;
import org.reweave.store.MemoryStore;
import org.reweave.store.Outbox.Draft;
import org.reweave.store.Outbox.Priority;

/**
 * Sends very many messages at once in real time, by the real relay and adapter, against a platform's fake and its limiter;
 * now and then somebody is answered in between. {@code -Dburst=1000} for a first look; all of it takes minutes.
 */
public abstract class Burst {
    private static final int MESSAGES = Integer.getInteger("burst", 10_000);
    private static final Duration ANSWERED_EACH = Duration.ofSeconds(2);

    private final MemoryStore store = new MemoryStore();
    private final AtomicInteger nudges = new AtomicInteger();
    private final AtomicLong first = new AtomicLong();
    private final AtomicLong last = new AtomicLong();
    private final Set<String> answered = ConcurrentHashMap.newKeySet();
    private final Latencies answers = new Latencies();

    /** The adapter in earnest: as fast as it is on the real platform. */
    protected abstract PlatformAdapter adapter();

    /** Somebody new who can be written to. */
    protected abstract Address newcomer();

    /** How many calls that count the platform allows within a second. */
    protected abstract int allowedPerSecond();

    /** How many calls that count it has had. */
    protected abstract int counted();

    /** How often it had to ask for less haste. */
    protected abstract int refusals();

    protected abstract void close();

    /** A message to this chat was taken. */
    protected final void arrived(String chat) {
        first.compareAndSet(0, System.nanoTime());
        last.set(System.nanoTime());
        if (answered.contains(chat)) {
            answers.ends(chat);
        } else {
            nudges.incrementAndGet();
        }
    }

    @Test
    void very_many_at_once_are_never_refused_and_an_answer_overtakes_them() {
        List<Draft> bulk = new ArrayList<>();
        for (int i = 0; i < MESSAGES; i++) {
            bulk.add(draft(newcomer(), Priority.NUDGE));
        }
        write(bulk);
        PlatformAdapter adapter = adapter();
        OutboxRelay relay =
                new OutboxRelay(store, List.of(adapter), Timing.of(Clock.systemUTC()), RelaySettings.usual(true));
        adapter.start(new RecordingSink());
        relay.start();
        while (nudges.get() < MESSAGES || answers.open() > 0) {
            LockSupport.parkNanos(ANSWERED_EACH.toNanos());
            if (nudges.get() < MESSAGES) {
                answers(relay);
            }
        }
        relay.stop(Duration.ofSeconds(2));
        adapter.stop(Duration.ofSeconds(2));
        tell();
        close();
        assertThat(refusals()).isZero();
        assertThat(nudges).hasValue(MESSAGES);
    }

    private void answers(OutboxRelay relay) {
        Address somebody = newcomer();
        answered.add(somebody.chat());
        answers.begins(somebody.chat());
        write(List.of(draft(somebody, Priority.REPLY)));
        relay.wake();
    }

    private void tell() {
        double seconds = (last.get() - first.get()) / (double) TimeUnit.SECONDS.toNanos(1);
        System.out.printf(
                "%d messages and %d answers in %.1f s, %.1f a second: %.1f %% of the allowed rate, refused: %d;"
                        + " answers in between: p50 %.0f ms, p99 %.0f ms%n",
                MESSAGES,
                answers.count(),
                seconds,
                (MESSAGES + answers.count()) / seconds,
                100 * counted() / seconds / allowedPerSecond(),
                refusals(),
                answers.percentile(50),
                answers.percentile(99));
    }

    private void write(List<Draft> drafts) {
        store.inTransaction(work -> {
            work.outbox().add(drafts, Clock.systemUTC().instant());
            return true;
        });
    }

    private static Draft draft(Address to, Priority priority) {
        return new Draft("p" + to.user(), to, priority, Screens.say("Your 8 pm note"));
    }
}
