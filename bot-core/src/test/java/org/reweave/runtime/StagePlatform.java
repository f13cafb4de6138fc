package org.reweave.runtime;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.reweave.message.Address;
import org.reweave.message.OutboundMessage;
import org.reweave.message.Place;
import org.reweave.runtime.GroupStage.Posted;
import org.reweave.spi.Delivery;
import org.reweave.spi.InboundSink;
import org.reweave.spi.PlatformAdapter;

/** The platform of a {@link GroupStage}: it keeps what it is given, and refuses what it was told to refuse. */
final class StagePlatform implements PlatformAdapter {
    static final String NAME = "stage";

    final ConcurrentLinkedQueue<Posted> posts = new ConcurrentLinkedQueue<>();
    final Map<String, List<OutboundMessage>> alone = new HashMap<>();
    final Map<Address, Delivery> refused = new ConcurrentHashMap<>();
    final Set<Address> refusals = ConcurrentHashMap.newKeySet();
    final ConcurrentLinkedQueue<Address> order = new ConcurrentLinkedQueue<>();
    private final MovableClock clock;
    volatile Consumer<String> whenTold = user -> {};

    StagePlatform(MovableClock clock) {
        this.clock = clock;
    }

    @Override
    public String platform() {
        return NAME;
    }

    @Override
    public void start(InboundSink sink) {}

    @Override
    public Delivery deliver(Address to, OutboundMessage message, String deliveryId) {
        Optional<Place> place = Place.of(to);
        Delivery refusal = refused.get(to);
        if (refusal != null) {
            refusals.add(to);
            return refusal;
        }
        order.add(to);
        if (place.isPresent()) {
            posts.add(new Posted(place.get(), clock.instant(), message));
        } else {
            synchronized (alone) {
                alone.computeIfAbsent(to.user(), any -> new ArrayList<>()).add(message);
            }
            whenTold.accept(to.user());
        }
        return new Delivery.Delivered(Optional.of(deliveryId));
    }

    @Override
    public void stop(Duration within) {}
}
