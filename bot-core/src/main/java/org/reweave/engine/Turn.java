package org.reweave.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reweave.journey.Journey;
import org.reweave.journey.Step;
import org.reweave.journey.Wording;
import org.reweave.message.OutboundMessage;
import org.reweave.message.Picture;
import org.reweave.message.RichText;
import org.reweave.rhythm.WallTime;
import org.reweave.safety.HelpLines;

/** One transition while it is being made: the state as it changes, and what has to be said and done. */
final class Turn {
    /** Discord takes 2,000 characters; the room left is for what a platform adds. */
    private static final int LONGEST = 1_800;

    /** After somebody was in need nothing that comes again is sent for this long. */
    private static final Duration QUIET_AFTER_NEED = Duration.ofHours(24);

    final Journey journey;
    final HelpLines help;
    final Languages languages;
    final Instant now;

    Language language;
    Voice voice;
    String step;
    List<Frame> frames;
    Dialog dialog;
    int visit;
    int misses;
    List<String> ticked;
    final List<Entry> trail;
    String lastToken;
    Optional<Instant> lastSent;
    Instant seen;
    final ReminderBook book;
    /** When it is too late for what is said here; set where nobody asked. */
    Optional<Instant> until = Optional.empty();
    /** Whether what is said makes no sound. */
    boolean silent;
    /** Draws what is better seen than told. */
    ChartPainter painter = ChartPainter.NONE;

    private final StepListener listener;
    private final List<Effect> effects = new ArrayList<>();
    private boolean linesNamed;
    private final boolean helpedBefore;
    private final boolean silentBefore;
    private final List<RichText> lines = new ArrayList<>();
    private final ZoneId homeZone;
    private String spoken;
    private @Nullable TrailFacts facts;
    private @Nullable Drawn drawn;
    private @Nullable Screen screen;

    Turn(
            PersonState before,
            Journey journey,
            Languages languages,
            ZoneId homeZone,
            HelpLines help,
            Instant now,
            StepListener listener) {
        this.listener = listener;
        this.journey = journey;
        this.help = help;
        this.languages = languages;
        this.homeZone = homeZone;
        this.language = languages.of(before.language());
        this.voice = new Voice(journey, language, homeZone);
        this.now = now;
        this.spoken = before.language();
        this.step = before.step();
        this.frames = before.frames();
        this.dialog = before.dialog();
        this.helpedBefore = helped(dialog);
        this.silentBefore = silent(dialog);
        this.visit = before.visit();
        this.misses = before.misses();
        this.ticked = before.ticked();
        this.trail = new ArrayList<>(before.trail());
        this.lastToken = before.lastToken();
        this.lastSent = before.lastSent();
        this.seen = before.seen();
        this.book = new ReminderBook(before.reminders());
    }

    Transition.Result<PersonState> result() {
        if (linesNamed) {
            effects.add(new Effect.NameLines());
        }
        if (helped(dialog) && !helpedBefore) {
            effects.add(new Effect.InNeed());
        }
        if (silent(dialog) && !silentBefore) {
            effects.add(new Effect.TakeBack());
        }
        if (dialog.inNeed()) {
            book.hushed = Optional.of(now.plus(QUIET_AFTER_NEED));
        }
        new NudgePlan(this).followZone();
        PersonState next = new PersonState(
                journey.id(),
                journey.revision(),
                spoken,
                step,
                frames,
                dialog,
                visit,
                misses,
                ticked,
                trail,
                lastToken,
                lastSent,
                book.closed(),
                seen);
        return new Transition.Result<>(next, effects);
    }

    /** Lets those help lines that the person's groups name be said after this turn's words, in which help stands already. */
    void nameLines() {
        linesNamed = true;
    }

    private static boolean helped(Dialog dialog) {
        return dialog instanceof Dialog.HelpNow || dialog instanceof Dialog.Staying;
    }

    /** Whether nothing that comes again is said, and what waits to be said should not be either. */
    private static boolean silent(Dialog dialog) {
        return dialog instanceof Dialog.Stopped
                || dialog instanceof Dialog.Hidden
                || dialog instanceof Dialog.Away
                || dialog.inNeed();
    }

    TrailFacts facts() {
        if (facts == null) {
            facts = new TrailFacts(journey, trail);
        }
        return facts;
    }

    RichText words(Wording wording) {
        return voice.text(wording, facts());
    }

    RichText phrase(Phrase phrase, Map<String, String> words) {
        return voice.phrase(phrase, visit, words);
    }

    /** Goes on in another language. */
    void speak(String code) {
        spoken = code;
        language = languages.of(code);
        voice = new Voice(journey, language, homeZone);
    }

    // --- what is said ---

    /** Says a phrase before whatever is shown next. */
    void line(Phrase phrase) {
        lines.add(phrase(phrase, Map.of()));
    }

    /** Says a phrase with one word filled in. */
    void line(Phrase phrase, String name, String word) {
        lines.add(phrase(phrase, Map.of(name, word)));
    }

    void line(RichText text) {
        lines.add(text);
    }

    /** Says what was gathered, and shows what is asked now. */
    void show() {
        Screen screen = screen();
        emit(screen.text(), text -> new OutboundMessage(text, screen.replies(visit, voice), screen.input(), visit));
    }

    /** Says what was gathered in place of the open question's own words, with its answers to tap. */
    void showBriefly() {
        Screen screen = screen();
        emit(
                RichText.plain(""),
                text -> new OutboundMessage(text, screen.replies(visit, voice), screen.input(), visit));
    }

    /** Says what was gathered and asks nothing. */
    void sayOnly() {
        emit(RichText.plain(""), OutboundMessage::saying);
    }

    /** Says this and nothing else of this turn, and has everything taken away that was said before. */
    void sayInPlaceOfAll(Phrase phrase) {
        lines.clear();
        effects.removeIf(Effect.Say.class::isInstance);
        effects.add(
                new Effect.Say(OutboundMessage.saying(phrase(phrase, Map.of())).inPlaceOfAll()));
    }

    /** Shows a picture and asks nothing. */
    void picture(Picture picture) {
        say(OutboundMessage.saying(RichText.plain("")).with(picture));
    }

    private void emit(RichText last, Function<RichText, OutboundMessage> closing) {
        lines.add(last);
        RichText joined = RichText.plain("");
        for (RichText line : lines) {
            if (joined.length() > 0 && joined.length() + line.length() + 2 > LONGEST) {
                say(OutboundMessage.saying(joined));
                joined = RichText.plain("");
            }
            joined = joined.andThen(line);
        }
        lines.clear();
        say(closing.apply(joined));
    }

    private void say(OutboundMessage message) {
        effects.add(new Effect.Say(silent ? message.silently() : message, until));
    }

    Screen screen() {
        if (!(dialog instanceof Dialog.None)) {
            return DialogScreen.of(this);
        }
        Drawn wanted = new Drawn(step, visit, trail.size(), ticked, voice);
        if (!wanted.equals(drawn) || screen == null) {
            drawn = wanted;
            screen = journey.step(step).accept(new StepScreen(this));
        }
        return screen;
    }

    /** All that the screen of a step hangs on while a turn is made. */
    private record Drawn(String step, int visit, int answers, List<String> ticked, Voice voice) {}

    // --- where the person is ---

    /** Lays a question of the companion's own over the open step. */
    void open(Dialog over) {
        if (!over.inNeed() && !(over instanceof Dialog.Hidden)) {
            tellOfWordsNotKept();
        }
        dialog = over;
        visit++;
    }

    /** Takes away what lay over the open step, which is asked again; begins the journey where it had not begun. */
    void close() {
        tellOfWordsNotKept();
        dialog = new Dialog.None();
        misses = 0;
        visit++;
        if (step.isEmpty()) {
            go(journey.start());
        } else if (lockedMeanwhile()) {
            go(step);
        }
    }

    /** Whoever goes elsewhere before saying whether to keep their words hears that they are gone; unasked nothing is said of them. */
    private void tellOfWordsNotKept() {
        if (dialog instanceof Dialog.KeepNote && until.isEmpty()) {
            line(Phrase.NOTE_UNDECIDED);
        }
    }

    /** Goes to a step, and on from there to the first that waits for the person. */
    void go(String target) {
        StepWalk.Arrival arrival = StepWalk.from(target, journey, facts(), frames);
        announceChapter(arrival);
        arrival.entered().forEach(entered -> listener.entered(entered.id()));
        arrival.said().forEach(said -> lines.add(words(said.info().text())));
        step = arrival.step().id();
        frames = arrival.frames();
        dialog = new Dialog.None();
        ticked = List.of();
        misses = 0;
        visit++;
    }

    private void announceChapter(StepWalk.Arrival arrival) {
        String chapter = arrival.step().info().chapter();
        boolean entering = frames.isEmpty()
                && arrival.frames().isEmpty()
                && journey.find(step)
                        .map(from -> !from.info().chapter().equals(chapter))
                        .orElse(false);
        if (entering) {
            line(Phrase.CHAPTER_HEADING, "title", journey.title(chapter, language.code()));
        }
    }

    /** Puts an answer of the open prompt on the trail. */
    void record(Answer answer) {
        Entry entry = new Entry(visit, step, answer, now, frames);
        trail.add(entry);
        if (answer instanceof Answer.Restarted) {
            facts = null;
        } else if (facts != null) {
            facts.learn(entry);
        }
    }

    /** Whether the open step is no longer one to show: a lock closed, or what was told in danger passes it over. */
    private boolean lockedMeanwhile() {
        Step open = journey.step(step);
        boolean locked = open.info().tags().stream().anyMatch(Step.Tag::guarded);
        boolean told = journey.care().answers().values().stream()
                .anyMatch(given -> facts().is(journey.step(given.step()).info().fact(), given.choice()));
        return (locked || told)
                && !StepWalk.from(step, journey, facts(), frames).step().id().equals(step);
    }

    /** Puts an answer to another prompt on the trail, as a side path from here; Back leads to that prompt and then here again. */
    void learn(String other, Answer answer) {
        learn(other, answer, visit);
    }

    /** The same for what nobody asked for: it follows from what the person wrote. */
    void understand(String other, Answer answer) {
        learn(other, answer, Entry.UNASKED);
    }

    private void learn(String other, Answer answer, int asked) {
        List<Frame> deeper = new ArrayList<>(frames.size() < 3 ? frames : frames.subList(0, 1));
        deeper.add(new Frame(step.isEmpty() ? journey.start() : step, false));
        Entry entry = new Entry(asked, other, answer, now, deeper);
        TrailFacts before = facts();
        trail.add(entry);
        before.learn(entry);
    }

    /** Takes the last answer off the trail and opens its prompt again; empty where there is none. */
    Optional<Entry> takeBack() {
        if (trail.isEmpty()) {
            return Optional.empty();
        }
        Entry last = trail.remove(trail.size() - 1);
        facts = null;
        step = last.step();
        frames = last.frames();
        dialog = new Dialog.None();
        ticked = last.answer() instanceof Answer.Ticked earlier ? earlier.ids() : List.of();
        misses = 0;
        visit++;
        return Optional.of(last);
    }

    /** Walks a side path, and comes back to the open step afterwards. */
    void enter(String path, String start, boolean once) {
        record(new Answer.Entered(path));
        List<Frame> deeper = new ArrayList<>(frames.size() < 3 ? frames : frames.subList(0, 1));
        deeper.add(new Frame(step, once));
        frames = deeper;
        go(start);
    }

    /** Goes on after an answer: to the given step, or back when the prompt was walked to change an earlier answer. */
    void onward(String next) {
        if (frames.isEmpty() || !frames.get(frames.size() - 1).once()) {
            go(next);
            return;
        }
        String changed = step;
        String returnTo = frames.get(frames.size() - 1).returnTo();
        frames = frames.subList(0, frames.size() - 1);
        line(Phrase.CHANGE_DONE);
        if (!journey.aside(journey.step(returnTo))
                && depends(returnTo, journey.step(changed).info().fact())) {
            goToFirstOpen(chapterStart(returnTo));
        } else {
            go(returnTo);
        }
    }

    private boolean depends(String place, String fact) {
        String chapter = journey.step(place).info().chapter();
        return journey.steps().values().stream()
                .anyMatch(other -> other.info().chapter().equals(chapter)
                        && other.info().only().mentions(fact));
    }

    private String chapterStart(String place) {
        String chapter = journey.step(place).info().chapter();
        return journey.steps().values().stream()
                .filter(other -> other.info().chapter().equals(chapter))
                .findFirst()
                .orElseThrow()
                .id();
    }

    /** Goes to the first prompt from here on that has not been answered yet, so that nothing is asked twice. */
    void goToFirstOpen(String from) {
        Set<String> passed = new HashSet<>();
        StepWalk.Arrival arrival = StepWalk.from(from, journey, facts(), frames);
        while (passed.add(arrival.step().id())) {
            Optional<Entry> answered = facts().latest(arrival.step().id());
            Optional<String> next =
                    answered.flatMap(entry -> Answers.wayOn(journey.step(entry.step()), entry.answer()));
            if (next.isEmpty()) {
                break;
            }
            arrival = StepWalk.from(next.get(), journey, facts(), arrival.frames());
        }
        frames = arrival.frames();
        go(arrival.step().id());
    }

    // --- what is done ---

    /** Arranges a nudge for a moment, whatever the clock on the wall shows then. */
    void arrange(NudgeKind kind, Instant due) {
        arrange(kind, due, Optional.empty());
    }

    void arrange(NudgeKind kind, Instant due, Optional<WallTime> wall) {
        arrange(kind, due, wall, visit);
    }

    private void arrange(NudgeKind kind, Instant due, Optional<WallTime> wall, int from) {
        book.arranged.put(kind, new Reminders.Arranged(due, wall, from));
        effects.add(new Effect.Arrange(kind, due, from, wall));
    }

    /** Moves a nudge that is arranged; it still belongs to the prompt it was arranged at. */
    void rearrange(NudgeKind kind, Instant due, WallTime wall) {
        Reminders.Arranged before = java.util.Objects.requireNonNull(book.arranged.get(kind));
        arrange(kind, due, Optional.of(wall), before.visit());
    }

    /** Moves a nudge that is due now to a later moment. */
    void postpone(Event.Reminder reminder, Instant due) {
        arrange(reminder.kind(), due, Optional.empty(), reminder.visit());
    }

    /** Moves a nudge that is due now to a later time by the clock. */
    void postpone(Event.Reminder reminder, WallTime wall) {
        arrange(reminder.kind(), wall.instant(), Optional.of(wall), reminder.visit());
    }

    /** Hands the person all that is kept of them, after what was said so far. */
    void handOver() {
        effects.add(new Effect.HandOver());
    }

    /** Forgets the person; what is said last is all that is left of the turn. */
    void forget(RichText farewell) {
        effects.clear();
        lines.clear();
        effects.add(new Effect.Forget(OutboundMessage.saying(farewell)));
    }

    /** Says what somebody else put into words; the open question stays as it is. */
    void pass(OutboundMessage message, Instant latest) {
        effects.add(new Effect.Say(silent ? message.silently() : message, Optional.of(latest)));
    }

    /** What was told is told again at a later moment. */
    void tellAgain(Instant at) {
        effects.add(new Effect.TellAgain(at));
    }

    void cancel(NudgeKind kind) {
        book.arranged.remove(kind);
        effects.add(new Effect.Cancel(kind));
    }
}
