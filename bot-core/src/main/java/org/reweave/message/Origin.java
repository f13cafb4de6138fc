package org.reweave.message;

/** The kind of place a message was written in; it decides what may be answered there. */
public enum Origin {
    /** A chat with nobody else in it. */
    PRIVATE,
    /** A server, channel or group that other people read. */
    GROUP
}
