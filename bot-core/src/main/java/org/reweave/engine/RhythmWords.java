package org.reweave.engine;

import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.reweave.rhythm.Rhythm;

/** Says a rhythm in words, as it is repeated back to the person. */
final class RhythmWords {
    private static final EnumSet<DayOfWeek> WEEKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);
    private static final int LAST = 29;

    private final Turn turn;
    private final Locale locale;

    RhythmWords(Turn turn) {
        this.turn = turn;
        this.locale = turn.voice.locale(turn.facts());
    }

    String of(Rhythm rhythm) {
        String time = Spoken.clock(rhythm.time(), locale);
        if (rhythm instanceof Rhythm.Weekly weekly) {
            return weekly(weekly, time);
        }
        if (rhythm instanceof Rhythm.Fortnightly fortnightly) {
            String day = day(fortnightly.first().getDayOfWeek());
            return said(Phrase.RHYTHM_FORTNIGHTLY, Map.of("time", time, "days", day));
        }
        if (rhythm instanceof Rhythm.Monthly monthly) {
            Phrase phrase = monthly.day() == 31
                    ? Phrase.RHYTHM_MONTH_END
                    : monthly.day() >= LAST ? Phrase.RHYTHM_MONTHLY_LATE : Phrase.RHYTHM_MONTHLY;
            return said(phrase, Map.of("time", time, "day", Integer.toString(monthly.day())));
        }
        Rhythm.Yearly yearly = (Rhythm.Yearly) rhythm;
        return said(Phrase.RHYTHM_YEARLY, Map.of("time", time, "day", Spoken.day(yearly.day(), locale)));
    }

    private String weekly(Rhythm.Weekly weekly, String time) {
        if (weekly.days().size() == DayOfWeek.values().length) {
            return said(Phrase.RHYTHM_DAILY, Map.of("time", time));
        }
        if (weekly.days().equals(WEEKDAYS)) {
            return said(Phrase.RHYTHM_WEEKDAYS, Map.of("time", time));
        }
        List<String> days = weekly.days().stream().map(this::day).toList();
        return said(Phrase.RHYTHM_WEEKLY, Map.of("time", time, "days", Spoken.list(days, locale)));
    }

    String day(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL, locale);
    }

    private String said(Phrase phrase, Map<String, String> words) {
        return turn.phrase(phrase, words).words();
    }
}
