package org.reweave.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.reweave.journey.Journey;
import org.reweave.journey.Step;
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

    private static final Duration AT_ONCE = Duration.ofSeconds(1);
    /** No command is longer. */
    private static final int LONGEST_CALL = 100;

    private final Journeys journeys;
    private final Languages languages;
    private final SafetyScreen safety;
    private final HelpLines help;
    private final ZoneId homeZone;
    private final StepListener listener;
    private final ChartPainter painter;

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
        this(journeys, languages, safety, help, homeZone, listener, ChartPainter.NONE);
    }

    private PersonEngine(
            Journeys journeys,
            Languages languages,
            SafetyScreen safety,
            HelpLines help,
            ZoneId homeZone,
            StepListener listener,
            ChartPainter painter) {
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
        return new PersonEngine(journeys, languages, safety, help, homeZone, listener, charts);
    }

    @Override
    public Result<PersonState> transition(PersonState state, Event event, Instant now) {
        Journey journey = journeys.of(state.journey(), state.revision());
        Turn turn = new Turn(state, journey, languages, homeZone, help, now, listener);
        turn.painter = painter;
        keepPlace(turn);
        if (event instanceof Event.Due due) {
            new NudgesDue(turn).due(due);
        } else if (event instanceof Event.Told told) {
            new Told(turn).told(told);
        } else if (turn.dialog instanceof Dialog.Hidden hidden) {
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
        return turn.result();
    }

    @Override
    public boolean calls(Event event) {
        if (event instanceof Event.Pressed pressed) {
            return pressed.id().equals(Command.HELP_NOW.id());
        }
        return words(event)
                .filter(text -> text.length() <= LONGEST_CALL)
                .flatMap(text -> languages.anywhere(FoldedText.words(text)))
                .filter(command -> command == Command.HELP_NOW || command == Command.STOP)
                .isPresent();
    }

    @Override
    public boolean inNeed(Event event) {
        return means(event, Level.SOFT);
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
            turn.goToFirstOpen(turn.journey.start());
        }
    }

    private void came(Turn turn, Event event) {
        if (words(event)
                .filter(text -> !SafetyScreen.wordless(text) && !always(turn, text) && !offered(turn, text))
                .map(safety::look)
                .filter(new Care(turn)::heard)
                .isPresent()) {
            return;
        }
        Optional<String> door = event instanceof Event.Opened opened ? opened.door() : Optional.empty();
        if (door.filter(Doors.HELP::equals).isPresent()) {
            new Commands(turn).run(Command.HELP_NOW);
            return;
        }
        Arrivals arrivals = new Arrivals(turn);
        if (arrivals.restedSince(event)) {
            return;
        }
        arrivals.tellWhatWasMissed(event);
        monthly(turn);
        if (event instanceof Event.Pressed pressed) {
            pressed(turn, pressed);
        } else if (event instanceof Event.Selected selected) {
            selected(turn, selected);
        } else if (event instanceof Event.Said said) {
            said(turn, said.text(), said.sentAt());
        } else if (event instanceof Event.Edited edited) {
            edited(turn, edited.text());
        } else {
            opened(turn, event instanceof Event.Opened, door);
        }
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

    /** Whether the words are exactly one of the answers offered; those were written beforehand. */
    private static boolean offered(Turn turn, String text) {
        boolean open = !turn.step.isEmpty() || !(turn.dialog instanceof Dialog.None);
        return open && turn.language.matcher().names(turn.screen().options(), FoldedText.words(text));
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
        if (begin(turn)) {
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
            returns.welcome(false);
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

    /**
     * Begins the journey where it has not begun; whatever came first is the greeting. Where there are several languages,
     * the first thing asked is which one.
     */
    private static boolean begin(Turn turn) {
        if (turn.step.isEmpty() && turn.dialog instanceof Dialog.None) {
            if (turn.languages.several()) {
                turn.open(new Dialog.ChooseLanguage());
            } else {
                turn.go(turn.journey.start());
            }
            turn.show();
            return true;
        }
        return false;
    }

    private static void again(Turn turn) {
        if (turn.step.isEmpty() && turn.dialog instanceof Dialog.None) {
            turn.sayOnly();
        } else {
            turn.show();
        }
    }

    // --- buttons ---

    private static void pressed(Turn turn, Event.Pressed pressed) {
        String token = new Token(pressed.visit(), pressed.id()).written();
        if (pressed.visit() != turn.visit && token.equals(turn.lastToken)) {
            return;
        }
        turn.lastToken = token;
        boolean current = pressed.visit() == turn.visit || new Arrivals(turn).underNote(pressed);
        if (pressed.id().equals(Command.HELP_NOW.id())) {
            new Commands(turn).run(Command.HELP_NOW);
        } else if (current && ofData(turn.dialog) && tapped(turn, pressed.id())) {
            return;
        } else if (begin(turn)) {
            return;
        } else if (turn.dialog instanceof Dialog.Stopped
                && !(current && pressed.id().equals(Command.START.id()))) {
            new Dialogs(turn).typed("");
        } else if (new Returns(turn).due()) {
            new Returns(turn).welcome(turn.dialog instanceof Dialog.None);
        } else if (!current && !alwaysOpen(pressed.id())) {
            turn.line(Phrase.REPAIR_STALE);
            turn.show();
        } else if (!tapped(turn, pressed.id())) {
            turn.line(Phrase.REPAIR_STALE);
            turn.show();
        }
    }

    private static boolean ofData(Dialog dialog) {
        return dialog instanceof Dialog.MyData || dialog instanceof Dialog.ConfirmForget;
    }

    /** Pausing and looking for help are right from any question, however old the button is. */
    private static boolean alwaysOpen(String id) {
        return id.equals(Command.PAUSE.id()) || id.equals(Command.MORE.id());
    }

    private static boolean tapped(Turn turn, String id) {
        if (!(turn.dialog instanceof Dialog.None)) {
            return new Dialogs(turn).tapped(id) || new Commands(turn).press(id);
        }
        return (id.startsWith("~") && new Commands(turn).press(id)) || new Answers(turn).tapped(id);
    }

    private static void selected(Turn turn, Event.Selected selected) {
        boolean taken = selected.visit() == turn.visit && answered(turn, selected.ids());
        if (!taken && !begin(turn)) {
            turn.line(Phrase.REPAIR_STALE);
            turn.show();
        }
    }

    private static boolean answered(Turn turn, List<String> ids) {
        if (turn.dialog instanceof Dialog.Notes notes) {
            return new SomeDays(turn, notes).selected(ids);
        }
        return turn.dialog instanceof Dialog.None && !turn.step.isEmpty() && new Answers(turn).selected(ids);
    }

    // --- words ---

    private static void said(Turn turn, String text, Optional<Instant> sentAt) {
        String words = FoldedText.words(text);
        Optional<Command> command = turn.language.vocabulary().command(words).or(() -> elsewhere(turn, words));
        boolean helpNow = command.filter(Command.HELP_NOW::equals).isPresent();
        boolean crossed = crossed(turn, sentAt);
        turn.lastSent = sentAt.or(() -> turn.lastSent);
        if (helpNow) {
            new Commands(turn).run(Command.HELP_NOW);
        } else if (command.filter(Command.STOP::equals).isPresent()) {
            new Commands(turn).run(Command.STOP);
        } else if (command.filter(Command::ofData).isPresent()) {
            new Commands(turn).run(command.get());
        } else if (begin(turn)) {
            return;
        } else if (new Returns(turn).due()) {
            boolean asked = turn.dialog instanceof Dialog.None;
            new Returns(turn)
                    .welcome(asked && command.filter(Command.START::equals).isEmpty());
        } else if (crossed && !(turn.dialog instanceof Dialog.KeepNote)) {
            turn.line(Phrase.REPAIR_CROSSED);
            turn.show();
        } else if (command.isPresent() && !means(turn, command.get(), words)) {
            commanded(turn, command.get());
        } else if (turn.dialog instanceof Dialog.None) {
            Commands commands = new Commands(turn);
            boolean elsewhere = commands.pathNamed(words)
                    .filter(path -> !offered(turn, text))
                    .filter(commands::sidePath)
                    .isPresent();
            if (!elsewhere) {
                answered(turn, text);
            }
        } else {
            new Dialogs(turn).typed(text);
        }
    }

    /** What has to work for somebody the companion speaks to in a language they do not read; never instead of an answer. */
    private static Optional<Command> elsewhere(Turn turn, String words) {
        boolean asked = !turn.step.isEmpty() || !(turn.dialog instanceof Dialog.None);
        return turn.languages
                .anywhere(words)
                .filter(command ->
                        !asked || !turn.language.matcher().names(turn.screen().options(), words));
    }

    /** Whether the message was sent in the same moment as the one before it: written before this question was seen. */
    private static boolean crossed(Turn turn, Optional<Instant> sentAt) {
        return sentAt.isPresent()
                && turn.lastSent.isPresent()
                && Duration.between(turn.lastSent.get(), sentAt.get()).abs().compareTo(AT_ONCE) < 0;
    }

    /**
     * Whether words that are a command are also exactly one of the answers; then the answer is meant. Help and stop are final,
     * and where the words are what a way out reads, another word for an answer does not stand against it.
     */
    private static boolean means(Turn turn, Command command, String words) {
        Screen screen = turn.screen();
        AnswerMatcher matcher = turn.language.matcher();
        boolean exit = screen.exit(command)
                .filter(label -> matcher.same(turn.voice.label(label), words))
                .isPresent();
        return command != Command.HELP
                && command != Command.STOP
                && (exit ? screen.reads(label -> matcher.same(label, words)) : matcher.names(screen.options(), words));
    }

    private static void commanded(Turn turn, Command command) {
        boolean begins = command == Command.START || command == Command.RESTART;
        if (turn.dialog instanceof Dialog.Stopped && begins) {
            new Dialogs(turn).returned();
        } else if (turn.dialog instanceof Dialog.Stopped && command != Command.HELP) {
            new Dialogs(turn).typed("");
        } else if (command == Command.START && new Dialogs(turn).goesOn()) {
            return;
        } else {
            new Commands(turn).run(command);
        }
    }

    private static void answered(Turn turn, String text) {
        if (turn.journey.step(turn.step) instanceof Step.End) {
            AnswerMatcher.Match match =
                    turn.language.matcher().one(turn.screen().options(), text);
            boolean button =
                    match.sure() && new Commands(turn).press(match.ids().get(0));
            if (!button && !new NotesAnswers(turn).anywhere(text)) {
                turn.show();
            }
        } else {
            new Answers(turn).typed(text);
        }
    }

    private static void edited(Turn turn, String text) {
        if (turn.dialog instanceof Dialog.KeepNote) {
            turn.dialog = new Dialog.KeepNote(text.strip());
            turn.line(Phrase.NOTE_CHANGED);
            turn.show();
        } else if (turn.misses > 0 && turn.dialog instanceof Dialog.None) {
            new Answers(turn).typed(text);
        } else if (!begin(turn)) {
            turn.line(Phrase.REPAIR_EDIT_TOO_LATE);
            turn.show();
        }
    }
}
