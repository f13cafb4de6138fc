package org.reweave.engine;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.reweave.message.RichText;
import org.reweave.rhythm.QuietHours;

/** "My nudges": what is arranged, with the next times by the person's own clock, and how it is kept. */
final class NotesList {
    private final Turn turn;
    private final ZoneId zone;
    private final Locale locale;

    NotesList(Turn turn) {
        this.turn = turn;
        this.zone = turn.voice.zone(turn.facts());
        this.locale = turn.voice.locale(turn.facts());
    }

    RichText words() {
        List<String> lines = new ArrayList<>();
        ReminderBook book = turn.book;
        book.checkIn.ifPresent(rhythm ->
                lines.add(said(Phrase.NOTES_LIST_CHECK_IN, Map.of("rhythm", new RhythmWords(turn).of(rhythm)))));
        book.arranged.forEach((kind, arranged) -> {
            boolean rests = turn.rests(arranged.at());
            if (rests && (kind == NudgeKind.SMALL_THING || kind == NudgeKind.REVIEW)) {
                boolean small = kind == NudgeKind.SMALL_THING;
                lines.add(said(small ? Phrase.NOTES_LIST_SMALL_THING_WAITS : Phrase.NOTES_LIST_REVIEW_WAITS, Map.of()));
            } else if (!(rests && kind.comesAgain())) {
                lines.add(said(phrase(kind), Map.of("time", Spoken.time(arranged.at(), turn.now, zone, locale))));
            }
        });
        if (lines.isEmpty()) {
            lines.add(said(Phrase.NOTES_LIST_NONE, Map.of()));
        }
        if (book.paused) {
            lines.add(said(Phrase.NOTES_LIST_PAUSED, Map.of()));
        } else if (book.resting) {
            lines.add(said(Phrase.NOTES_LIST_RESTING, Map.of()));
        } else if (turn.rests(turn.now) && book.checkIn.isPresent()) {
            lines.add(said(Phrase.NOTES_LIST_AWAY, Map.of()));
        }
        book.holiday
                .filter(day -> day.isAfter(turn.now.atZone(zone).toLocalDate()))
                .ifPresent(day -> lines.add(said(
                        Phrase.NOTES_LIST_HOLIDAY,
                        Map.of("day", Spoken.day(day, turn.here().toLocalDate(), locale)))));
        Map<String, String> how = Map.of(
                "hours", hours(turn, book.quiet),
                "cap", Integer.toString(book.perDay),
                "place", turn.language.places().name(zone),
                "now", Spoken.clock(turn.now, zone, locale));
        List<String> settings = new ArrayList<>();
        settings.add(said(Phrase.NOTES_LIST_HOW, how));
        new NudgeLines(turn)
                .first(NudgeLines.sample(turn))
                .ifPresent(line -> settings.add(said(Phrase.NOTES_LIST_LINE, Map.of("line", line.words()))));
        if (book.silent) {
            settings.add(said(Phrase.NOTES_LIST_SILENT, Map.of()));
        }
        return RichText.plain(String.join("\n", lines)).andThen(RichText.plain(String.join("\n", settings)));
    }

    private String said(Phrase phrase, Map<String, String> words) {
        return turn.phrase(phrase, words).words();
    }

    static String hours(Turn turn, QuietHours quiet) {
        Locale locale = turn.voice.locale(turn.facts());
        if (quiet.from().equals(quiet.to())) {
            return turn.voice.label(Phrase.NOTES_DO_NO_QUIET);
        }
        Map<String, String> words =
                Map.of("from", Spoken.clock(quiet.from(), locale), "to", Spoken.clock(quiet.to(), locale));
        return turn.phrase(Phrase.NOTES_HOURS, words).words();
    }

    private static Phrase phrase(NudgeKind kind) {
        return switch (kind) {
            case CHECK_IN -> Phrase.NOTES_LIST_NEXT;
            case SNOOZED -> Phrase.NOTES_LIST_SNOOZED;
            case COME_BACK, LOOK_IN -> Phrase.NOTES_LIST_COME_BACK;
            case TALK -> Phrase.NOTES_LIST_TALK;
            case SMALL_THING -> Phrase.NOTES_LIST_SMALL_THING;
            case REVIEW -> Phrase.NOTES_LIST_REVIEW;
            case ANNIVERSARY -> Phrase.NOTES_LIST_ANNIVERSARY;
            case UNSAID, LONG_AWAY, MAIL, GROUP_MAIL, GROUP_AGENDA ->
                throw new IllegalStateException(kind + " is never arranged by anybody");
        };
    }
}
