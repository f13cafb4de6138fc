package org.reweave.bench;

import java.time.Duration;

/** A scheduler that is measured: it keeps in a database when somebody is to be nudged, and does so then. */
interface Contender {

    /** What it is called in what is printed. */
    String name();

    /** Plans nudges for times far ahead, for numbers from one to another; any quick way will do. */
    void planLater(int from, int to);

    /** Plans nudges that are due at once, for the people with these numbers; any quick way will do. */
    void planDue(int from, int to);

    /** Plans one nudge for a time far ahead, as it is done in earnest; it is on disk when this returns. Many threads call it. */
    void schedule(int number);

    /**
     * Fires what is due until so many have fired or the time is over, and ends.
     *
     * <p>To fire is to lock the person, write their state, write a message for them, and plan the next nudge.
     */
    Firings.Result fire(int count, Duration atMost);
}
