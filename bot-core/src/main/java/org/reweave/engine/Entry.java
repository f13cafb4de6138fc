package org.reweave.engine;

import java.time.Instant;
import java.util.List;

/**
 * One line of what a person has answered.
 *
 * @param visit the number of the prompt
 * @param step the step that asked
 * @param answer what was answered
 * @param at when (UTC)
 * @param frames the side paths the prompt stood in, the innermost last
 */
public record Entry(int visit, String step, Answer answer, Instant at, List<Frame> frames) {
    public Entry {
        frames = List.copyOf(frames);
    }
}
