package org.reweave.runtime;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.reweave.spi.Delivery;
import org.reweave.spi.Haste;
import org.reweave.spi.PlatformAdapter;
import org.reweave.store.Outbox.Claimed;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The few threads that hand messages to one platform; a platform that is slow keeps only its own waiting.
 *
 * <p>One in four is kept for replies, so that a reply is on its way at once however much waits that nobody asked for.
 */
final class Sender {
    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);

    private final PlatformAdapter adapter;
    private final DeliveryPolicy policy;
    private final Clock clock;
    private final int threads;
    private final int threadsForUnasked;
    private final ExecutorService pool;
    private final Wellness wellness = new Wellness();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger unaskedUnderWay = new AtomicInteger();

    Sender(PlatformAdapter adapter, DeliveryPolicy policy, Clock clock, int threads) {
        this.adapter = adapter;
        this.policy = policy;
        this.clock = clock;
        this.threads = threads;
        this.threadsForUnasked = threads - threads / 4;
        AtomicInteger number = new AtomicInteger();
        this.pool = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "send-" + adapter.platform() + "-" + number.getAndIncrement());
            thread.setDaemon(true);
            return thread;
        });
    }

    String platform() {
        return adapter.platform();
    }

    /** How many messages can be sent at once; whatever paces a platform belongs here. */
    int room() {
        return threads - underWay.get();
    }

    /** How many of them may be ones nobody waits for. */
    int roomForUnasked() {
        return threadsForUnasked - unaskedUnderWay.get();
    }

    /** Whether the platform was away and something arrived there since, until that is {@linkplain #heardOfReturn heard}. */
    boolean isBack() {
        return wellness.isBack();
    }

    /** What waited for the platform to be back waits no longer. */
    void heardOfReturn() {
        wellness.heard();
    }

    int underWay() {
        return underWay.get();
    }

    /**
     * Sends a message that was claimed; called only where there is room.
     *
     * @param done takes what is to become of the message, while it still counts as under way
     * @param after runs when it does not any more
     */
    void send(Claimed message, Consumer<Verdict> done, Runnable after) {
        Haste haste = haste(message);
        begins(haste);
        try {
            pool.execute(() -> {
                done.accept(verdict(message));
                ended(haste);
                after.run();
            });
        } catch (RejectedExecutionException stopping) {
            done.accept(new Verdict.Again(clock.instant(), Verdict.Because.ASKED));
            ended(haste);
        }
    }

    private static Haste haste(Claimed message) {
        return message.awaited() ? Haste.AWAITED : Haste.UNASKED;
    }

    private void begins(Haste haste) {
        underWay.incrementAndGet();
        if (haste == Haste.UNASKED) {
            unaskedUnderWay.incrementAndGet();
        }
    }

    private void ended(Haste haste) {
        if (haste == Haste.UNASKED) {
            unaskedUnderWay.decrementAndGet();
        }
        underWay.decrementAndGet();
    }

    private Verdict verdict(Claimed message) {
        boolean tellsRepeats = adapter.tellsRepeats();
        Optional<Verdict> beforehand = policy.beforehand(message, tellsRepeats, clock.instant());
        return beforehand.orElseGet(() -> deliver(message, tellsRepeats));
    }

    private Verdict deliver(Claimed message, boolean tellsRepeats) {
        boolean away = false;
        Delivery delivery;
        try {
            delivery = adapter.deliver(message.to(), message.message(), message.id(), haste(message));
            away = delivery instanceof Delivery.Unknown && wellness.unanswered(clock.instant());
        } catch (RuntimeException | Error failure) {
            LOG.warn(
                    "delivering on {} failed ({}); it counts as sent with an unknown outcome",
                    adapter.platform(),
                    Failure.describe(failure));
            delivery = new Delivery.Unknown();
        }
        if (delivery instanceof Delivery.Delivered) {
            wellness.arrived(clock.instant());
        }
        return policy.after(message, delivery, tellsRepeats, away, clock.instant(), ThreadLocalRandom.current());
    }

    /** From now on nothing new is sent; what is under way goes on. */
    void takesNoMore() {
        pool.shutdown();
    }

    /** Waits for what is under way; what takes longer than the given real time is interrupted, its outcome unknown. */
    void awaitEnd(Duration within) {
        try {
            boolean ended = pool.awaitTermination(within.toMillis(), TimeUnit.MILLISECONDS);
            if (!ended && underWay() > 0) {
                LOG.warn("{} messages are still on their way to {}; they are let go", underWay.get(), platform());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        pool.shutdownNow();
    }
}
