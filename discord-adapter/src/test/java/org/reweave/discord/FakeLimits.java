package org.reweave.discord;

import com.sun.net.httpserver.Headers;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Discord's own limits: five messages in five seconds in a channel, fifty requests a second altogether. */
final class FakeLimits {
    private final LongSupplier millis;
    private final Map<String, Deque<Long>> taken = new HashMap<>();
    private final Deque<Long> all = new ArrayDeque<>();

    FakeLimits(LongSupplier millis) {
        this.millis = millis;
    }

    /** Whether a request may pass, and what is left. */
    record Taken(boolean refused, long millis, String bucket, int left) {
        void headers(Headers headers) {
            headers.set("Via", "1.1 fake");
            if (!bucket.isEmpty()) {
                headers.set("X-RateLimit-Bucket", bucket);
                headers.set("X-RateLimit-Limit", "5");
                headers.set("X-RateLimit-Remaining", String.valueOf(left));
                headers.set("X-RateLimit-Reset-After", String.valueOf(millis / 1000.0));
                headers.set("X-RateLimit-Reset", String.valueOf((System.currentTimeMillis() + millis) / 1000.0));
            }
        }
    }

    synchronized Taken take(FakeRest.Asked asked, boolean kept) {
        boolean interaction =
                asked.path().startsWith("/interactions/") || asked.path().startsWith("/webhooks/");
        if (!kept || interaction) {
            return new Taken(false, 0, "", 1);
        }
        long now = millis.getAsLong();
        while (!all.isEmpty() && now - all.peekFirst() >= 1_000) {
            all.pollFirst();
        }
        if (all.size() >= 50) {
            return new Taken(true, 1_000 - (now - all.peekFirst()), "", 0);
        }
        all.addLast(now);
        if (!asked.message()) {
            return new Taken(false, 0, "", 1);
        }
        Deque<Long> channel = taken.computeIfAbsent(asked.path(), key -> new ArrayDeque<>());
        while (!channel.isEmpty() && now - channel.peekFirst() >= 5_000) {
            channel.pollFirst();
        }
        long wait = channel.isEmpty() ? 5_000 : 5_000 - (now - channel.peekFirst());
        if (channel.size() >= 5) {
            return new Taken(true, wait, "messages", 0);
        }
        channel.addLast(now);
        return new Taken(false, wait, "messages", 5 - channel.size());
    }
}
