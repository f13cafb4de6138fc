package org.reweave.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.reweave.message.Address;
import org.reweave.message.Inbound;
import org.reweave.message.OutboundMessage;
import org.reweave.spi.Delivery;
import org.reweave.spi.Logged;
import org.reweave.spi.PlatformAdapter;
import org.reweave.spi.RecordingSink;

/** The adapter connected to the fake: what its tests begin with, and how they end. */
abstract class TelegramCase {
    static final Duration STOP = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    final TelegramRig rig = new TelegramRig();
    final FakeTelegram telegram = rig.telegram;
    final RecordingSink sink = new RecordingSink();
    final Logged logged = new Logged(Level.ALL);
    PlatformAdapter adapter;
    private int deliveries;

    @AfterEach
    final void everything_ends_and_every_request_is_held_against_the_specification() {
        sink.release();
        rig.heals();
        if (adapter != null) {
            adapter.stop(STOP);
        }
        logged.close();
        rig.close();
    }

    void start() {
        adapter = rig.adapter();
        adapter.start(sink);
    }

    final void comes(String text) {
        assertThat(sink.next().content()).isEqualTo(new Inbound.Text(text));
    }

    final Delivery deliver(Address to, OutboundMessage message) {
        return adapter.deliver(to, message, "d" + ++deliveries);
    }

    final boolean said(String words) {
        return logged.lines().stream().anyMatch(line -> line.contains(words));
    }

    static void eventually(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as("waited for longer than %s", PATIENCE)
                    .isLessThan(deadline);
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
        }
    }
}
