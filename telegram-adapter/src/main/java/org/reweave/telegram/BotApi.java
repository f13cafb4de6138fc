package org.reweave.telegram;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import okhttp3.Call;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.reweave.telegram.Failure.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.meta.TelegramUrl;
import org.telegram.telegrambots.meta.api.methods.botapimethods.BotApiMethod;
import org.telegram.telegrambots.meta.api.methods.send.SendDocument;
import org.telegram.telegrambots.meta.api.methods.send.SendPhoto;
import org.telegram.telegrambots.meta.api.methods.updates.GetUpdates;
import org.telegram.telegrambots.meta.api.methods.updates.SetWebhook;
import org.telegram.telegrambots.meta.api.objects.message.Message;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiValidationException;

/**
 * The calls to the Bot API; each is made once, and says how it ended.
 *
 * <p>Nothing is sent a second time behind the caller's back. Neither the token nor an address that holds it is in any
 * outcome or exception.
 */
final class BotApi {
    private static final Logger log = LoggerFactory.getLogger(BotApi.class);
    private static final MediaType JSON = MediaType.get("application/json");
    private static final int SIDE_BY_SIDE = 32;

    /** An answer that cannot be read at all would come again for ever; what is odd in one update is the reader's to put aside. */
    private static final StreamReadConstraints ANYTHING = StreamReadConstraints.builder()
            .maxNestingDepth(1_000_000)
            .maxStringLength(Integer.MAX_VALUE)
            .maxNumberLength(1_000_000)
            .build();

    private final ObjectMapper json = new ObjectMapper(
            JsonFactory.builder().streamReadConstraints(ANYTHING).build());
    private final OkHttpClient http;
    private final OkHttpTelegramClient client;
    private final HttpUrl updates;
    private final AtomicReference<@Nullable Call> polling = new AtomicReference<>();

    BotApi(TelegramSettings settings, Tempo tempo) {
        this.http = new OkHttpClient.Builder()
                .retryOnConnectionFailure(false)
                .connectTimeout(min(Duration.ofSeconds(5), tempo.call()))
                .readTimeout(tempo.call())
                .writeTimeout(tempo.call())
                .callTimeout(tempo.call())
                .addInterceptor(new Wire())
                .addNetworkInterceptor(Wire.DEPARTURES)
                .build();
        http.dispatcher().setMaxRequestsPerHost(SIDE_BY_SIDE);
        this.client = new OkHttpTelegramClient(json, http, settings.token(), settings.server());
        TelegramUrl server = settings.server();
        this.updates = new HttpUrl.Builder()
                .scheme(server.getSchema())
                .host(server.getHost())
                .port(server.getPort())
                .addPathSegment("bot" + settings.token())
                .addPathSegment(GetUpdates.PATH)
                .build();
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** Makes a call and waits for how it ended. */
    <T extends Serializable, M extends BotApiMethod<T>> Outcome<T> call(M method) {
        return made(() -> client.execute(method));
    }

    /** The library throws an interruption though it does not say so; a call that was interrupted ended like any other. */
    private static <T extends Serializable> Outcome<T> made(Callable<T> call) {
        try {
            return new Outcome.Done<>(call.call());
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            return new Outcome.Failed<>(failure(e));
        }
    }

    /** Makes a call without waiting; how it ended is told to nobody. */
    <T extends Serializable, M extends BotApiMethod<T>> void callAside(M method) {
        callAside(method, () -> {});
    }

    /** Makes a call without waiting, and runs {@code ended} when it ended, however that was. */
    <T extends Serializable, M extends BotApiMethod<T>> void callAside(M method, Runnable ended) {
        try {
            CompletableFuture<T> unused = client.executeAsync(method).whenComplete((done, failed) -> ended.run());
        } catch (TelegramApiException e) {
            log.debug("{} was not made", method.getMethod());
            ended.run();
        }
    }

    /** Makes a call without waiting; what is returned completes with how it ended, and never fails. */
    <T extends Serializable, M extends BotApiMethod<T>> CompletableFuture<Outcome<T>> ask(M method) {
        try {
            return client.executeAsync(method)
                    .handle((done, failed) ->
                            failed == null ? new Outcome.Done<>(done) : new Outcome.Failed<T>(failure(failed)));
        } catch (TelegramApiException e) {
            return CompletableFuture.completedFuture(new Outcome.Failed<>(failure(e)));
        }
    }

    /** Tells Telegram where to bring updates. */
    Outcome<Boolean> call(SetWebhook method) {
        return made(() -> client.execute(method));
    }

    /** Sends a picture, as a form. */
    Outcome<Message> call(SendPhoto method) {
        return made(() -> client.execute(method));
    }

    /** Sends a file, as a form. */
    Outcome<Message> call(SendDocument method) {
        return made(() -> client.execute(method));
    }

    /** Fetches updates, unread, so that one that cannot be read spoils no other. Takes {@code within} at most. */
    Outcome<List<JsonNode>> updates(GetUpdates question, Duration within) {
        try {
            Request request = new Request.Builder()
                    .url(updates)
                    .post(RequestBody.create(json.writeValueAsBytes(question), JSON))
                    .build();
            Call call = http.newBuilder()
                    .readTimeout(within)
                    .callTimeout(within)
                    .build()
                    .newCall(request);
            polling.set(call);
            try (Response response = call.execute()) {
                return read(json.readTree(response.body().byteStream()));
            }
        } catch (IOException e) {
            return new Outcome.Failed<>(failure(e));
        } finally {
            polling.set(null);
        }
    }

    private static Outcome<List<JsonNode>> read(JsonNode answer) {
        if (answer.path("ok").asBoolean() && answer.path("result").isArray()) {
            List<JsonNode> all = new ArrayList<>();
            answer.path("result").forEach(all::add);
            return new Outcome.Done<>(all);
        }
        JsonNode after = answer.path("parameters").path("retry_after");
        return new Outcome.Failed<>(FailureTable.read(
                answer.path("error_code").asInt(),
                answer.path("description").asText(),
                after.isInt() ? after.asInt() : null,
                null));
    }

    /** Ends the question for updates that is open, if one is. */
    void hangUp() {
        Call call = polling.get();
        if (call != null) {
            call.cancel();
        }
    }

    private static Failure failure(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof Wire.NotSent) {
                return new Failure(Kind.NOT_SENT, "no connection");
            }
            if (cause instanceof TelegramApiValidationException) {
                return new Failure(Kind.REJECTED, "invalid request");
            }
            if (cause instanceof TelegramApiRequestException refused) {
                return failure(refused);
            }
            if (cause instanceof InterruptedException) {
                Thread.currentThread().interrupt();
            }
        }
        return new Failure(Kind.UNKNOWN, "no answer");
    }

    private static Failure failure(TelegramApiRequestException refused) {
        Integer code = refused.getErrorCode();
        var parameters = refused.getParameters();
        return FailureTable.read(
                code == null ? 0 : code,
                String.valueOf(refused.getApiResponse()),
                parameters == null ? null : parameters.getRetryAfter(),
                parameters == null ? null : parameters.getMigrateToChatId());
    }

    /** Lets calls that are under way end within the given time, then cuts them off and frees everything. */
    void close(Duration within) {
        long end = System.nanoTime() + within.toNanos();
        hangUp();
        http.dispatcher().executorService().shutdown();
        try {
            http.dispatcher().executorService().awaitTermination(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        http.dispatcher().cancelAll();
        http.dispatcher().executorService().shutdownNow();
        http.connectionPool().evictAll();
    }
}
