package org.reweave.transcript;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.reweave.message.Address;
import org.reweave.message.OutboundMessage;
import org.reweave.spi.Delivery;
import org.reweave.spi.InboundSink;
import org.reweave.spi.InboundSink.Accepted;
import org.reweave.spi.PlatformAdapter;
import org.reweave.spi.Rig;
import org.reweave.spi.Rig.Shown;

/** An adapter that is watched: what it hands over and what came of it, and what the person then sees. */
final class Watched implements PlatformAdapter {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Rig rig;
    private final PlatformAdapter adapter;
    private final BlockingQueue<CompletableFuture<Accepted>> taken = new LinkedBlockingQueue<>();
    private final BlockingQueue<View> views;
    private volatile boolean stopping;

    Watched(Rig rig, BlockingQueue<View> views) {
        this.rig = rig;
        this.adapter = rig.adapter();
        this.views = views;
    }

    /** What came of the next new thing that was handed over; waits for it. After a restart some come a second time. */
    Accepted next() {
        Accepted next = any();
        while (next.duplicate()) {
            next = any();
        }
        return next;
    }

    private Accepted any() {
        try {
            CompletableFuture<Accepted> next = taken.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (next == null) {
                throw new IllegalStateException("nothing came in within " + PATIENCE);
            }
            return next.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String platform() {
        return adapter.platform();
    }

    @Override
    public void start(InboundSink sink) {
        adapter.start(inbound -> {
            CompletableFuture<Accepted> accepted = sink.accept(inbound);
            taken.add(accepted);
            return accepted;
        });
    }

    @Override
    public Delivery deliver(Address to, OutboundMessage message, String deliveryId) {
        Set<String> before = rig.shown().stream().map(Shown::id).collect(Collectors.toCollection(HashSet::new));
        Delivery delivery = patiently(to, message, deliveryId);
        if (delivery instanceof Delivery.Delivered delivered) {
            views.add(new View(message, seen(before, delivered.messageId().orElse(""))));
        }
        return delivery;
    }

    /** The clock stands while something is delivered, so that what the platform puts off would be put off for ever. */
    private Delivery patiently(Address to, OutboundMessage message, String deliveryId) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Delivery delivery = adapter.deliver(to, message, deliveryId);
        while (delivery instanceof Delivery.Retry retry && System.nanoTime() < deadline && !stopping) {
            LockSupport.parkNanos(retry.after().toNanos());
            delivery = adapter.deliver(to, message, deliveryId);
        }
        return delivery;
    }

    /** What is new in the chat, as one; where nothing is, the message that was changed or is still the right one. */
    private Shown seen(Set<String> before, String messageId) {
        List<Shown> all = rig.shown();
        List<Shown> fresh =
                all.stream().filter(shown -> !before.contains(shown.id())).toList();
        if (fresh.isEmpty()) {
            return all.stream()
                    .filter(shown -> shown.id().equals(messageId))
                    .findFirst()
                    .orElseThrow(() -> new IllegalStateException("what was delivered is not to be seen"));
        }
        Shown last = fresh.get(fresh.size() - 1);
        String words = fresh.stream().map(Shown::text).collect(Collectors.joining("\n\n"));
        return new Shown(last.id(), words, last.offers());
    }

    @Override
    public boolean tellsRepeats() {
        return adapter.tellsRepeats();
    }

    @Override
    public void stop(Duration within) {
        stopping = true;
        adapter.stop(within);
    }
}
