package org.reweave.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.reweave.message.Address;
import org.reweave.message.GroupInbound;
import org.reweave.message.Inbound;
import org.reweave.message.OutboundMessage;
import org.reweave.spi.AdapterContext.Heard;
import org.reweave.spi.Delivery;
import org.reweave.spi.InboundSink;
import org.reweave.spi.RecordingSink;

/** The adapter connected to the fake, with a person in it: what most tests of the adapter begin with. */
final class DiscordBench implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration CONNECTS_WITHIN = Duration.ofSeconds(30);
    private static final Duration STOP = Duration.ofSeconds(2);

    final FakeDiscord discord = new FakeDiscord();
    final FakePerson ana = discord.person();
    final List<Heard> heard = new ArrayList<>();
    RecordingSink sink = new RecordingSink();
    /** How many answers each thing that comes in is said to have. */
    volatile int replies = 1;

    Tempo tempo = Tempo.usual().connectingWithin(CONNECTS_WITHIN);
    DiscordAdapter adapter;
    private int deliveries;

    /** Starts an adapter, and waits until Discord knows it. */
    DiscordBench start() {
        startOnly();
        eventually(discord.gateway::connected);
        eventually(() -> !discord.commands.isMissingNode());
        return this;
    }

    void startOnly() {
        var context = DiscordRig.context(discord, Clock.systemUTC(), heard);
        adapter = new DiscordAdapter(DiscordRig.settings(context), context, tempo);
        RecordingSink into = sink;
        adapter.start(new InboundSink() {
            @Override
            public CompletableFuture<Accepted> accept(Inbound inbound) {
                return into.accept(inbound).thenApply(it -> new Accepted(it.duplicate(), replies));
            }

            @Override
            public CompletableFuture<Accepted> acceptGroup(GroupInbound inbound) {
                return into.acceptGroup(inbound);
            }

            @Override
            public Optional<Duration> wait(String platform) {
                return into.wait(platform);
            }
        });
    }

    /** Ends the process as seen from Discord, and begins another. */
    void restart() {
        adapter.stop(STOP);
        sink = new RecordingSink();
        discord.commands = com.fasterxml.jackson.databind.node.MissingNode.getInstance();
        start();
    }

    Delivery deliver(Address to, OutboundMessage message) {
        return adapter.deliver(to, message, "bench-" + ++deliveries);
    }

    /** Delivers as the relay does. */
    void shows(Address to, OutboundMessage message) {
        String id = "bench-" + ++deliveries;
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Delivery delivery = adapter.deliver(to, message, id);
        while (delivery instanceof Delivery.Retry retry && System.nanoTime() < deadline) {
            LockSupport.parkNanos(retry.after().toNanos());
            delivery = adapter.deliver(to, message, id);
        }
        assertThat(delivery).isInstanceOf(Delivery.Delivered.class);
    }

    static void eventually(BooleanSupplier condition) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime())
                    .as("waited for longer than %s", PATIENCE)
                    .isLessThan(deadline);
            LockSupport.parkNanos(2_000_000);
        }
    }

    /** Ends everything, and holds every request that was made against the specification. */
    @Override
    public void close() {
        sink.release();
        discord.faults.heal();
        discord.rest.unhang();
        if (adapter != null) {
            adapter.stop(STOP);
        }
        discord.close();
        assertThat(discord.violations).as("requests Discord would refuse").isEmpty();
    }
}
