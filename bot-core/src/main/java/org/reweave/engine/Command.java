package org.reweave.engine;

import java.util.Locale;

/** What a person can always ask for, whatever is being asked of them; the words for it are in the vocabulary. */
public enum Command {
    /** Help for a person in need, at once. */
    HELP_NOW,
    /** How this works. */
    HELP,
    /** Pass over the question. */
    SKIP,
    /** Take the last answer back. */
    BACK,
    /** Rest and come back. */
    PAUSE,
    /** Say nothing more, until start. */
    STOP,
    /** Go on after a pause. */
    START,
    /** What else can be done. */
    MORE,
    /** Why this is asked. */
    WHY,
    /** Change an earlier answer. */
    CHANGE,
    /** Speak another language. */
    LANGUAGE,
    /** What one is reminded of, and when. */
    NUDGES,
    /** How it has gone so far. */
    PROGRESS,
    /** Begin anew. */
    RESTART,
    /** Put something dull on the screen. */
    HIDE,
    /** See what is kept. */
    MY_DATA,
    /** See what one agreed to, and take it back. */
    AGREED,
    /** Have all of what is kept. */
    HAND_OVER,
    /** Have everything erased. */
    FORGET;

    private final String id = "~" + name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** Whether it is about what is kept of the person, which they can always ask for, in silence and in danger too. */
    boolean ofData() {
        return this == MY_DATA || this == AGREED || this == HAND_OVER || this == FORGET;
    }

    /** The id of the button for it. */
    String id() {
        return id;
    }
}
