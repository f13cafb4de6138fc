package org.reweave.engine;

import java.util.Locale;

/** What a person can agree to, and take back. */
public enum Agreed {
    /** That their answers and their place are kept. */
    ANSWERS,
    /** That words of their own are kept; each time anew. */
    WORDS,
    /** That check-ins come by themselves. */
    CHECK_IN,
    /** That a note comes on a day of the year. */
    ANNIVERSARY,
    /** That they are asked in the rounds of a group. */
    GROUP,
    /** That those who lead the group may hear that they asked for help. */
    TELLING;

    private final String id = name().toLowerCase(Locale.ROOT).replace('_', '-');

    /** Its name in files, tables and buttons. */
    public String id() {
        return id;
    }
}
