package org.reweave.engine;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.reweave.engine.Screen.Choice;
import org.reweave.message.OutboundMessage.Input;
import org.reweave.message.RichText;
import org.reweave.rhythm.QuietHours;
import org.reweave.rhythm.Rhythm;
import org.reweave.rhythm.RhythmText;

/** Shows what is asked about notes and check-ins. */
final class NotesScreen {
    private static final LocalTime LAST_FOR_EVENING = LocalTime.of(18, 30);
    static final List<LocalTime> TIMES =
            List.of(LocalTime.of(8, 30), LocalTime.of(12, 30), LocalTime.of(18, 0), LocalTime.of(20, 0));
    static final List<Integer> MONTH_DAYS = List.of(1, 15, 31);
    static final List<QuietHours> NIGHTS = List.of(
            QuietHours.USUAL,
            new QuietHours(LocalTime.of(20, 0), LocalTime.of(9, 0)),
            new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0)));

    private final Turn turn;
    private final Dialog.Notes notes;
    private final Locale locale;

    NotesScreen(Turn turn, Dialog.Notes notes) {
        this.turn = turn;
        this.notes = notes;
        this.locale = turn.voice.locale(turn.facts());
    }

    Screen screen() {
        return switch (notes.page()) {
            case DUE -> asking(Phrase.NOTES_DUE, choice("begin"), choice("later"), choice("not-this-time"));
            case SNOOZE -> snooze();
            case LIST -> list();
            case DAYS ->
                menu(
                        Phrase.NOTES_DAYS,
                        choice("daily"),
                        choice("weekdays"),
                        choice("some-days"),
                        choice("weekly"),
                        choice("two-weekly"),
                        choice("monthly"),
                        close());
            case SOME_DAYS -> new SomeDays(turn, notes).screen();
            case ONE_DAY -> oneDay();
            case TIME -> time();
            case CONFIRM -> confirm();
            case ZONE -> when(Phrase.NOTES_ZONE, close());
            case ZONE_WHICH -> which();
            case OPTIONS ->
                menu(
                        Phrase.NOTES_OPTIONS,
                        choice("quiet"),
                        choice("cap"),
                        choice("line"),
                        choice("zone"),
                        choice("holiday"),
                        choice("anniversary"),
                        close());
            case QUIET -> quiet();
            case CAP -> asking(Phrase.NOTES_CAP, choice("one"), choice("two"), close());
            case LINE -> line();
            case HOLIDAY ->
                when(Phrase.NOTES_HOLIDAY, choice("rest-of-week"), choice("two-weeks"), choice("no-holiday"), close());
            case ANNIVERSARY -> when(Phrase.NOTES_ANNIVERSARY, choice("no-anniversary"), close());
            case DELETE -> delete();
            case RESTED ->
                asking(Phrase.NOTES_RESTED, choice("as-before"), choice("less-often"), choice("no-check-ins"));
        };
    }

    private Screen snooze() {
        LocalTime now = turn.here().toLocalTime();
        return now.isBefore(LAST_FOR_EVENING)
                ? when(Phrase.NOTES_SNOOZE, choice("minutes"), choice("evening"), choice("tomorrow"))
                : when(Phrase.NOTES_SNOOZE, choice("minutes"), choice("tomorrow"));
    }

    // --- building blocks ---

    private Choice choice(String name) {
        return Choice.of("~n-" + name, turn.voice.label(Phrase.valueOf("NOTES_DO_" + constant(name))));
    }

    private static String constant(String name) {
        return name.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private Choice close() {
        return Choice.of("~close", turn.voice.label(Phrase.MORE_CLOSE));
    }

    private Screen asking(Phrase phrase, Choice... choices) {
        return screen(phrase, Map.of(), Arrays.asList(choices), Input.CHOICE);
    }

    private Screen menu(Phrase phrase, Choice... choices) {
        return screen(phrase, Map.of(), Arrays.asList(choices), Input.MENU);
    }

    private Screen when(Phrase phrase, Choice... choices) {
        return screen(phrase, Map.of(), Arrays.asList(choices), Input.WHEN);
    }

    private Screen screen(Phrase phrase, Map<String, String> words, List<Choice> choices, Input input) {
        return new Screen(turn.phrase(phrase, words), choices, input, false);
    }

    // --- the pages with something in them ---

    private Screen list() {
        List<Choice> choices = new ArrayList<>();
        choices.add(choice(turn.book.checkIn.isPresent() ? "change" : "set-up"));
        if (turn.book.paused || turn.book.resting) {
            choices.add(choice("go-on"));
        } else if (turn.book.checkIn.isPresent() || turn.book.anniversary.isPresent()) {
            choices.add(choice("pause-all"));
        }
        choices.add(choice("options"));
        if (!turn.book.arranged.isEmpty() || turn.book.checkIn.isPresent()) {
            choices.add(choice("delete"));
        }
        choices.add(close());
        return new Screen(new NotesList(turn).words(), choices, Input.MENU, false);
    }

    private Screen delete() {
        List<Choice> choices = new ArrayList<>();
        for (NudgeKind kind : NotesChanges.DELETABLE) {
            if (turn.book.arranged.containsKey(kind) || turn.book.rhythm(kind).isPresent()) {
                choices.add(
                        choice("delete-" + kind.name().toLowerCase(Locale.ROOT).replace('_', '-')));
            }
        }
        choices.add(choice("delete-all"));
        choices.add(close());
        return screen(Phrase.NOTES_DELETE, Map.of(), choices, Input.MENU);
    }

    private Screen oneDay() {
        List<Choice> choices = new ArrayList<>();
        if (rhythm() instanceof Rhythm.Monthly) {
            for (int day : MONTH_DAYS) {
                Phrase phrase = day == 31 ? Phrase.NOTES_LAST_DAY : Phrase.NOTES_DAY_OF_MONTH;
                String label = turn.phrase(phrase, Map.of("day", Integer.toString(day)))
                        .words();
                choices.add(Choice.of("~n-day-" + day, label));
            }
        } else {
            for (DayOfWeek day : DayOfWeek.values()) {
                choices.add(Choice.of("~n-day-" + day.getValue(), new RhythmWords(turn).day(day)));
            }
        }
        choices.add(choice("rather-not"));
        return screen(Phrase.NOTES_ONE_DAY, Map.of(), choices, Input.MENU);
    }

    private Rhythm rhythm() {
        return RhythmText.read(notes.draft());
    }

    private Screen time() {
        List<Choice> choices = new ArrayList<>();
        boolean named = !notes.ids().isEmpty();
        List<LocalTime> times =
                named ? notes.ids().stream().map(LocalTime::parse).toList() : TIMES;
        for (LocalTime time : times) {
            if (!turn.book.quiet.covers(time)) {
                choices.add(Choice.of("~n-at-" + time.toSecondOfDay() / 60, Spoken.clock(time, locale)));
            }
        }
        if (turn.book.quiet.covers(rhythm().time())) {
            choices.add(choice("quiet"));
        }
        choices.add(choice("rather-not"));
        return screen(Phrase.NOTES_TIME, Map.of(), choices, Input.WHEN);
    }

    private Screen confirm() {
        ZoneId zone = turn.voice.zone(turn.facts());
        Instant first = new NudgePlan(turn).next(rhythm(), turn.now).instant();
        Map<String, String> words = Map.of(
                "rhythm", new RhythmWords(turn).of(rhythm()),
                "place", turn.language.places().name(zone),
                "now", Spoken.clock(turn.now, zone, locale),
                "first", Spoken.time(first, zone, locale));
        List<Choice> choices = List.of(choice("yes"), choice("other-time"), choice("other-zone"), choice("rather-not"));
        RichText asked = turn.phrase(turn.rests(first) ? Phrase.NOTES_CONFIRM_RESTING : Phrase.NOTES_CONFIRM, words);
        RichText text = new NotesChanges(turn)
                .before(rhythm())
                .map(before -> turn.phrase(Phrase.NOTES_INSTEAD, Map.of("before", before))
                        .andThen(asked))
                .orElse(asked);
        return new Screen(text, choices, Input.CHOICE, false);
    }

    private Screen which() {
        List<Choice> choices = new ArrayList<>();
        for (int i = 0; i < notes.ids().size(); i++) {
            ZoneId zone = ZoneId.of(notes.ids().get(i));
            Map<String, String> words =
                    Map.of("place", turn.language.places().name(zone), "now", Spoken.clock(turn.now, zone, locale));
            choices.add(Choice.of(
                    "~n-zone-" + i, turn.phrase(Phrase.NOTES_ZONE_LINE, words).words()));
        }
        choices.add(close());
        return screen(Phrase.NOTES_ZONE_WHICH, Map.of(), choices, Input.MENU);
    }

    private Screen quiet() {
        List<Choice> choices = new ArrayList<>();
        for (int i = 0; i < NIGHTS.size(); i++) {
            choices.add(Choice.of("~n-night-" + i, NotesList.hours(turn, NIGHTS.get(i))));
        }
        choices.add(choice("no-quiet"));
        choices.add(close());
        return screen(Phrase.NOTES_QUIET, Map.of(), choices, Input.WHEN);
    }

    private Screen line() {
        List<Choice> choices = new ArrayList<>();
        choices.add(choice("usual-line"));
        Instant time = NudgeLines.sample(turn);
        for (int i = 1; i <= NudgeLines.count(); i++) {
            RichText words = new NudgeLines(turn).line(i, time);
            choices.add(Choice.of("~n-line-" + i, words.words()));
        }
        choices.add(choice(turn.book.silent ? "aloud" : "silent"));
        return screen(Phrase.NOTES_LINE, Map.of(), choices, Input.MENU);
    }
}
