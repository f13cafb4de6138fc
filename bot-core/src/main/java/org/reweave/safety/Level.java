package org.reweave.safety;

import java.util.Locale;

/** How serious what was written is, the least first. */
public enum Level {
    /** Nothing to do, or a small note at most. */
    NONE,
    /** It may mean danger: one kind question. */
    SOFT,
    /** It says danger: help is shown. */
    HIGH,
    /** It says danger now: the emergency number comes first. */
    IMMINENT;

    private final String written = name().toLowerCase(Locale.ROOT);

    /** Its name in files, such as {@code high}. */
    public String written() {
        return written;
    }

    /** Whether it is this serious or more. */
    public boolean atLeast(Level other) {
        return compareTo(other) >= 0;
    }
}
