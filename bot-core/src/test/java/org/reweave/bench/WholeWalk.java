package org.reweave.bench;

import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.reweave.Shipped;
import org.reweave.message.Address;
import org.reweave.message.Inbound;
import org.reweave.message.Origin;
import org.reweave.message.OutboundMessage;
import org.reweave.message.QuickReply;
import org.reweave.runtime.Companion;
import org.reweave.runtime.CompanionSettings;
import org.reweave.runtime.FloodLimits;
import org.reweave.runtime.Timing;
import org.reweave.spi.Delivery;
import org.reweave.spi.InboundSink;
import org.reweave.spi.PlatformAdapter;
import org.reweave.store.ShortIds;
import org.reweave.store.StoreSettings;
import org.reweave.store.jdbc.JdbcStore;
import org.reweave.walk.Director;

/** Many people walk the whole journey, from the first word to an end, over the real runtime, outbox and H2. */
final class WholeWalk implements PlatformAdapter {
    private static final int AT_ONCE = 512;
    private static final int LONGEST = 400;

    /** How many people begin between two lines that say how far it has come. */
    private static final int PROGRESS = 2_000;

    private final PrintStream out;
    private final int people;
    private final Walker[] walkers;
    private final java.util.concurrent.Semaphore places = new java.util.concurrent.Semaphore(AT_ONCE);
    private final java.util.concurrent.atomic.AtomicLong answers = new java.util.concurrent.atomic.AtomicLong();
    private volatile InboundSink sink = inbound -> {
        throw new IllegalStateException("not started");
    };

    WholeWalk(PrintStream out, int people) {
        this.out = out;
        this.people = people;
        this.walkers = new Walker[people];
    }

    void run(Path folder) throws InterruptedException {
        Instant begin = Instant.now();
        try (JdbcStore store = JdbcStore.open(
                new StoreSettings.Embedded(folder), new ShortIds(Clock.systemUTC(), new SecureRandom()))) {
            Companion companion = new Companion(
                    store,
                    Shipped.engine(),
                    (first, now) -> Shipped.newcomer(now),
                    Shipped.handOver(),
                    Shipped.groups(),
                    Timing.of(Clock.systemUTC()),
                    List.of(this),
                    CompanionSettings.lanes(1).with(FloodLimits.NONE));
            companion.start();
            sink = companion.sink();
            for (int number = 0; number < people; number++) {
                places.acquire();
                if (number % PROGRESS == 0 && number > 0) {
                    out.printf("  %,d people have begun, %,d turns%n", number, answers.get());
                }
                walkers[number] = new Walker(number);
                walkers[number].says(new Inbound.Opened(Optional.empty()));
            }
            places.acquire(AT_ONCE);
            companion.stop(Duration.ofSeconds(10));
            out.printf(
                    "%,d people walked the whole journey: %,d turns in %d s%n",
                    people,
                    answers.get(),
                    Duration.between(begin, Instant.now()).toSeconds());
            out.printf(
                    "database while open: %,d KB, %.1f KB a person%n",
                    store.status().bytes() / 1024, store.status().bytes() / 1024.0 / people);
        }
        long closed = folder.resolve("reweave.db.mv.db").toFile().length();
        out.printf("database after a clean stop: %,d KB, %.1f KB a person%n", closed / 1024, closed / 1024.0 / people);
    }

    /** One person: taps an answer to each question until an end. */
    private final class Walker {
        private final String name;
        private final Random random;
        private final Director director = new Director(Map.of());
        private int said;

        Walker(int number) {
            this.name = Load.name(number);
            this.random = new Random(number);
        }

        void says(Inbound.Content content) {
            answers.incrementAndGet();
            Address from = new Address("walk", name, name);
            var unused = sink.accept(new Inbound(name + "-" + said++, from, Origin.PRIVATE, Optional.empty(), content));
        }

        void sees(OutboundMessage message) {
            if (message.replies().isEmpty()) {
                return;
            }
            Optional<QuickReply> tap = director.anyTap(message, random);
            if (tap.isEmpty() || said > LONGEST) {
                places.release();
            } else {
                says(new Inbound.Press(tap.get().token()));
            }
        }
    }

    @Override
    public String platform() {
        return "walk";
    }

    @Override
    public void start(InboundSink sink) {}

    @Override
    public Delivery deliver(Address to, OutboundMessage message, String deliveryId) {
        walkers[Integer.parseInt(to.user().substring(1))].sees(message);
        return new Delivery.Delivered(Optional.empty());
    }

    @Override
    public void stop(Duration within) {}
}
