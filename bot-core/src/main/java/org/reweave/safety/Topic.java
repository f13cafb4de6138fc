package org.reweave.safety;

import java.util.Locale;

/** What a sentence that may mean danger is about. */
public enum Topic {
    /** The person may harm or kill themselves; also where they write so of somebody else. */
    SELF_HARM,
    /** Somebody hurts, threatens, frightens or controls the person. */
    HARM_BY_OTHER,
    /** The person hurts, threatens, frightens or controls somebody. */
    HARM_BY_WRITER,
    /** The person may be about to harm somebody. */
    HARM_TO_OTHER,
    /** A child is in danger. */
    CHILD,
    /** The person is under 18. */
    MINOR;

    private final String written = name().toLowerCase(Locale.ROOT);

    /** Its name in files, such as {@code self_harm}. */
    public String written() {
        return written;
    }
}
