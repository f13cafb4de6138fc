package org.reweave.transcript;

import java.util.ArrayList;
import java.util.List;

/**
 * A chat written down, to be played again.
 *
 * <p>{@code > words} are typed, {@code > [label]} taps a button of the open question, {@code > [[label]]} taps one of an
 * earlier question, {@code >> words} is sent in the same moment as the line before, {@code ~ words} edits the last
 * message, {@code ! kind} sends something that is not words, {@code @ +2d} moves the clock, {@code @ down 2d} moves it while nothing runs, {@code @ go step fact=value}
 * starts at a step, {@code @ restart} ends the process and starts it again, {@code # } is a remark. Lines that begin with
 * {@code <} are what the companion says, with {@code |} before what follows in the same message.
 *
 * @param lines the lines without those of the companion
 */
record Transcript(List<String> lines) {
    Transcript {
        lines = List.copyOf(lines);
    }

    static Transcript of(String text) {
        List<String> lines = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            if (!line.startsWith("<") && !line.startsWith("|")) {
                lines.add(line.stripTrailing());
            }
        }
        while (!lines.isEmpty() && lines.get(lines.size() - 1).isEmpty()) {
            lines.remove(lines.size() - 1);
        }
        return new Transcript(lines);
    }
}
