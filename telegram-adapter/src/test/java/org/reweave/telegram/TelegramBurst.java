package org.reweave.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
import org.reweave.telegram.FakeTelegram.Call;

/**
 * Sends very many messages at once in real time, by the real relay and adapter, against the fake and its limiter; now and
 * then somebody is answered in between. {@code -Dburst=1000} for a first look; all of it takes six minutes.
 */
final class TelegramBurst {
    private static final int MESSAGES = Integer.getInteger("burst", 10_000);
    private static final int ALLOWED_PER_SECOND = 30;
    private static final long FIRST_ANSWERED = 5_000_000;

    private final TelegramRig rig = new TelegramRig();
    private final MemoryStore store = new MemoryStore();
    private final AtomicInteger nudges = new AtomicInteger();
    private final AtomicLong first = new AtomicLong();
    private final AtomicLong last = new AtomicLong();
    private final Latencies answers = new Latencies();

    @Test
    void very_many_at_once_are_never_refused_and_an_answer_overtakes_them() {
        rig.tempo = Tempo.usual();
        rig.telegram.watchers.add(this::arrived);
        List<Draft> bulk = new ArrayList<>();
        for (int i = 1; i <= MESSAGES; i++) {
            bulk.add(draft(i, Priority.NUDGE));
        }
        write(bulk);
        PlatformAdapter adapter = rig.adapter();
        OutboxRelay relay =
                new OutboxRelay(store, List.of(adapter), Timing.of(Clock.systemUTC()), RelaySettings.usual(true));
        adapter.start(new RecordingSink());
        relay.start();
        long answered = FIRST_ANSWERED;
        while (nudges.get() < MESSAGES || answers.open() > 0) {
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(2));
            if (nudges.get() < MESSAGES) {
                answers.begins(Long.toString(++answered));
                write(List.of(draft(answered, Priority.REPLY)));
                relay.wake();
            }
        }
        relay.stop(Duration.ofSeconds(2));
        adapter.stop(Duration.ofSeconds(2));
        double seconds = (last.get() - first.get()) / 1e9;
        double share = (MESSAGES + answers.count()) / seconds / ALLOWED_PER_SECOND;
        System.out.printf(
                "%d messages and %d answers in %.1f s: %.1f %% of the allowed rate, refused: %d;"
                        + " answers in between: p50 %.0f ms, p99 %.0f ms%n",
                MESSAGES,
                answers.count(),
                seconds,
                100 * share,
                rig.telegram.refusals.get(),
                answers.percentile(50),
                answers.percentile(99));
        rig.close();
        assertThat(rig.telegram.refusals).hasValue(0);
        assertThat(rig.telegram.calls("sendMessage")).hasSize(MESSAGES + answers.count());
    }

    private void write(List<Draft> drafts) {
        store.inTransaction(work -> {
            work.outbox().add(drafts, Clock.systemUTC().instant());
            return true;
        });
    }

    private static Draft draft(long person, Priority priority) {
        String id = Long.toString(person);
        return new Draft("p" + id, new Address("telegram", id, id), priority, Screens.say("Your 8 pm note"));
    }

    private void arrived(Call call) {
        if (call.method().equals("sendmessage")) {
            String chat = call.parameters().path("chat_id").asText();
            first.compareAndSet(0, System.nanoTime());
            last.set(System.nanoTime());
            if (Long.parseLong(chat) > FIRST_ANSWERED) {
                answers.ends(chat);
            } else {
                nudges.incrementAndGet();
            }
        }
    }
}
