package org.reweave.engine;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import org.reweave.rhythm.QuietHours;
import org.reweave.rhythm.Rhythm;
import org.reweave.rhythm.RhythmText;

/** A rhythm while it is being chosen. */
final class Drafts {
    private Drafts() {}

    /** What stands for the time of day until one is said. */
    static final LocalTime OPEN = LocalTime.NOON;

    private static final int HALF_A_DAY = 12;

    /** Whether a time was said before the day. */
    static boolean timed(Dialog.Notes notes) {
        return notes.page() == Dialog.Page.ONE_DAY
                && !RhythmText.read(notes.draft()).time().equals(OPEN);
    }

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

    /**
     * The time that was heard in place of another: an hour whose half of the day was not told lies in the half of the other, unless
     * that is quiet.
     */
    static LocalTime inPlace(Turn turn, RhythmReader.Heard heard, LocalTime other) {
        LocalTime time = heard.rhythm().time();
        boolean morning = time.isBefore(LocalTime.NOON) && !other.isBefore(LocalTime.NOON);
        LocalTime later = time.plusHours(HALF_A_DAY);
        return heard.bare() && morning && !turn.book.quiet.covers(later) ? later : time;
    }

    /** What was heard: an hour whose half of the day was not told, and that is quiet in the morning, is one in the evening. */
    static Rhythm awake(Turn turn, RhythmReader.Heard heard) {
        LocalTime time = heard.rhythm().time();
        LocalTime later = time.plusHours(HALF_A_DAY);
        boolean evening = heard.bare()
                && time.isBefore(LocalTime.NOON)
                && turn.book.quiet.covers(time)
                && !turn.book.quiet.covers(later);
        return evening ? at(heard.rhythm(), later) : heard.rhythm();
    }

    /** Quiet hours in folded words, such as "22:00 to 7:00"; an hour that may be either begins in the evening and ends in the morning. */
    static Optional<QuietHours> hours(Turn turn, String folded) {
        String[] ends = folded.split(" (?:to|until|till|and) |\\s*[-–]\\s*", -1);
        if (ends.length != 2) {
            return Optional.empty();
        }
        Optional<LocalTime> to = clock(turn, ends[1] + " am").or(() -> clock(turn, ends[1]));
        return clock(turn, ends[0]).flatMap(from -> to.map(end -> new QuietHours(from, end)));
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
