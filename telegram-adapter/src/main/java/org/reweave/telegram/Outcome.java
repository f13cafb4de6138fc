package org.reweave.telegram;

/** How a call to the Bot API ended. */
sealed interface Outcome<T> {

    /** It did what it was for. */
    record Done<T>(T result) implements Outcome<T> {}

    /** It did not, or nobody knows. */
    record Failed<T>(Failure failure) implements Outcome<T> {}
}
