package org.reweave.discord;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.exceptions.RateLimitedException;
import org.jspecify.annotations.Nullable;

/**
 * How a request to Discord failed, without a word of what was in it.
 *
 * @param kind where it failed
 * @param status the HTTP status, or 0 where there was no answer
 * @param code Discord's own code (JSON error codes), or 0
 * @param after how long Discord asks to wait; zero where it does not
 */
record Failure(Kind kind, int status, int code, Duration after) {
    /** Where a request failed. */
    enum Kind {
        /** Discord answered. */
        ANSWERED,
        /** Nobody knows whether it arrived. */
        CONNECTION,
        /** It never left. */
        NOT_SENT,
        /** It was refused here, as something Discord would never take. */
        MALFORMED
    }

    static Failure answered(int status, int code) {
        return new Failure(Kind.ANSWERED, status, code, Duration.ZERO);
    }

    static Failure limited(Duration after) {
        return new Failure(Kind.ANSWERED, 429, 0, after);
    }

    static Failure of(Kind kind) {
        return new Failure(kind, 0, 0, Duration.ZERO);
    }

    /** Reads what JDA throws. */
    static Failure of(Throwable thrown) {
        if ((thrown instanceof CompletionException || thrown instanceof ExecutionException)
                && thrown.getCause() != null) {
            return of(thrown.getCause());
        }
        if (thrown instanceof RateLimitedException limited) {
            return limited(Duration.ofMillis(Math.max(0, limited.getRetryAfter())));
        }
        if (thrown instanceof ErrorResponseException error) {
            int status = error.getResponse().code;
            return status < 100 ? of(neverLeft(error.getCause())) : answered(status, code(error, status));
        }
        if (thrown instanceof IllegalArgumentException || thrown instanceof UnsupportedOperationException) {
            return of(Kind.MALFORMED);
        }
        boolean notSent = thrown instanceof RejectedExecutionException
                || thrown instanceof CancellationException
                || thrown instanceof IllegalStateException;
        return of(notSent && !(thrown instanceof TimeoutException) ? Kind.NOT_SENT : Kind.CONNECTION);
    }

    private static Kind neverLeft(@Nullable Throwable cause) {
        boolean unconnected = cause instanceof ConnectException
                || cause instanceof UnknownHostException
                || cause instanceof NoRouteToHostException;
        return unconnected ? Kind.NOT_SENT : Kind.CONNECTION;
    }

    private static int code(ErrorResponseException error, int status) {
        return error.getErrorCode() == status ? 0 : error.getErrorCode();
    }
}
