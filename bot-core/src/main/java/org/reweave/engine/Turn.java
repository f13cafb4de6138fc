package org.reweave.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.reweave.journey.Journey;
import org.reweave.journey.Wording;
import org.reweave.message.Discretion;
import org.reweave.message.OutboundMessage;
import org.reweave.message.OutboundMessage.Input;
import org.reweave.message.Picture;
import org.reweave.message.QuickReply;
import org.reweave.message.RichText;
import org.reweave.rhythm.WallTime;
import org.reweave.safety.HelpLines;

/** One transition while it is being made: the state as it changes, and what has to be said and done. */
final class Turn {
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
    /** The rest that goes on beneath what is only looked at. */
    Optional<Dialog.Away> rest;

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
    /** Whether what is said can be neither forwarded nor saved. */
    boolean guarded;
    /** What the platform has, so that others see less. */
    Discretion discretion = Discretion.NONE;
    /** Draws what is better seen than told. */
    ChartPainter painter = ChartPainter.NONE;

    final StepListener listener;
    private final PersonState before;
    private final List<Effect> effects = new ArrayList<>();
    private boolean linesNamed;
    private boolean first;
    private boolean hushed;
    /** Whether the person did something; a nudge that comes due is nothing of theirs. */
    private boolean here;

    private boolean forgotten;
    private final GatheredLines lines = new GatheredLines();
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
        this.before = before;
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
        Dialog kept = before.dialog();
        this.rest = kept instanceof Dialog.Resting resting ? Optional.of(resting.away()) : Optional.empty();
        this.dialog = kept instanceof Dialog.Resting resting ? resting.over() : kept;
        this.visit = before.visit();
        this.misses = before.misses();
        this.ticked = before.ticked();
        this.trail = new ArrayList<>(before.trail());
        this.lastToken = before.lastToken();
        this.lastSent = before.lastSent();
        this.seen = before.seen();
        this.guarded = before.guarded();
        this.book = new ReminderBook(before.reminders());
    }

    Transition.Result<PersonState> result() {
        if (linesNamed) {
            effects.add(new Effect.NameLines());
        }
        if (first) {
            effects.add(new Effect.SayFirst());
        }
        if (dialog.helping() && !before.dialog().helping()) {
            effects.add(new Effect.InNeed());
        }
        Dialog kept = rest.<Dialog>map(away -> new Dialog.Resting(away, dialog)).orElse(dialog);
        if (hushed || (kept.silent() && !before.dialog().silent())) {
            effects.add(new Effect.TakeBack());
        }
        if (hushed || (here && dialog.inNeed())) {
            book.hushed = Optional.of(now.plus(QUIET_AFTER_NEED));
            new NudgePlan(this).afterHush();
        }
        new NudgePlan(this).followZone();
        new NudgePlan(this).noDeadReturn();
        if (!forgotten) {
            effects.addAll(new Agreements(this).changes(before));
        }
        PersonState next = new PersonState(
                journey.id(),
                journey.revision(),
                spoken,
                step,
                frames,
                kept,
                visit,
                misses,
                ticked,
                trail,
                lastToken,
                lastSent,
                book.closed(),
                seen,
                guarded);
        return new Transition.Result<>(next, effects);
    }

    /** Lets those help lines that the person's groups name be said after this turn's words, in which help stands already. */
    void nameLines() {
        linesNamed = true;
    }

    /** Lets what is said go before all that waits for the person. */
    void sayFirst() {
        first = true;
    }

    /** Lets what comes again rest as after help was shown: the person told, in answer to a question, that it is dangerous now. */
    void hush() {
        hushed = true;
    }

    /** The person did something in this turn. */
    void isHere() {
        here = true;
    }

    /** The rest the person takes, whatever they look at meanwhile; it may be over and its return not answered. */
    Optional<Dialog.Away> away() {
        return dialog instanceof Dialog.Away away ? Optional.of(away) : rest;
    }

    /** Whether the person rests at a moment from now on: until the return that was agreed, or until they come by themselves. */
    boolean rests(Instant at) {
        return away().filter(away -> away.until().map(at::isBefore).orElse(true))
                .isPresent();
    }

    TrailFacts facts() {
        if (facts == null) {
            facts = new TrailFacts(journey, trail);
        }
        return facts;
    }

    /** Now, by the person's own clock. */
    ZonedDateTime here() {
        return now.atZone(voice.zone(facts()));
    }

    /** A time as it is said by the person's own clock, with the year where it is another. */
    String said(Instant at) {
        return Spoken.time(at, now, voice.zone(facts()), voice.locale(facts()));
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

    /** Says what was gathered with one answer to tap, which needs no question; what is open stays as it is. */
    void sayWith(QuickReply reply) {
        emit(RichText.plain(""), text -> new OutboundMessage(text, List.of(reply), Input.CHOICE, visit));
    }

    /** Says this and nothing else of this turn, and has everything taken away that was said before. */
    void sayInPlaceOfAll(Phrase phrase) {
        sayFirst();
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
        List<RichText> texts = lines.closedBy(last);
        int closed = texts.size() - 1;
        texts.subList(0, closed).forEach(text -> say(OutboundMessage.saying(text)));
        say(closing.apply(texts.get(closed)));
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
            leaveRested(over);
        }
        Optional<Dialog.Away> beneath = away();
        rest = over.looks() ? beneath : Optional.empty();
        dialog = over;
        visit++;
        if (beneath.isPresent() && away().equals(beneath)) {
            new NudgePlan(this).moveAlong(visit - 1);
        }
    }

    /** Takes away what lay over the open step, or over a rest, which is shown again; begins the journey where it had not begun. */
    void close() {
        tellOfWordsNotKept();
        leaveRested(new Dialog.None());
        if (rest.isPresent()) {
            open(rest.get());
            return;
        }
        ask(step);
        new Course(this).resume();
    }

    /** Makes a step the open one, with nothing laid over it. */
    void ask(String open) {
        step = open;
        rest = Optional.empty();
        dialog = new Dialog.None();
        misses = 0;
        visit++;
    }

    /** Whoever goes elsewhere without saying how check-ins shall go on after a silence hears that they rest; what is about notes shows it. */
    private void leaveRested(Dialog next) {
        boolean left = dialog instanceof Dialog.Notes notes && notes.page() == Dialog.Page.RESTED && book.resting;
        if (left && !next.silent() && !(next instanceof Dialog.Notes)) {
            book.resting = false;
            book.paused = true;
            line(Phrase.NOTES_RESTS_ON);
        }
    }

    /** Whoever goes elsewhere before saying whether to keep their words hears that they are gone; unasked nothing is said of them. */
    private void tellOfWordsNotKept() {
        if (dialog instanceof Dialog.KeepNote && until.isEmpty()) {
            line(Phrase.NOTE_UNDECIDED);
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

    /** Puts an answer to another prompt on the trail, as a side path from here; Back leads to that prompt and then here again. */
    void learn(String other, Answer answer) {
        learn(other, answer, visit);
    }

    /** The same for what nobody asked for: it follows from what the person wrote. */
    void understand(String other, Answer answer) {
        learn(other, answer, Entry.UNASKED);
    }

    private void learn(String other, Answer answer, int asked) {
        Frame back = new Frame(step.isEmpty() ? journey.start() : step, false);
        Entry entry = new Entry(asked, other, answer, now, Course.aside(frames, back));
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
        frames = last.frames();
        ticked = last.answer() instanceof Answer.Ticked earlier ? earlier.ids() : List.of();
        ask(last.step());
        return Optional.of(last);
    }

    // --- what is done ---

    /** Hands the person all that is kept of them, after what was said so far. */
    void handOver() {
        effects.add(new Effect.HandOver());
    }

    /** Tells the person what they agreed to, after what was said so far. */
    void tellAgreed() {
        effects.add(new Effect.TellAgreed());
    }

    /** Puts other answers in the place of some. */
    void rewrite(UnaryOperator<Entry> answers) {
        trail.replaceAll(answers);
        facts = null;
    }

    /** Forgets the person; what is said last is all that is left of the turn. */
    void forget(RichText farewell) {
        forgotten = true;
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

    /** Arranges a nudge, which belongs to the prompt that was open at the given visit. */
    void arrange(NudgeKind kind, Instant due, Optional<WallTime> wall, int from) {
        book.arranged.put(kind, new Reminders.Arranged(due, wall, from));
        effects.add(new Effect.Arrange(kind, due, from, wall));
    }

    void cancel(NudgeKind kind) {
        book.arranged.remove(kind);
        effects.add(new Effect.Cancel(kind));
    }
}
