package org.reweave.runtime;

import org.reweave.store.StoreException;

/** Names a failure for the host: by its kind and place, never by a message that may quote a person. */
final class Failure {

    private Failure() {}

    /** The kind alone, short enough to keep. */
    static String kind(Throwable failure) {
        return failure.getClass().getName();
    }

    /** The kind and where it happened; of the store also what it says, for that holds nothing personal. */
    static String describe(Throwable failure) {
        if (failure instanceof StoreException) {
            return kind(failure) + ": " + failure.getMessage();
        }
        StackTraceElement[] trace = failure.getStackTrace();
        return trace.length == 0 ? kind(failure) : kind(failure) + " at " + trace[0];
    }
}
