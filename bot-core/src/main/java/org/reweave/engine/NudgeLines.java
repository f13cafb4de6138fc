package org.reweave.engine;

import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reweave.message.RichText;
import org.reweave.rhythm.Rhythm;

/** The first line of a note, which the person can choose; none of them tells what it is about. */
final class NudgeLines {
    private static final List<Phrase> CHOSEN =
            List.of(Phrase.NUDGE_LINE_TIME, Phrase.NUDGE_LINE_HELLO, Phrase.NUDGE_LINE_DOT);

    private final Turn turn;

    NudgeLines(Turn turn) {
        this.turn = turn;
    }

    /** The line that was chosen, for a note of that time (UTC); empty where the usual ones take turns. */
    Optional<RichText> first(Instant due) {
        int line = turn.book.line;
        return line < 1 || line > CHOSEN.size() ? Optional.empty() : Optional.of(line(line, due));
    }

    /** The time a check-in comes at, or would, to show a line with a time in it (UTC, today). */
    static Instant sample(Turn turn) {
        return turn.now
                .atZone(turn.voice.zone(turn.facts()))
                .with(turn.book.checkIn.map(Rhythm::time).orElse(LocalTime.of(20, 0)))
                .toInstant();
    }

    /** How many there are to choose from. */
    static int count() {
        return CHOSEN.size();
    }

    /** One of them, counted from 1. */
    RichText line(int number, Instant due) {
        String time = Spoken.clock(due, turn.voice.zone(turn.facts()), turn.voice.locale(turn.facts()));
        return turn.phrase(CHOSEN.get(number - 1), Map.of("time", time));
    }
}
