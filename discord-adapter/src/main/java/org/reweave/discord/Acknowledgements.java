package org.reweave.discord;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees to it that Discord learns within three seconds that something a person did has arrived; later it tells the person
 * that it failed.
 *
 * <p>An acknowledgement that fails, or has no answer for a second, is made again while there is time: one made twice does no
 * harm. One that came too late all the same is told to the host.
 */
final class Acknowledgements implements Interceptor {
    private static final Logger LOG = LoggerFactory.getLogger(Acknowledgements.class);
    /** How long Discord waits. */
    static final Duration IN_TIME = Duration.ofSeconds(3);

    private static final Duration NO_MORE_AFTER = Duration.ofMillis(2_600);
    private static final int ANSWER_WITHIN_MILLIS = 1_000;
    private static final long PAUSE = Duration.ofMillis(50).toNanos();
    private static final String ACKNOWLEDGED_BEFORE = "40060";
    private static final int LONGEST_REFUSAL = 10_000;

    private final LongSupplier nanos;
    private final Cache<String, Long> arrived = Caffeine.newBuilder()
            .maximumSize(50_000)
            .expireAfterWrite(Duration.ofMinutes(1))
            .build();

    Acknowledgements(LongSupplier nanos) {
        this.nanos = nanos;
    }

    /** Something a person did has arrived; from now on Discord waits. */
    void arrived(String interaction) {
        arrived.put(interaction, nanos.getAsLong());
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        List<String> path = chain.request().url().pathSegments();
        int at = path.size() - 4;
        if (at < 0 || !path.get(at).equals("interactions") || !path.get(at + 3).equals("callback")) {
            return chain.proceed(chain.request());
        }
        Long since = arrived.getIfPresent(path.get(at + 1));
        long begun = since == null ? nanos.getAsLong() : since;
        Response response = inTime(chain, begun);
        long took = nanos.getAsLong() - begun;
        if (took > IN_TIME.toNanos()) {
            LOG.warn(
                    "what somebody did was acknowledged after {} ms; Discord has told them that it failed, and it counts"
                            + " all the same",
                    TimeUnit.NANOSECONDS.toMillis(took));
        }
        return response;
    }

    private Response inTime(Chain chain, long begun) throws IOException {
        Chain impatient = chain.withReadTimeout(ANSWER_WITHIN_MILLIS, TimeUnit.MILLISECONDS);
        boolean again = false;
        while (true) {
            boolean last = nanos.getAsLong() - begun > NO_MORE_AFTER.toNanos();
            Response response = once(impatient, last);
            if (response != null && (last || response.code() < 500)) {
                return again && response.code() == 400 ? acknowledgedBefore(response) : response;
            }
            if (response != null) {
                response.close();
            }
            again = true;
            LockSupport.parkNanos(PAUSE);
        }
    }

    private static @Nullable Response once(Chain chain, boolean last) throws IOException {
        try {
            return chain.proceed(chain.request());
        } catch (IOException e) {
            if (last || chain.call().isCanceled()) {
                throw e;
            }
            return null;
        }
    }

    /** Where an earlier attempt was taken after all, though its answer never came, all is well. */
    private static Response acknowledgedBefore(Response refused) throws IOException {
        String body = refused.peekBody(LONGEST_REFUSAL).string();
        if (!body.contains(ACKNOWLEDGED_BEFORE)) {
            return refused;
        }
        refused.close();
        Request request = refused.request();
        return new Response.Builder()
                .request(request)
                .protocol(refused.protocol())
                .code(204)
                .message("No Content")
                .body(ResponseBody.create("", (MediaType) null))
                .build();
    }
}
