package org.reweave.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.reweave.journey.Journey;
import org.reweave.message.Discretion;
import org.reweave.message.FoldedText;
import org.reweave.safety.HelpLines;
import org.reweave.safety.Level;
import org.reweave.safety.SafetyScreen;

/**
 * The conversation with one person: what they do leads to the next state and to what is said.
 *
 * <p>Whatever comes in is looked at in one order: words that may mean danger, help now, buttons of earlier questions, a
 * return after long, the commands that always work, and only then the answer to what is asked.
 */
public final class PersonEngine implements Transition<PersonState> {
    /** No zone is farther from UTC, so far from its ends a month is the same one everywhere. */
    private static final Duration FARTHEST = Duration.ofHours(18);

    /** No command is longer. */
    private static final int LONGEST_CALL = 100;

    private final Journeys journeys;
    private final Languages languages;
    private final SafetyScreen safety;
    private final HelpLines help;
    private final ZoneId homeZone;
    private final StepListener listener;
    private final ChartPainter painter;
    private final Discretion discretion;

    /** An engine; {@code homeZone} is the time zone of people who have not told theirs. */
    public PersonEngine(Journeys journeys, Languages languages, SafetyScreen safety, HelpLines help, ZoneId homeZone) {
        this(journeys, languages, safety, help, homeZone, step -> {});
    }

    /** An engine that tells which steps are entered. */
    public PersonEngine(
            Journeys journeys,
            Languages languages,
            SafetyScreen safety,
            HelpLines help,
            ZoneId homeZone,
            StepListener listener) {
        this(journeys, languages, safety, help, homeZone, listener, ChartPainter.NONE, Discretion.NONE);
    }

    private PersonEngine(
            Journeys journeys,
            Languages languages,
            SafetyScreen safety,
            HelpLines help,
            ZoneId homeZone,
            StepListener listener,
            ChartPainter painter,
            Discretion discretion) {
        this.discretion = discretion;
        this.listener = listener;
        this.painter = painter;
        this.journeys = journeys;
        this.languages = languages;
        this.safety = safety;
        this.help = help;
        this.homeZone = homeZone;
    }

    /** The same engine, which has charts drawn. */
    public PersonEngine drawing(ChartPainter charts) {
        return new PersonEngine(journeys, languages, safety, help, homeZone, listener, charts, discretion);
    }

    @Override
    public Transition<PersonState> where(Discretion platform) {
        return platform == discretion
                ? this
                : new PersonEngine(journeys, languages, safety, help, homeZone, listener, painter, platform);
    }

    @Override
    public Result<PersonState> transition(PersonState state, Event event, Instant now) {
        Journey journey = journeys.of(state.journey(), state.revision());
        Turn turn = new Turn(state, journey, languages, homeZone, help, now, listener);
        turn.painter = painter;
        turn.discretion = discretion;
        keepPlace(turn);
        if (event instanceof Event.Due due) {
            new NudgesDue(turn).due(due);
        } else if (event instanceof Event.Told told) {
            new Told(turn).told(told);
        } else {
            turn.isHere();
            did(turn, event, now);
        }
        return turn.result();
    }

    private void did(Turn turn, Event event, Instant now) {
        if (turn.dialog instanceof Dialog.Hidden hidden) {
            new Hiding(turn).meanwhile(hidden, event, means(event, Level.HIGH));
            turn.seen = now;
        } else if (new Hiding(turn).asked(event)) {
            new Hiding(turn).hide();
            turn.seen = now;
        } else if (event instanceof Event.PutAside) {
            turn.line(Phrase.REPAIR_PUT_ASIDE);
            again(turn);
        } else if (event instanceof Event.TooMuch) {
            turn.line(Phrase.REPAIR_TOO_MUCH);
            again(turn);
        } else {
            turn.book.unanswered = 0;
            came(turn, event);
            turn.seen = now;
        }
    }

    @Override
    public boolean calls(Event event) {
        if (event instanceof Event.Pressed pressed) {
            return pressed.id().equals(Command.HELP_NOW.id());
        }
        Call call = call(event);
        return call == Call.HELP_NOW || call == Call.STOP;
    }

    @Override
    public Call call(Event event) {
        return words(event)
                .filter(text -> text.length() <= LONGEST_CALL)
                .map(FoldedText::words)
                .flatMap(languages::call)
                .map(PersonEngine::call)
                .orElse(Call.NONE);
    }

    private static Call call(Command command) {
        return switch (command) {
            case STOP -> Call.STOP;
            case HELP -> Call.HELP;
            case HELP_NOW -> Call.HELP_NOW;
            default -> Call.NONE;
        };
    }

    @Override
    public boolean commands(Event event) {
        return words(event)
                .filter(text -> text.length() <= LONGEST_CALL)
                .filter(text -> languages.command(FoldedText.words(text)))
                .isPresent();
    }

    @Override
    public Optional<Boolean> agrees(Event event) {
        return words(event)
                .filter(text -> text.length() <= LONGEST_CALL)
                .map(FoldedText::words)
                .flatMap(languages::agrees);
    }

    @Override
    public boolean inNeed(Event event) {
        return means(event, Level.SOFT);
    }

    @Override
    public boolean heavy(Event event) {
        return words(event).map(FoldedText::words).filter(languages::heavy).isPresent();
    }

    private boolean means(Event event, Level least) {
        return words(event)
                .filter(text -> safety.look(text).level().atLeast(least))
                .isPresent();
    }

    /** A step that a newer revision no longer has: the person goes on at the first question not yet answered. */
    private static void keepPlace(Turn turn) {
        if (!turn.step.isEmpty() && turn.journey.find(turn.step).isEmpty()) {
            turn.frames = List.of();
            new Course(turn).goToFirstOpen(turn.journey.start());
        }
    }

    private void came(Turn turn, Event event) {
        if (words(event)
                .filter(text -> !SafetyScreen.wordless(text) && !always(turn, text) && !new Words(turn).offered(text))
                .map(safety::look)
                .filter(new Care(turn)::heard)
                .isPresent()) {
            return;
        }
        Optional<String> door = event instanceof Event.Opened opened ? opened.door() : Optional.empty();
        if (door.filter(new Doors(turn)::comesFirst).isPresent()) {
            return;
        }
        Arrivals arrivals = new Arrivals(turn);
        if (arrivals.restedSince(event)) {
            return;
        }
        arrivals.tellWhatWasMissed(event);
        monthly(turn);
        if (event instanceof Event.Pressed pressed) {
            new Taps(turn).pressed(pressed);
        } else if (event instanceof Event.Selected selected) {
            new Taps(turn).selected(selected);
        } else if (event instanceof Event.Said said && !signs(said.text())) {
            new Words(turn).said(said.text(), said.sentAt());
        } else if (event instanceof Event.Edited edited) {
            new Words(turn).edited(edited.text());
        } else {
            opened(turn, event instanceof Event.Opened, door);
        }
    }

    /** Whether there is no word in it, as with emoji alone; a question mark asks how this works. */
    private static boolean signs(String text) {
        return text.indexOf('?') < 0 && FoldedText.words(text).isEmpty();
    }

    /** What was written, where something was. */
    private static Optional<String> words(Event event) {
        if (event instanceof Event.Said said) {
            return Optional.of(said.text());
        }
        return event instanceof Event.Edited edited ? Optional.of(edited.text()) : Optional.empty();
    }

    /** Whether the words are exactly help now or stop, which come before everything, or one word that is a command. */
    private static boolean always(Turn turn, String text) {
        String words = FoldedText.words(text);
        return turn.language
                .vocabulary()
                .command(words)
                .filter(command -> command == Command.HELP_NOW || command == Command.STOP || words.indexOf(' ') < 0)
                .isPresent();
    }

    /** Says once a month that this is a program; never into a crisis or a silence. */
    private static void monthly(Turn turn) {
        boolean quiet = turn.dialog instanceof Dialog.Staying
                || turn.dialog instanceof Dialog.HelpNow
                || turn.dialog instanceof Dialog.Stopped;
        if (!turn.step.isEmpty() && !quiet && newMonth(turn)) {
            turn.line(Phrase.SAFETY_MONTHLY);
        }
    }

    private static boolean newMonth(Turn turn) {
        if (month(turn.seen.minus(FARTHEST)).equals(month(turn.now.plus(FARTHEST)))) {
            return false;
        }
        ZoneId zone = turn.voice.zone(turn.facts());
        return !YearMonth.from(turn.now.atZone(zone)).equals(YearMonth.from(turn.seen.atZone(zone)));
    }

    private static YearMonth month(Instant at) {
        return YearMonth.from(at.atOffset(ZoneOffset.UTC));
    }

    // --- opened, or something that is not words ---

    private static void opened(Turn turn, boolean opened, Optional<String> door) {
        if (turn.step.isEmpty() && turn.dialog instanceof Dialog.None) {
            door.ifPresent(new Doors(turn)::greets);
        }
        if (new Course(turn).begin()) {
            return;
        }
        Returns returns = new Returns(turn);
        if (turn.dialog instanceof Dialog.Stopped) {
            new Dialogs(turn).typed("");
        } else if (turn.dialog instanceof Dialog.HelpNow) {
            new Commands(turn).helpNow(Phrase.HELP_NOW_AGAIN);
        } else if (turn.dialog instanceof Dialog.Staying) {
            turn.line(Phrase.HELP_NOW_WAITING);
            turn.showBriefly();
        } else if (returns.due()) {
            returns.welcome(false, false);
        } else if (door.isPresent() && turn.dialog instanceof Dialog.None) {
            new Doors(turn).opened(door.get());
        } else if (!opened) {
            turn.line(Phrase.REPAIR_UNREADABLE);
            turn.show();
        } else {
            turn.line(Phrase.RETURN_HELLO);
            turn.show();
        }
    }

    private static void again(Turn turn) {
        if (turn.step.isEmpty() && turn.dialog instanceof Dialog.None) {
            turn.sayOnly();
        } else {
            turn.show();
        }
    }
}
