package org.reweave.telegram;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import okhttp3.Interceptor;
import okhttp3.MediaType;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;

/**
 * Watches calls on their way: tells those that never left from those whose answer was lost, turns error pages into
 * answers of the Bot API, and keeps addresses, which hold the token, out of exceptions.
 */
final class Wire implements Interceptor {

    /** The request never left. */
    static final class NotSent extends IOException {
        private static final long serialVersionUID = 1L;

        NotSent() {
            super("no connection");
        }
    }

    /** The request left, and no answer came. */
    static final class Lost extends IOException {
        private static final long serialVersionUID = 1L;

        Lost() {
            super("no answer");
        }
    }

    private static final MediaType JSON = MediaType.get("application/json");

    /** Runs between connecting and writing, on the same thread as the call. */
    static final Interceptor DEPARTURES = chain -> {
        AtomicBoolean left = chain.request().tag(AtomicBoolean.class);
        if (left != null) {
            left.set(true);
        }
        return chain.proceed(chain.request());
    };

    @Override
    public Response intercept(Chain chain) throws IOException {
        AtomicBoolean left = new AtomicBoolean();
        Request request =
                chain.request().newBuilder().tag(AtomicBoolean.class, left).build();
        try {
            return readable(chain.proceed(request));
        } catch (IOException e) {
            throw left.get() ? new Lost() : new NotSent();
        }
    }

    private static Response readable(Response response) throws IOException {
        if (response.code() < 400 || response.peekBody(1).string().startsWith("{")) {
            return response;
        }
        int code = response.code();
        response.close();
        String answer = "{\"ok\":false,\"error_code\":" + code + ",\"description\":\"no answer of the Bot API\"}";
        return response.newBuilder().body(ResponseBody.create(answer, JSON)).build();
    }
}
