package org.reweave.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.reweave.telegram.Failure.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.updates.DeleteWebhook;
import org.telegram.telegrambots.meta.api.methods.updates.GetUpdates;

/**
 * Fetches updates, and confirms each only after it is durable.
 *
 * <p>An update is confirmed by asking for the one after it, so a crash brings it again rather than losing it. Whatever
 * goes wrong, fetching goes on: after a wait that grows to some seconds, and a fetcher that shows no sign of life is
 * replaced.
 */
final class LongPolling implements UpdateSource {
    private static final Logger log = LoggerFactory.getLogger(LongPolling.class);
    /** What is asked for; everything else stays away. */
    static final List<String> WANTED =
            List.of("message", "edited_message", "callback_query", "my_chat_member", "chat_member");

    private static final int BATCH = 100;
    private static final Duration GRACE = Duration.ofSeconds(15);

    private final BotApi api;
    private final Greeting greeting;
    private final Batches batches;
    private final Clock clock;
    private final Tempo tempo;
    private final ScheduledExecutorService timer;
    private final UpdateReader reader;
    private final Backoff backoff;
    private final Waiting waiting = new Waiting();

    private volatile boolean stopped;
    private volatile int generation;
    private volatile @Nullable Thread fetcher;
    private volatile long offset;
    private volatile long confirmed;
    private volatile Instant lastUpdate;
    private final Outage outage;

    LongPolling(
            BotApi api, Greeting greeting, Intake intake, Clock clock, Tempo tempo, ScheduledExecutorService timer) {
        this.api = api;
        this.greeting = greeting;
        this.clock = clock;
        this.tempo = tempo;
        this.timer = timer;
        this.reader = new UpdateReader();
        this.backoff = new Backoff(tempo);
        this.outage = new Outage(tempo.lastRetry(), "Telegram refuses what this bot asks for");
        this.batches = new Batches(reader, intake, tempo, waiting);
        this.lastUpdate = clock.instant();
    }

    @Override
    public void start() {
        launch();
        long look = Math.max(10, tempo.stale().toMillis() / 4);
        ScheduledFuture<?> unused =
                timer.scheduleWithFixedDelay(this::replaceIfStale, look, look, TimeUnit.MILLISECONDS);
    }

    private synchronized void launch() {
        int mine = ++generation;
        waiting.beat();
        Thread thread = new Thread(() -> run(mine), "telegram-updates");
        thread.setDaemon(true);
        fetcher = thread;
        thread.start();
    }

    /** Starts a new fetcher where the old one ended or hangs; what the old one still does is without effect. */
    private synchronized void replaceIfStale() {
        Thread thread = fetcher;
        boolean alive = thread != null && thread.isAlive();
        if (!stopped && (!alive || waiting.silent().compareTo(tempo.poll().plus(tempo.stale())) > 0)) {
            log.warn("fetching updates from Telegram showed no sign of life; it is started anew");
            api.hangUp();
            if (thread != null) {
                thread.interrupt();
            }
            launch();
        }
    }

    private void run(int mine) {
        reader.warmUp();
        while (!stopped && mine == generation) {
            waiting.beat();
            Optional<Failure> failure = greeting.greet();
            if (failure.isEmpty()) {
                failure = fetch(mine);
            }
            if (failure.isEmpty()) {
                backoff.reset();
                outage.over();
            } else if (!stopped && mine == generation) {
                recover(failure.get());
            }
        }
    }

    private Optional<Failure> fetch(int mine) {
        long from = startAnew() ? 0 : offset;
        // After an outage the first question is not a long one, so that its end is known at once.
        Duration wait = outage.away() ? Duration.ZERO : tempo.poll();
        Outcome<List<JsonNode>> outcome = api.updates(question(from, wait), wait.plus(GRACE));
        if (outcome instanceof Outcome.Failed<List<JsonNode>> failed) {
            return Optional.of(failed.failure());
        }
        confirmed = from;
        List<JsonNode> updates = ((Outcome.Done<List<JsonNode>>) outcome).result();
        if (!updates.isEmpty()) {
            lastUpdate = clock.instant();
            long durable = batches.take(updates, () -> stopped || mine != generation);
            if (durable > 0 && mine == generation) {
                offset = durable + 1;
            }
        }
        return Optional.empty();
    }

    /** After a quiet week ids may begin anew, below the offset; everything before is confirmed, so none is needed. */
    private boolean startAnew() {
        return Duration.between(lastUpdate, clock.instant()).compareTo(tempo.quiet()) > 0;
    }

    private static GetUpdates question(long from, Duration wait) {
        return GetUpdates.builder()
                .offset(from == 0 ? null : (int) from)
                .limit(BATCH)
                .timeout((int) wait.toSeconds())
                .allowedUpdates(WANTED)
                .build();
    }

    private void recover(Failure failure) {
        Duration wait = failure.is(Kind.TOO_FAST) ? failure.after() : backoff.next();
        if (failure.is(Kind.WEBHOOK_ACTIVE)) {
            log.info("updates still go to a webhook; it is removed, and they are fetched");
            api.call(new DeleteWebhook());
        } else {
            outage.because(failure);
        }
        waiting.sleep(wait);
    }

    @Override
    public void stop(Duration within) {
        long end = System.nanoTime() + within.toNanos();
        stopped = true;
        waiting.wake();
        api.hangUp();
        Thread thread = fetcher;
        if (thread != null) {
            thread.interrupt();
            join(thread, Duration.ofNanos(Math.max(1, end - System.nanoTime())).dividedBy(2));
        }
        Duration left = Duration.ofNanos(end - System.nanoTime());
        if (offset > confirmed && left.toMillis() > 0) {
            GetUpdates last = question(offset, Duration.ZERO);
            last.setLimit(1);
            if (api.updates(last, left) instanceof Outcome.Failed<?> failed) {
                log.info(
                        "what was taken in last could not be confirmed ({}); it comes again",
                        failed.failure().reason());
            }
        }
    }

    private static void join(Thread thread, Duration within) {
        try {
            thread.join(Math.max(1, within.toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
