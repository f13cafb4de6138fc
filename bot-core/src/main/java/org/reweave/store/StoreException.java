package org.reweave.store;

/** The store could not do its work; the message says what to do about it and holds nothing personal. */
public final class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StoreException(String message) {
        super(message);
    }

    /** The cause's message is shown wherever this one is, so it too must hold nothing personal. */
    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }
}
