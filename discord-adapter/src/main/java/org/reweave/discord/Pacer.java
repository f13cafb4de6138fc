package org.reweave.discord;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Optional;

/**
 * How fast messages may leave: a rate for everything, one for each chat, and a small budget for conversations opened with
 * people who were never written to. Says how long to wait rather than wait.
 */
final class Pacer {
    static final Duration CHAT_PERIOD = Duration.ofSeconds(5);
    /** Frequent unasked first messages get a bot flagged (20026, 40003). */
    static final int NEW_CHATS_AN_HOUR = 10;

    private static final int CHATS = 50_000;

    private final TimeMeter time;
    private final Bucket all;
    private final Bucket besides;
    private final Bucket newChats;
    private final LoadingCache<String, Bucket> chats;

    Pacer(Tempo tempo, TimeMeter time) {
        this.time = time;
        this.all = bucket(tempo.perSecond(), Duration.ofSeconds(1));
        this.besides = bucket(tempo.besides(), Duration.ofSeconds(1));
        this.newChats = bucket(NEW_CHATS_AN_HOUR, Duration.ofHours(1));
        this.chats = Caffeine.newBuilder()
                .maximumSize(CHATS)
                .expireAfterAccess(Duration.ofMinutes(1))
                .build(chat -> bucket(tempo.perChat(), CHAT_PERIOD));
    }

    private Bucket bucket(int tokens, Duration period) {
        return Bucket.builder()
                .addLimit(Bandwidth.builder()
                        .capacity(tokens)
                        .refillGreedy(tokens, period)
                        .build())
                .withCustomTimePrecision(time)
                .build();
    }

    /** Takes room for a message to a chat; how long to wait where there is none. */
    Optional<Duration> take(String chat) {
        Bucket own = chats.get(chat);
        Optional<Duration> wait = take(own, 1);
        if (wait.isPresent()) {
            return wait;
        }
        Optional<Duration> behind = take(all, 1);
        if (behind.isPresent()) {
            own.addTokens(1);
        }
        return behind;
    }

    /** Takes room for one request that is no message. */
    Optional<Duration> takeBesides() {
        return take(besides, 1);
    }

    /** Takes one first conversation out of the budget. */
    Optional<Duration> takeNewChat() {
        return take(newChats, 1);
    }

    private static Optional<Duration> take(Bucket bucket, int tokens) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(tokens);
        return probe.isConsumed()
                ? Optional.empty()
                : Optional.of(Duration.ofNanos(Math.max(1_000_000, probe.getNanosToWaitForRefill())));
    }
}
