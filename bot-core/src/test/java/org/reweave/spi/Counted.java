package org.reweave.spi;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.reweave.message.Address;
import org.reweave.message.Discretion;
import org.reweave.message.GroupInbound;
import org.reweave.message.Inbound;
import org.reweave.message.OutboundMessage;

/** An adapter of which it is known whether something it handed over is still being taken in. */
public final class Counted implements PlatformAdapter {
    private final PlatformAdapter adapter;
    private final AtomicInteger underWay = new AtomicInteger();

    public Counted(PlatformAdapter adapter) {
        this.adapter = adapter;
    }

    /** Whether something is being taken in. */
    public boolean busy() {
        return underWay.get() > 0;
    }

    private <T> CompletableFuture<T> counted(Supplier<CompletableFuture<T>> taking) {
        underWay.incrementAndGet();
        return taking.get().whenComplete((taken, failure) -> underWay.decrementAndGet());
    }

    @Override
    public void start(InboundSink sink) {
        adapter.start(new InboundSink() {
            @Override
            public CompletableFuture<Accepted> accept(Inbound inbound) {
                return counted(() -> sink.accept(inbound));
            }

            @Override
            public CompletableFuture<Accepted> acceptGroup(GroupInbound inbound) {
                return counted(() -> sink.acceptGroup(inbound));
            }

            @Override
            public CompletableFuture<Void> door(Address address, boolean open) {
                return counted(() -> sink.door(address, open));
            }
        });
    }

    @Override
    public String platform() {
        return adapter.platform();
    }

    @Override
    public Delivery deliver(Address to, OutboundMessage message, String deliveryId) {
        return adapter.deliver(to, message, deliveryId);
    }

    @Override
    public Delivery deliver(Address to, OutboundMessage message, String deliveryId, Haste haste) {
        return adapter.deliver(to, message, deliveryId, haste);
    }

    @Override
    public Discretion discretion() {
        return adapter.discretion();
    }

    @Override
    public boolean tellsRepeats() {
        return adapter.tellsRepeats();
    }

    @Override
    public void stop(Duration within) {
        adapter.stop(within);
    }
}
