package org.reweave.engine;

import java.time.Instant;
import java.util.List;

/**
 * One line of what a person has answered.
 *
 * @param visit the number of the prompt, or {@link #UNASKED}
 * @param step the step that asked
 * @param answer what was answered
 * @param at when (UTC)
 * @param frames the side paths the prompt stood in, the innermost last
 */
public record Entry(int visit, String step, Answer answer, Instant at, List<Frame> frames) {
    /** In place of the number of a prompt: nobody asked, it followed from what the person wrote elsewhere. */
    public static final int UNASKED = 0;

    public Entry {
        frames = List.copyOf(frames);
    }

    /** Whether the person was asked for it. */
    public boolean asked() {
        return visit != UNASKED;
    }
}
