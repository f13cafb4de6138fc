package org.reweave.discord;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Remembers what Discord's answers say about its limits, so that a message can be held back before it is refused.
 *
 * <p>It also turns the passing faults that JDA would sit out, asleep, into a plain 500: trying again is the relay's.
 */
final class Limits implements Interceptor {
    private static final Logger LOG = LoggerFactory.getLogger(Limits.class);
    private static final String EVERYTHING = "*";
    private static final Duration UNTOLD = Duration.ofSeconds(5);

    private final LongSupplier nanos;
    private final Cache<String, Long> spentUntil =
            Caffeine.newBuilder().maximumSize(50_000).build();

    Limits(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** How long a request with this method to a channel has to wait; empty while it may go. */
    Optional<Duration> spent(String method, String channel) {
        long wait = Math.max(left(EVERYTHING), left(method + channel));
        return wait > 0 ? Optional.of(Duration.ofNanos(wait)) : Optional.empty();
    }

    private long left(String key) {
        Long until = spentUntil.getIfPresent(key);
        return until == null ? 0 : until - nanos.getAsLong();
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        Response response = chain.proceed(request);
        note(request, response);
        boolean sleptOver = response.code() > 500 && response.code() < 600;
        return sleptOver ? response.newBuilder().code(500).build() : response;
    }

    private void note(Request request, Response response) {
        String key = request.method() + channel(request.url().pathSegments());
        if (response.code() == 429) {
            Duration after = seconds(response.header("Retry-After")).orElse(UNTOLD);
            boolean whole = response.header("X-RateLimit-Global") != null || response.header("Via") == null;
            spend(whole ? EVERYTHING : key, after);
            if (whole) {
                LOG.warn("Discord limits the whole bot; nothing is sent for {} s", after.toSeconds());
            }
        } else if ("0".equals(response.header("X-RateLimit-Remaining"))) {
            seconds(response.header("X-RateLimit-Reset-After")).ifPresent(after -> spend(key, after));
        }
    }

    private void spend(String key, Duration time) {
        spentUntil.put(key, nanos.getAsLong() + time.toNanos());
    }

    private static Optional<Duration> seconds(@Nullable String header) {
        try {
            return Optional.ofNullable(header).map(text -> Duration.ofMillis((long) (Double.parseDouble(text) * 1000)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static String channel(List<String> path) {
        int at = path.indexOf("channels");
        return at >= 0 && at + 1 < path.size() ? path.get(at + 1) : "";
    }
}
