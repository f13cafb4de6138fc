package org.reweave.discord;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Optional;
import org.reweave.spi.ArrivalWindow;
import org.reweave.spi.Haste;
import org.reweave.spi.Ticks;
import org.reweave.spi.WaitingLine;

/**
 * How fast requests may leave: so many within any second for everything, a few in a row for each chat, and small budgets
 * for conversations opened with people who were never written to and for reading what was missed. What nobody waits for goes
 * evenly, so that something is free again soon, and behind what somebody waits for.
 *
 * <p>Whoever was let through by {@link #take}, {@link #takeOpening}, {@link #tryRequest} or {@link #takeLook}, or said
 * {@link #counted}, says {@link #answered} when the request has ended, however it ended.
 */
final class Pacer {
    static final Duration CHAT_PERIOD = Duration.ofSeconds(5);
    /** Frequent unasked first messages get a bot flagged (20026, 40003). */
    static final int NEW_CHATS_AN_HOUR = 10;

    /** Waiting this long costs less than giving a message back and claiming it again. */
    private static final long SHORT_WAIT = 400_000_000L;

    private static final int CHATS = 50_000;

    private final Tempo tempo;
    private final Ticks ticks;
    private final ArrivalWindow window;
    private final Bucket unasked;
    private final WaitingLine line;
    private final Bucket looks;
    private final Bucket newChats;
    private final LoadingCache<String, Bucket> chats;

    Pacer(Tempo tempo, Ticks ticks) {
        this.tempo = tempo;
        this.ticks = ticks;
        this.window = new ArrivalWindow(tempo.perSecond());
        this.unasked = bucket(1, Duration.ofSeconds(1).dividedBy(tempo.perSecond()));
        this.line = new WaitingLine(ticks, this::enter);
        this.looks = bucket(tempo.looks(), Duration.ofSeconds(1));
        this.newChats = bucket(NEW_CHATS_AN_HOUR, Duration.ofHours(1));
        this.chats = Caffeine.newBuilder()
                .maximumSize(CHATS)
                .expireAfterAccess(Duration.ofMinutes(1))
                .build(chat -> bucket(tempo.perChat(), CHAT_PERIOD));
    }

    Tempo tempo() {
        return tempo;
    }

    private Bucket bucket(int tokens, Duration period) {
        return Bucket.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(tokens)
                        .refillGreedy(tokens, period)
                        .build())
                .withCustomTimePrecision(new TimeMeter() {
                    @Override
                    public long currentTimeNanos() {
                        return ticks.nanos();
                    }

                    @Override
                    public boolean isWallClockBased() {
                        return false;
                    }
                })
                .build();
    }

    /** Takes room for a message to a chat, after a short wait if need be; how long to wait where there is none yet. */
    Optional<Duration> take(String chat, Haste haste) {
        Bucket own = chats.get(chat);
        Optional<Duration> wait = take(own);
        if (wait.isPresent()) {
            return wait;
        }
        Optional<Duration> behind = pass(haste);
        if (behind.isPresent()) {
            own.addTokens(1);
        }
        return behind;
    }

    private long enter(long now, Haste haste) {
        if (haste == Haste.AWAITED) {
            return window.enter(now);
        }
        ConsumptionProbe probe = unasked.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            return Math.max(1, probe.getNanosToWaitForRefill());
        }
        long wait = window.enter(now);
        if (wait > 0) {
            unasked.addTokens(1);
        }
        return wait;
    }

    private Optional<Duration> pass(Haste haste) {
        try {
            long wait = line.pass(haste, SHORT_WAIT);
            return wait == 0 ? Optional.empty() : Optional.of(Duration.ofNanos(Math.max(1_000_000, wait)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.of(Duration.ofSeconds(1));
        }
    }

    /** Takes room for one request that can be left out, if there is some right now and nobody in as much haste waits for it. */
    boolean tryRequest(Haste haste) {
        return line.passesAtOnce(haste);
    }

    /** Takes room for looking one chat through; how long to wait where there is none. So many a second nobody waits for. */
    Optional<Duration> takeLook(Haste haste) {
        Optional<Duration> wait = haste == Haste.AWAITED ? Optional.empty() : take(looks);
        return wait.isPresent() ? wait : pass(haste);
    }

    /** Takes room for opening a conversation; a first one with somebody never written to comes out of its budget too. */
    Optional<Duration> takeOpening(boolean first, Haste haste) {
        Optional<Duration> wait = first ? take(newChats) : Optional.empty();
        if (wait.isPresent()) {
            return wait;
        }
        Optional<Duration> behind = pass(haste);
        if (behind.isPresent() && first) {
            newChats.addTokens(1);
        }
        return behind;
    }

    /** A request leaves in any case; those who send wait for it. */
    void counted() {
        window.count();
    }

    /** A request has ended. */
    void answered() {
        window.leave(ticks.nanos());
    }

    private static Optional<Duration> take(Bucket bucket) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(Math.max(1_000_000, probe.getNanosToWaitForRefill())));
    }
}
