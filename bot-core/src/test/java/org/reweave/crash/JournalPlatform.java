package org.reweave.crash;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.reweave.message.Address;
import org.reweave.message.Inbound;
import org.reweave.message.Origin;
import org.reweave.message.OutboundMessage;
import org.reweave.spi.Delivery;
import org.reweave.spi.InboundSink;
import org.reweave.spi.PlatformAdapter;

/** A platform that outlives the companion: it keeps a journal, and tells a repeated delivery by its id. */
final class JournalPlatform implements PlatformAdapter {
    static final String NAME = "journal";

    private final Journal journal;
    private final int generation;
    private final BiConsumer<String, String> onShown;
    private final Set<String> shown = new HashSet<>();
    private final ExecutorService acknowledging = Executors.newSingleThreadExecutor();
    private InboundSink sink;

    /** {@code onShown} hears who was shown what, once that is on the platform's disk. */
    JournalPlatform(Path path, int generation, BiConsumer<String, String> onShown) throws IOException {
        for (Journal.Line line : Journal.read(path)) {
            if (line.is("shown")) {
                shown.add(line.word(2));
            }
        }
        this.journal = Journal.append(path);
        this.generation = generation;
        this.onShown = onShown;
    }

    static Address address(String user) {
        return new Address(NAME, user, user);
    }

    @Override
    public String platform() {
        return NAME;
    }

    @Override
    public boolean tellsRepeats() {
        return true;
    }

    @Override
    public void start(InboundSink newSink) {
        sink = newSink;
    }

    /** Hands over what somebody wrote; {@code told} hears of it once the acknowledgement is on the platform's disk. */
    void hear(String updateId, String user, String text, Consumer<String> told) {
        sink.accept(new Inbound(updateId, address(user), Origin.PRIVATE, Optional.empty(), new Inbound.Text(text)))
                .thenAcceptAsync(
                        accepted -> {
                            journal.write(String.join("\t", "acknowledged", "" + generation, updateId));
                            told.accept(updateId);
                        },
                        acknowledging);
    }

    @Override
    public Delivery deliver(Address to, OutboundMessage message, String deliveryId) {
        boolean first;
        synchronized (shown) {
            first = shown.add(deliveryId);
        }
        journal.write(String.join(
                "\t",
                first ? "shown" : "repeated",
                "" + generation,
                deliveryId,
                to.user(),
                message.text().words()));
        onShown.accept(to.user(), message.text().words());
        return new Delivery.Delivered(Optional.empty());
    }

    @Override
    public void stop(Duration within) {
        acknowledging.shutdown();
    }
}
