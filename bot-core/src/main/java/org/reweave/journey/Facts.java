package org.reweave.journey;

import java.util.List;

/** What is known from a person's answers; conditions and variants ask it, nothing else does. */
public interface Facts {

    /** Whether the fact is exactly that, or has it among several. */
    boolean is(String fact, String value);

    /** Whether anything is known. */
    boolean known(String fact);

    /** The number it is, or -1 where it is not known or no number. */
    int number(String fact);

    /** The values it has: one for a choice, all for several, none where it is not known. */
    List<String> values(String fact);

    /** How often the step was answered, counted from the last answer to {@code since} where that is not empty. */
    int times(String step, String since);
}
