package org.reweave.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.objects.Update;

/** Takes in the updates that came together; what could not be stored is handed over again until it is. */
final class Batches {
    private static final Logger log = LoggerFactory.getLogger(Batches.class);

    private record Pending(long id, Optional<Update> update, CompletableFuture<Void> durable) {}

    private final UpdateReader reader;
    private final Intake intake;
    private final Tempo tempo;
    private final Waiting waiting;

    Batches(UpdateReader reader, Intake intake, Tempo tempo, Waiting waiting) {
        this.reader = reader;
        this.intake = intake;
        this.tempo = tempo;
        this.waiting = waiting;
    }

    /**
     * Takes updates in, in their order, and returns when all are durable or {@code given up} says to leave.
     *
     * @return the highest id up to which all are durable, in whatever order they came; 0 where not even the lowest is
     */
    long take(List<JsonNode> updates, BooleanSupplier givenUp) {
        List<Pending> all = new ArrayList<>();
        for (JsonNode node : updates) {
            Optional<Update> update = reader.read(node);
            all.add(new Pending(node.path("update_id").asLong(), update, handOver(update)));
        }
        all.sort(Comparator.comparingLong(Pending::id));
        long durable = 0;
        for (Pending one : all) {
            if (!settle(one, givenUp)) {
                return durable;
            }
            durable = one.id();
        }
        return durable;
    }

    private CompletableFuture<Void> handOver(Optional<Update> update) {
        if (update.isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        try {
            return intake.take(update.get());
        } catch (RuntimeException e) {
            log.warn(
                    "update {} cannot be understood ({}); it is put aside",
                    update.get().getUpdateId(),
                    e.getClass().getSimpleName());
            return CompletableFuture.completedFuture(null);
        }
    }

    private boolean settle(Pending one, BooleanSupplier givenUp) {
        Backoff backoff = new Backoff(tempo);
        CompletableFuture<Void> durable = one.durable();
        while (!isDurable(durable, givenUp)) {
            if (givenUp.getAsBoolean()) {
                return false;
            }
            log.warn("update {} could not be stored; it is handed over again", one.id());
            waiting.sleep(backoff.next());
            durable = handOver(one.update());
        }
        return true;
    }

    /** Waits until it is known; false where it failed, or where there is no more time to wait. */
    private boolean isDurable(CompletableFuture<Void> durable, BooleanSupplier givenUp) {
        while (true) {
            try {
                waiting.beat();
                durable.get(1, TimeUnit.SECONDS);
                return true;
            } catch (TimeoutException e) {
                if (givenUp.getAsBoolean()) {
                    return false;
                }
            } catch (ExecutionException e) {
                return false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return durable.isDone() && !durable.isCompletedExceptionally();
            }
        }
    }
}
