package org.reweave.store;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.reweave.engine.Answer;
import org.reweave.engine.Dialog;
import org.reweave.engine.Entry;
import org.reweave.engine.Frame;
import org.reweave.engine.NudgeKind;
import org.reweave.engine.PersonState;
import org.reweave.engine.Reminders;
import org.reweave.rhythm.QuietHours;
import org.reweave.rhythm.Rhythm;
import org.reweave.rhythm.WallTime;

/** States for tests of what is written down. */
public final class States {
    public static final Instant NOW = Instant.parse("2026-03-01T18:30:00Z");

    /** One of each kind of answer. */
    public static final List<Answer> ANSWERS = List.of(
            new Answer.Chosen("self"),
            new Answer.Ticked(List.of("shame", "bad-news")),
            new Answer.Rated(7),
            new Answer.Kept("We talked \uD83D\uDC9B for an \"hour\"\n\u2014 and \u0000 it was okay \u6771\u4EAC"),
            new Answer.LetGo(),
            new Answer.Set(Instant.parse("2026-03-07T18:00:00Z"), ZoneId.of("Europe/Berlin")),
            new Answer.Skipped(),
            new Answer.Entered("feeling-unsafe"),
            new Answer.Restarted());

    /** One of each kind of answer, those that came with format 2 included. */
    public static final List<Answer> ALL_ANSWERS = Stream.concat(
                    ANSWERS.stream(), Stream.of(new Answer.Moved(ZoneId.of("Europe/Lisbon"))))
            .toList();

    /** Reminders with nothing as usual that could be kept in format 2. */
    public static final Reminders REMINDERS = reminders(false);

    /** Reminders with nothing as usual. */
    public static final Reminders SILENT_REMINDERS = reminders(true);

    /** Somebody who looks at their notes while they rest. */
    static final Dialog RESTING = new Dialog.Resting(
            new Dialog.Away(Optional.of(Instant.parse("2026-03-03T12:00:00Z")), false),
            new Dialog.Notes(Dialog.Page.LIST, "", List.of()));

    /** One of each kind of dialog, and two of those that can lack a part. */
    public static final List<Dialog> DIALOGS = List.of(
            new Dialog.None(),
            new Dialog.More(),
            new Dialog.PauseLength(),
            new Dialog.Away(Optional.of(Instant.parse("2026-03-04T08:00:00Z")), true),
            new Dialog.Away(Optional.empty(), false),
            new Dialog.WelcomeBack(true),
            new Dialog.WelcomeBack(false),
            new Dialog.ConfirmRestart(),
            new Dialog.ChangeWhat(),
            new Dialog.KeepNote("perhaps \uD83D\uDE42"),
            new Dialog.WhichOne(List.of("self", "me")),
            new Dialog.OfferPause(),
            new Dialog.Notes(Dialog.Page.CONFIRM, "weekly 1,5 20:00", List.of()),
            new Dialog.Notes(Dialog.Page.ZONE_WHICH, "", List.of("Europe/Lisbon", "Atlantic/Azores")),
            new Dialog.Stopped(),
            new Dialog.Stopped(true),
            new Dialog.CareQuestion("self_harm", true),
            new Dialog.Staying("harm_by_other", false, true),
            new Dialog.HelpCountry(""),
            new Dialog.HelpNow(),
            new Dialog.MyData(new Dialog.Stopped(true)),
            RESTING,
            new Dialog.Hidden(new Dialog.Staying("self_harm", true, false)),
            new Dialog.ConfirmForget(new Dialog.Away(Optional.empty(), false)),
            new Dialog.TakeBack(false, new Dialog.Stopped()),
            new Dialog.TakeBack(true, new Dialog.None()),
            new Dialog.ChooseLanguage());

    private States() {}

    public static PersonState with(Dialog dialog, List<Answer> answers) {
        return with(dialog, answers, 3);
    }

    private static PersonState with(Dialog dialog, List<Answer> answers, int framesAtEvery) {
        List<Entry> trail = new ArrayList<>();
        for (Answer answer : answers) {
            int visit = trail.size() + 1;
            List<Frame> frames = visit % framesAtEvery == 0
                    ? List.of(new Frame("better-choice", false), new Frame("motive", true))
                    : List.of();
            trail.add(new Entry(visit, "step-" + visit, answer, NOW.plusSeconds(visit), frames));
        }
        return new PersonState(
                "rebuild-trust",
                3,
                "en",
                "motive",
                List.of(new Frame("talk-when", false), new Frame("role", true)),
                dialog,
                trail.size() + 1,
                2,
                List.of("shame"),
                trail,
                "9:self",
                Optional.of(NOW.minusMillis(1)),
                Reminders.NONE,
                NOW);
    }

    /** The same person with these reminders. */
    public static PersonState with(PersonState state, Reminders reminders) {
        return new PersonState(
                state.journey(),
                state.revision(),
                state.language(),
                state.step(),
                state.frames(),
                state.dialog(),
                state.visit(),
                state.misses(),
                state.ticked(),
                state.trail(),
                state.lastToken(),
                state.lastSent(),
                reminders,
                state.seen());
    }

    /** The same person, who wants what is said to them guarded. */
    public static PersonState guarded(PersonState state) {
        return new PersonState(
                state.journey(),
                state.revision(),
                state.language(),
                state.step(),
                state.frames(),
                state.dialog(),
                state.visit(),
                state.misses(),
                state.ticked(),
                state.trail(),
                state.lastToken(),
                state.lastSent(),
                state.reminders(),
                state.seen(),
                true);
    }

    /** Somebody far along: a trail of that many answers as a journey has them. */
    public static PersonState farAlong(int entries) {
        List<Answer> answers = new ArrayList<>();
        for (int at = 0; at < entries; at++) {
            answers.add(at % 10 == 9 ? new Answer.Rated(at % 11) : new Answer.Chosen("choice-" + at % 4));
        }
        return with(new Dialog.None(), answers, 10);
    }

    private static Reminders reminders(boolean silent) {
        return new Reminders(
                Optional.of(new Rhythm.Weekly(EnumSet.of(DayOfWeek.MONDAY, DayOfWeek.FRIDAY), LocalTime.of(20, 0))),
                Optional.of(new Rhythm.Yearly(MonthDay.of(2, 29), LocalTime.of(10, 0))),
                new QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 30)),
                1,
                true,
                Optional.of(LocalDate.of(2026, 4, 1)),
                2,
                silent,
                1,
                true,
                3,
                List.of(NOW.minusSeconds(60), NOW),
                Optional.of(NOW.plusSeconds(60)),
                Optional.of(ZoneId.of("Europe/Berlin")),
                Map.of(
                        NudgeKind.CHECK_IN,
                        new Reminders.Arranged(
                                Instant.parse("2026-03-02T19:00:00Z"),
                                Optional.of(
                                        new WallTime(LocalDateTime.of(2026, 3, 2, 20, 0), ZoneId.of("Europe/Berlin"))),
                                7),
                        NudgeKind.COME_BACK,
                        new Reminders.Arranged(NOW.plusSeconds(1200), Optional.empty(), 8)));
    }
}
