package org.reweave.app;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.reweave.export.Handing;
import org.reweave.journey.JourneyCatalog.Reading;
import org.reweave.runtime.Companion;
import org.reweave.runtime.CompanionSettings;
import org.reweave.runtime.FloodLimits;
import org.reweave.runtime.Pseudonyms;
import org.reweave.runtime.Timing;
import org.reweave.runtime.TurnSettings;
import org.reweave.spi.PlatformAdapter;
import org.reweave.store.StoreException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The whole companion, wired together: what it says, what it remembers, and where it is heard.
 *
 * <p>It ends when it is closed or when the process is asked to end, within about two seconds, and loses nothing then.
 */
final class Bot implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Bot.class);
    private static final Duration ENDS_WITHIN = Duration.ofMillis(1_200);
    /** With closing the database; everything that was acknowledged is on disk before that. */
    private static final Duration ENDED_AT_THE_LATEST = Duration.ofMillis(1_800);

    private final Database database;
    private final Companion companion;
    private final Thread atTheEnd = new Thread(this::endInTime, "stop");
    private boolean ended;

    private Bot(Database database, Companion companion) {
        this.database = database;
        this.companion = companion;
    }

    /**
     * Reads what it says and opens what it remembers; nothing runs until {@link #start}.
     *
     * @param limits how much is taken in from one person or group
     * @throws HostException where the person who hosts it has to mend something first
     */
    static Bot open(
            BotConfig config,
            Clock clock,
            Supplier<Reading> journeys,
            FloodLimits limits,
            Function<Database, List<? extends PlatformAdapter>> adapters) {
        CompletableFuture<Conversation> reading =
                CompletableFuture.supplyAsync(() -> Conversation.read(config, journeys.get()));
        Database database = Database.open(config, clock);
        try {
            Conversation conversation = reading.join();
            return new Bot(
                    database,
                    new Companion(
                            database.transactions(),
                            conversation.engine(),
                            conversation.newcomers(),
                            new Handing(conversation::retelling),
                            conversation.groups(),
                            Timing.of(clock),
                            adapters.apply(database),
                            settings(config)
                                    .with(limits)
                                    .with(config.retention())
                                    .with(pseudonyms(config))));
        } catch (CompletionException e) {
            database.close();
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static Pseudonyms pseudonyms(BotConfig config) {
        return HostKeys.of(config)
                .find()
                .map(key -> new Pseudonyms(key.derived("names in the log")))
                .orElseGet(Pseudonyms::untilTheEnd);
    }

    private static CompanionSettings settings(BotConfig config) {
        return config.builtInDatabase() ? CompanionSettings.embedded() : CompanionSettings.lanes(TurnSettings.LANES);
    }

    /** Begins to answer. */
    void start() {
        Runtime.getRuntime().addShutdownHook(atTheEnd);
        companion.start();
    }

    /**
     * Waits as long as it can go on.
     *
     * @throws StoreException when it cannot, and only another start helps
     */
    void goesOn() throws InterruptedException {
        try {
            throw database.lost().get();
        } catch (ExecutionException never) {
            throw new IllegalStateException(never);
        }
    }

    /**
     * Ends, but does not keep the process waiting for a database or a disk that takes its time: leaving in the middle of
     * that is no worse than a kill, which it survives.
     */
    private void endInTime() {
        Thread ending = new Thread(this::end, "ending");
        ending.setDaemon(true);
        ending.start();
        try {
            ending.join(ENDED_AT_THE_LATEST.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (ending.isAlive()) {
            LOG.warn(
                    "closing the database takes long and is left; nothing is lost, and the next start takes a little longer");
        } else {
            LOG.info("ended as asked; all that was taken in is kept, and the next start goes on with it");
        }
    }

    private synchronized void end() {
        if (!ended) {
            ended = true;
            companion.stop(ENDS_WITHIN);
            database.close();
        }
    }

    @Override
    public void close() {
        end();
        try {
            Runtime.getRuntime().removeShutdownHook(atTheEnd);
        } catch (IllegalStateException processEnds) {
            // The hook is what runs this, or runs already and finds everything closed.
        }
    }
}
