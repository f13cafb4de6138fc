package org.reweave.engine;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import org.reweave.rhythm.Rhythm;

/** A rhythm while it is being chosen. */
final class Drafts {
    private Drafts() {}

    /** The same days at another time. */
    static Rhythm at(Rhythm rhythm, LocalTime time) {
        if (rhythm instanceof Rhythm.Weekly weekly) {
            return new Rhythm.Weekly(weekly.days(), time);
        }
        if (rhythm instanceof Rhythm.Fortnightly fortnightly) {
            return new Rhythm.Fortnightly(fortnightly.first(), time);
        }
        if (rhythm instanceof Rhythm.Monthly monthly) {
            return new Rhythm.Monthly(monthly.day(), time);
        }
        return new Rhythm.Yearly(((Rhythm.Yearly) rhythm).day(), time);
    }

    /** A time of day in words; empty where it is none, or more than that. */
    static Optional<LocalTime> clock(Turn turn, String words) {
        LocalDate today = turn.here().toLocalDate();
        return turn.language
                .rhythms()
                .read(words, today)
                .filter(heard -> heard.time() && !heard.days())
                .map(heard -> heard.rhythm().time());
    }
}
