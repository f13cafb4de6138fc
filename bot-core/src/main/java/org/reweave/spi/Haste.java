package org.reweave.spi;

/** How soon a message has to go; what is further up goes first. */
public enum Haste {
    /** Somebody waits for it: it answers what they just did. */
    AWAITED,
    /** Nobody waits for it: it was said unasked, to one person or to a group. */
    UNASKED
}
