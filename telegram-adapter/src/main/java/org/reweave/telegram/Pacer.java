package org.reweave.telegram;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Keeps within what Telegram allows: so many messages a second in all, about one a second in a chat, twenty a minute in a
 * group, and nothing where Telegram said to wait.
 *
 * <p>A wait for the common limit is short and is waited out here; any other is given back.
 */
final class Pacer {
    private static final Duration SHORT_WAIT = Duration.ofMillis(400);
    private static final int FREQUENT = 3;
    private static final Duration FREQUENT_WITHIN = Duration.ofSeconds(10);

    private final Bucket all;
    private final int perChat;
    private final LongSupplier nanos;
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

    Pacer(int perSecond, int perChat, LongSupplier nanos) {
        this.perChat = perChat;
        this.nanos = nanos;
        this.allHeldUntil = new AtomicLong(nanos.getAsLong());
        this.all = Bucket.builder()
                .addLimit(limit -> limit.capacity(2).refillGreedy(perSecond, Duration.ofSeconds(1)))
                .build();
    }

    /** Takes the right to send one message to a chat; otherwise says after how long to ask again. */
    Optional<Duration> take(Target to) {
        Optional<Duration> told = told(to.chat());
        if (told.isPresent()) {
            return told;
        }
        Bucket chat = chats.get(to.chat(), key -> to.group() ? group() : person());
        var probe = chat.tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            return Optional.of(Duration.ofNanos(probe.getNanosToWaitForRefill()));
        }
        if (!common()) {
            chat.addTokens(1);
            return Optional.of(SHORT_WAIT);
        }
        return Optional.empty();
    }

    /** Takes the right to change one message; a change counts for all, not for the chat. */
    Optional<Duration> takeChange(Target in) {
        Optional<Duration> told = told(in.chat());
        return told.isPresent() || common() ? told : Optional.of(SHORT_WAIT);
    }

    private boolean common() {
        try {
            return all.asBlocking().tryConsume(1, SHORT_WAIT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private Optional<Duration> told(String chat) {
        Long until = held.getIfPresent(chat);
        long now = nanos.getAsLong();
        long wait = Math.max(until == null ? 0 : until - now, allHeldUntil.get() - now);
        return wait <= 0 ? Optional.empty() : Optional.of(Duration.ofNanos(wait));
    }

    /** Telegram said to wait: in this chat, and where that becomes frequent, everywhere. */
    synchronized void refused(Target to, Duration after) {
        long now = nanos.getAsLong();
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
                .build();
    }

    private static Bucket group() {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(4).refillGreedy(16, Duration.ofMinutes(1)))
                .build();
    }
}
