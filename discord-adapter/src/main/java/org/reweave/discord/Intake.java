package org.reweave.discord;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.reweave.message.GroupInbound;
import org.reweave.message.Inbound;
import org.reweave.spi.InboundSink;
import org.reweave.spi.InboundSink.Accepted;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands what came in to the sink until the sink has it on disk; what it still holds when stopped is taken in again after the next start. */
final class Intake {
    private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
    private static final long FIRST_PAUSE = 250;
    private static final long LONGEST_PAUSE = 15_000;

    private final InboundSink sink;
    private final Later later;
    private final Phaser underWay = new Phaser(1);
    private volatile boolean open = true;

    Intake(InboundSink sink, Later later) {
        this.sink = sink;
        this.later = later;
    }

    /**
     * Takes something in.
     *
     * @return completes when it is on disk, however often that takes; never, once this was stopped
     */
    CompletableFuture<Accepted> take(Inbound inbound) {
        return take(() -> sink.accept(inbound));
    }

    /** Takes in something that happened in a server, as {@link #take(Inbound)} does. */
    CompletableFuture<Accepted> take(GroupInbound inbound) {
        return take(() -> sink.acceptGroup(inbound));
    }

    /** About how long whoever does something now waits for the answer, in minutes; empty where that is not worth a word. */
    Optional<Long> wait(String platform) {
        return sink.wait(platform).map(Duration::toMinutes);
    }

    private CompletableFuture<Accepted> take(Supplier<CompletableFuture<Accepted>> inbound) {
        CompletableFuture<Accepted> taken = new CompletableFuture<>();
        if (open) {
            underWay.register();
            hand(inbound, taken, FIRST_PAUSE);
        }
        return taken;
    }

    private void hand(Supplier<CompletableFuture<Accepted>> inbound, CompletableFuture<Accepted> taken, long pause) {
        CompletableFuture<Accepted> attempt;
        try {
            attempt = inbound.get();
        } catch (RuntimeException e) {
            attempt = CompletableFuture.failedFuture(e);
        }
        CompletableFuture<Accepted> unused = attempt.whenComplete((accepted, failure) -> {
            if (failure == null) {
                underWay.arriveAndDeregister();
                taken.complete(accepted);
            } else {
                again(inbound, taken, pause);
            }
        });
    }

    private void again(Supplier<CompletableFuture<Accepted>> inbound, CompletableFuture<Accepted> taken, long pause) {
        if (open) {
            LOG.warn("something a person did could not be stored; it is handed over again in {} ms", pause);
            if (later.in(pause, () -> hand(inbound, taken, Math.min(LONGEST_PAUSE, pause * 2)))) {
                return;
            }
        }
        underWay.arriveAndDeregister();
    }

    /** Takes nothing more, and waits a while for what is under way. */
    void close(Duration within) {
        open = false;
        int phase = underWay.arriveAndDeregister();
        try {
            underWay.awaitAdvanceInterruptibly(phase, within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LOG.warn("stopped before everything was stored; it is fetched again after the next start");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
