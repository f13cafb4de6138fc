package org.reweave.discord;

import net.dv8tion.jda.api.exceptions.RateLimitedException;
import net.dv8tion.jda.api.requests.RestAction;

/** A request to Discord that failed; what was in the request or in the answer is left behind. */
final class FailedCall extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    FailedCall(Failure failure) {
        super(failure.toString(), null, false, false);
        this.failure = failure;
    }

    Failure failure() {
        return failure;
    }

    /** Makes a request once, now, in this thread. */
    static <T> T once(RestAction<T> action) throws FailedCall {
        try {
            return action.complete(false);
        } catch (RateLimitedException | RuntimeException e) {
            throw new FailedCall(Failure.of(e));
        }
    }
}
