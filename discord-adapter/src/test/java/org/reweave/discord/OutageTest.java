package org.reweave.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reweave.discord.DiscordBench.eventually;

import ch.qos.logback.classic.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reweave.message.Address;
import org.reweave.message.Inbound;
import org.reweave.message.OutboundMessage;
import org.reweave.runtime.MovableClock;
import org.reweave.runtime.OutboxRelay;
import org.reweave.runtime.RelaySettings;
import org.reweave.spi.Delivery;
import org.reweave.spi.InboundSink;
import org.reweave.spi.Logged;
import org.reweave.spi.PlatformAdapter;
import org.reweave.spi.Screens;
import org.reweave.store.MemoryStore;
import org.reweave.store.Outbox.Draft;
import org.reweave.store.Outbox.Priority;

/** Discord when it is away for an hour, which the test moves; nothing listens meanwhile, on its real ports. */
class OutageTest {
    private static final Instant START = Instant.parse("2026-03-02T18:00:00Z");
    private static final int MINUTES = 60;

    private final DiscordBench bench = new DiscordBench();
    private final MemoryStore store = new MemoryStore();
    private final MovableClock clock = new MovableClock(START);
    private final AtomicInteger attempts = new AtomicInteger();
    private OutboxRelay relay;

    @AfterEach
    void end() {
        relay.stop(Duration.ofSeconds(2));
        bench.close();
    }

    private void waits(String words) {
        store.inTransaction(work -> {
            work.outbox()
                    .add(
                            List.of(new Draft("ana", bench.ana.direct(), Priority.REPLY, Screens.say(words))),
                            clock.instant());
            return true;
        });
        relay.wake();
    }

    private void oneMinuteLater() {
        int before = attempts.get();
        clock.move(Duration.ofMinutes(1));
        eventually(() -> attempts.get() > before);
    }

    @Test
    void what_waited_and_what_was_written_meanwhile_arrive_once_and_in_order() {
        bench.start();
        bench.ana.writes("before");
        assertThat(bench.sink.next().content()).isEqualTo(new Inbound.Text("before"));
        relay = new OutboxRelay(store, List.of(new Counted()), clock, RelaySettings.usual(true), due -> {});
        relay.start();
        Logged log = new Logged(Level.WARN);
        bench.discord.down();
        waits("first");
        waits("second");
        eventually(() -> attempts.get() > 0);
        for (int minute = 0; minute < MINUTES; minute++) {
            oneMinuteLater();
        }
        assertThat(attempts.get()).isBetween(MINUTES, 2 * MINUTES);
        bench.ana.writes("meanwhile");

        bench.discord.up();
        eventually(bench.discord.gateway::connected);
        assertThat(bench.sink.next().content()).isEqualTo(new Inbound.Text("meanwhile"));
        eventually(() -> {
            clock.move(Duration.ofSeconds(5));
            return bench.ana.sees().size() == 2;
        });
        assertThat(bench.ana.sees()).extracting(Posted::words).containsExactly("first", "second");
        assertThat(bench.sink.rest()).isEmpty();
        eventually(() -> log.lines().size() >= 2);
        log.close();
        assertThat(log.lines()).as("what the host reads").hasSize(2);
        assertThat(log.lines().get(0)).startsWith("the connection to Discord was lost; trying again");
        assertThat(log.lines().get(1)).isEqualTo("Discord is there again");
    }

    /** The adapter, with its deliveries counted. */
    private final class Counted implements PlatformAdapter {
        @Override
        public String platform() {
            return bench.adapter.platform();
        }

        @Override
        public boolean tellsRepeats() {
            return bench.adapter.tellsRepeats();
        }

        @Override
        public void start(InboundSink sink) {
            throw new UnsupportedOperationException("it is started already");
        }

        @Override
        public Delivery deliver(Address to, OutboundMessage message, String deliveryId) {
            Delivery delivery = bench.adapter.deliver(to, message, deliveryId);
            attempts.incrementAndGet();
            return delivery;
        }

        @Override
        public void stop(Duration within) {
            throw new UnsupportedOperationException("the bench stops it");
        }
    }
}
