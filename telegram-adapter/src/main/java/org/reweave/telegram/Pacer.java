package org.reweave.telegram;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.reweave.spi.ArrivalWindow;
import org.reweave.spi.Haste;
import org.reweave.spi.Ticks;
import org.reweave.spi.WaitingLine;

/**
 * Keeps within what Telegram allows: so many messages a second in all, about one a second in a chat, twenty a minute in a
 * group, and nothing where Telegram said to wait.
 *
 * <p>A wait for the common limit is short and is waited out here; any other is given back. Whoever was given the right to
 * send tells when the answer came.
 */
final class Pacer {
    /** How many messages Telegram takes each second ("Broadcasting to users" in its questions and answers for bots). */
    private static final int ALLOWED_PER_SECOND = 30;

    /**
     * How long a message waits here for its turn. What is given back comes behind all that waits meanwhile, and that can be
     * minutes; everybody who waits here at once has had a turn long before.
     */
    private static final Duration IN_LINE = Duration.ofSeconds(5);

    private static final Duration SHORT_WAIT = Duration.ofMillis(400);
    private static final int FREQUENT = 3;
    private static final Duration FREQUENT_WITHIN = Duration.ofSeconds(10);

    private final WaitingLine messages;
    private final WaitingLine changes;
    private final int perChat;
    private final Ticks ticks;
    private final TimeMeter meter;
    private final ArrivalWindow window;
    private final Cache<String, Bucket> chats = Caffeine.newBuilder()
            .maximumSize(50_000)
            .expireAfterAccess(Duration.ofMinutes(5))
            .build();
    private final Cache<String, Long> held = Caffeine.newBuilder()
            .maximumSize(50_000)
            .expireAfterWrite(Duration.ofHours(1))
            .build();
    private final AtomicLong allHeldUntil;
    private final long[] refusals = new long[FREQUENT];
    private int refused;

    Pacer(int perSecond, int perChat, Ticks ticks) {
        this.perChat = perChat;
        this.ticks = ticks;
        this.meter = new Meter(ticks);
        this.window = new ArrivalWindow(Math.max(perSecond, ALLOWED_PER_SECOND));
        this.allHeldUntil = new AtomicLong(ticks.nanos());
        Bucket all = common(perSecond);
        Bucket edits = common(perSecond);
        this.messages = new WaitingLine(ticks, (now, haste) -> enter(all, now));
        this.changes = new WaitingLine(ticks, (now, haste) -> take(edits));
    }

    private Bucket common(int perSecond) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(2).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .withCustomTimePrecision(meter)
                .build();
    }

    private long enter(Bucket all, long now) {
        long wait = take(all);
        if (wait == 0) {
            wait = window.enter(now);
            if (wait > 0) {
                all.addTokens(1);
            }
        }
        return wait;
    }

    private static long take(Bucket bucket) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed() ? 0 : Math.max(1, probe.getNanosToWaitForRefill());
    }

    private record Meter(Ticks ticks) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return ticks.nanos();
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }
    }

    /**
     * Takes the right to send one message to a chat; otherwise says after how long to ask again. Whoever waits here because
     * somebody is waiting for them goes first.
     */
    Optional<Duration> take(Target to, Haste haste) {
        Optional<Duration> told = told(to.chat());
        if (told.isPresent()) {
            return told;
        }
        Bucket chat = chats.get(to.chat(), key -> to.group() ? group() : person());
        long wait = take(chat);
        if (wait > 0) {
            return Optional.of(Duration.ofNanos(wait));
        }
        if (!passes(messages, haste)) {
            chat.addTokens(1);
            return Optional.of(SHORT_WAIT);
        }
        return Optional.empty();
    }

    /**
     * Takes the right to change one message; changes count neither as messages nor for the chat, but they are paced. Nothing
     * has to be told when they are answered.
     */
    Optional<Duration> takeChange(Target in, Haste haste) {
        Optional<Duration> told = told(in.chat());
        return told.isPresent() || passes(changes, haste) ? told : Optional.of(SHORT_WAIT);
    }

    /** What was sent by a right that {@link #take} gave has its answer, or will never have one. */
    void answered() {
        window.leave(ticks.nanos());
    }

    private static boolean passes(WaitingLine line, Haste haste) {
        try {
            return line.pass(haste, IN_LINE.toNanos()) == 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Optional<Duration> told(String chat) {
        Long until = held.getIfPresent(chat);
        long now = ticks.nanos();
        long wait = Math.max(until == null ? 0 : until - now, allHeldUntil.get() - now);
        return wait <= 0 ? Optional.empty() : Optional.of(Duration.ofNanos(wait));
    }

    /** Telegram said to wait: in this chat, and where that becomes frequent, everywhere. */
    synchronized void refused(Target to, Duration after) {
        long now = ticks.nanos();
        held.put(to.chat(), now + after.toNanos());
        refusals[refused++ % FREQUENT] = now;
        boolean frequent = refused >= FREQUENT && now - refusals[refused % FREQUENT] < FREQUENT_WITHIN.toNanos();
        if (frequent) {
            allHeldUntil.accumulateAndGet(now + after.toNanos(), (one, other) -> one - other > 0 ? one : other);
        }
    }

    private Bucket person() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(4).refillGreedy(perChat, Duration.ofSeconds(1)))
                .withCustomTimePrecision(meter)
                .build();
    }

    private Bucket group() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(4L * perChat).refillGreedy(16L * perChat, Duration.ofMinutes(1)))
                .withCustomTimePrecision(meter)
                .build();
    }
}
