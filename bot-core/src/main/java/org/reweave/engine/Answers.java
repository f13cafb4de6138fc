package org.reweave.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.reweave.engine.AnswerMatcher.Match;
import org.reweave.journey.Step;
import org.reweave.message.FoldedText;
import org.reweave.message.RichText;

/** Takes the answer to the open step of the journey, tapped or typed. */
final class Answers {
    /** Room for a long letter; both platforms split or refuse longer messages anyway. */
    static final int LONGEST_NOTE = 4_000;

    /** Whoever writes more words than these tells something, and did not only miss an answer. */
    private static final int TELLING = 5;

    /** The end of every scale. */
    private static final int MOST = 10;

    private static final Set<String> RATINGS = Set.copyOf(StepScreen.RATINGS);

    private final Turn turn;

    Answers(Turn turn) {
        this.turn = turn;
    }

    /** Where an answer leads on from a step; empty for steps that ask nothing. */
    static Optional<String> wayOn(Step step, Answer answer) {
        if (answer instanceof Answer.Chosen chosen && step instanceof Step.Ask ask) {
            Optional<String> own = TrailFacts.choice(ask.choices(), chosen.id()).map(Step.Choice::next);
            return own.or(() -> Optional.ofNullable(step.info().next()));
        }
        return step instanceof Step.Prompt ? Optional.ofNullable(step.info().next()) : Optional.empty();
    }

    /** Takes a tapped answer; false where the open step does not offer it. What it offers is told without drawing it. */
    boolean tapped(String id) {
        Step step = turn.journey.step(turn.step);
        if (step instanceof Step.Several several) {
            return new SeveralAnswers(turn, this).tapped(several, id);
        } else if (step instanceof Step.Ask ask) {
            return offers(ask, id) && taken(new Answer.Chosen(id));
        } else if (step instanceof Step.When when) {
            Optional<String> offer = StepScreen.offer(Times.written(turn, when), id);
            offer.ifPresent(words -> set(when, words));
            return offer.isPresent();
        } else if (step instanceof Step.Scale) {
            return RATINGS.contains(id) && taken(new Answer.Rated(Integer.parseInt(id)));
        }
        return step instanceof Step.Note && id.equals(StepScreen.THOUGHT) && taken(new Answer.LetGo());
    }

    private boolean offers(Step.Ask ask, String id) {
        return TrailFacts.choice(ask.choices(), id)
                .filter(choice -> choice.only().holds(turn.facts()))
                .isPresent();
    }

    private boolean taken(Answer answer) {
        answer(answer);
        return true;
    }

    /** Takes several entries chosen together from a menu. */
    boolean selected(List<String> ids) {
        Step step = turn.journey.step(turn.step);
        if (step instanceof Step.Several several) {
            List<String> plain =
                    ids.stream().map(id -> id.replaceFirst("^[+-]", "")).toList();
            return new SeveralAnswers(turn, this).finish(several, plain);
        }
        return ids.size() == 1 && tapped(ids.get(0));
    }

    /** Takes typed words as an answer; what does not fit is met with growing help. */
    void typed(String text) {
        Step step = turn.journey.step(turn.step);
        if (step instanceof Step.Note) {
            note(text);
        } else if (step instanceof Step.When when) {
            set(when, offered(text).orElse(text));
        } else if (step instanceof Step.Scale) {
            rated(text);
        } else if (step instanceof Step.Several several) {
            new SeveralAnswers(turn, this).typed(several, text);
        } else {
            chosen(text);
        }
    }

    /** Passes the open step over. */
    void skip() {
        Step step = turn.journey.step(turn.step);
        if (step instanceof Step.Prompt) {
            turn.line(Phrase.HEARD_SKIPPED);
            answer(new Answer.Skipped());
        } else {
            turn.show();
        }
    }

    /** Puts the answer on the trail and goes on. */
    void answer(Answer answer) {
        Step step = turn.journey.step(turn.step);
        turn.record(answer);
        boolean dropped = CheckIns.dropped(turn, step.id());
        new Course(turn).onward(Objects.requireNonNull(wayOn(step, answer).orElse(null), step.id()));
        if (dropped && !new Course(turn).cares()) {
            new Commands(turn).careFor();
        }
        if (new Agreements(turn).refusedAfterwards()) {
            turn.line(Phrase.AGREED_NO_MORE);
            turn.open(new Dialog.ConfirmForget(new Dialog.None()));
        }
        turn.show();
    }

    // --- one choice ---

    private void chosen(String text) {
        Match match = turn.language.matcher().one(turn.screen().options(), text);
        if (match.ids().isEmpty()) {
            unexpected(text);
        } else if (match.ids().size() > 1) {
            turn.open(new Dialog.WhichOne(match.ids()));
            turn.show();
        } else {
            heardAs(match);
            if (match.ids().get(0).startsWith("~")) {
                new Commands(turn).press(match.ids().get(0));
            } else {
                answer(new Answer.Chosen(match.ids().get(0)));
            }
        }
    }

    private void heardAs(Match match) {
        if (!match.sure()) {
            turn.screen().choices().stream()
                    .filter(choice -> choice.id().equals(match.ids().get(0)))
                    .findFirst()
                    .ifPresent(choice -> turn.line(Phrase.HEARD_AS, "answer", choice.label()));
        }
    }

    // --- a number ---

    private void rated(String text) {
        Optional<Integer> number = turn.language.vocabulary().rating(text).filter(value -> value <= MOST);
        if (number.isPresent()) {
            answer(new Answer.Rated(number.get()));
        } else {
            unexpected(text);
        }
    }

    // --- a time ---

    /** The label of the offer whose number was typed; a number alone means the list, not the hour. */
    private Optional<String> offered(String text) {
        List<Screen.Choice> offers = turn.screen().choices();
        return turn.language
                .vocabulary()
                .number(FoldedText.words(text))
                .filter(number -> number >= 1 && number <= offers.size())
                .map(number -> offers.get(number - 1).label());
    }

    private void set(Step.When when, String words) {
        Optional<Instant> at = Times.read(turn, words);
        if (at.isEmpty()) {
            unexpected(words);
            return;
        }
        Optional<Times.Refusal> refusal = Times.refusal(when.atLeast(), when.atMost(), turn.now, at.get());
        if (refusal.isPresent()) {
            Locale locale = turn.voice.locale(turn.facts());
            Duration bound = refusal.get().bound();
            turn.line(refusal.get().phrase(), "length", Spoken.length(bound, locale));
            turn.show();
            return;
        }
        settle(when, at.get());
    }

    private void settle(Step.When when, Instant at) {
        Answer.Set set = new Answer.Set(at, turn.voice.zone(turn.facts()));
        turn.line(Phrase.HEARD_TIME, "time", turn.said(at));
        if (when.waits()) {
            turn.record(set);
            new Course(turn).onward(Objects.requireNonNull(when.info().next()));
            turn.open(new Dialog.Away(Optional.of(at), true));
            new NudgePlan(turn).arrange(kind(when.purpose()), at, Times.wall(turn, at));
            turn.show();
        } else {
            new NudgePlan(turn).arrange(kind(when.purpose()), at, Times.wall(turn, at));
            answer(set);
        }
    }

    static NudgeKind kind(Step.Purpose purpose) {
        return switch (purpose) {
            case TALK -> NudgeKind.TALK;
            case COME_BACK -> NudgeKind.COME_BACK;
            case SMALL_THING -> NudgeKind.SMALL_THING;
            case REVIEW -> NudgeKind.REVIEW;
        };
    }

    // --- words of one's own ---

    private void note(String text) {
        String words = FoldedText.words(text);
        if (turn.language.vocabulary().means("let-go", words)
                || turn.language.matcher().names(turn.screen().options(), words)
                || offered(text).isPresent()) {
            answer(new Answer.LetGo());
        } else if (text.length() > LONGEST_NOTE) {
            turn.line(Phrase.NOTE_TOO_LONG, "limit", Integer.toString(LONGEST_NOTE));
            turn.show();
        } else {
            turn.open(new Dialog.KeepNote(text.strip()));
            turn.show();
        }
    }

    /** Keeps words, or lets them go. */
    void decided(String note, boolean keep) {
        turn.dialog = new Dialog.None();
        turn.line(keep ? Phrase.NOTE_KEPT : Phrase.NOTE_LET_GO_DONE);
        answer(keep ? new Answer.Kept(note) : new Answer.LetGo());
    }

    // --- what does not fit ---

    /**
     * Takes words that may be about notes and check-ins instead; where they are not, helps a little more each time: another way to
     * say it, the answers as a list, the offer to pause.
     */
    void unexpected(String text) {
        if (greeted(text) || new NotesWords(turn).anywhere(text)) {
            return;
        }
        turn.misses++;
        Screen screen = turn.screen();
        switch (turn.misses) {
            case 1 -> turn.line(rephrase(text));
            case 2 -> listed(screen);
            default -> turn.open(new Dialog.OfferPause());
        }
        turn.show();
    }

    private Phrase rephrase(String text) {
        if (turn.trail.isEmpty()) {
            return Phrase.REPAIR_FIRST_WORDS;
        }
        if (turn.language.vocabulary().mentions("heavy", FoldedText.words(text))) {
            return Phrase.REPAIR_HEAVY;
        }
        boolean telling = FoldedText.words(text).split(" ", TELLING + 1).length > TELLING;
        return telling ? Phrase.REPAIR_OWN_WORDS : Phrase.REPAIR_REPHRASE;
    }

    /** Whether somebody says hello, which is greeted back and no answer that does not fit. */
    private boolean greeted(String text) {
        boolean greets = turn.language.vocabulary().means("greeting", FoldedText.words(text));
        if (greets) {
            turn.line(Phrase.REPAIR_GREETED);
            turn.show();
        }
        return greets;
    }

    private void listed(Screen screen) {
        switch (screen.input()) {
            case SCALE -> turn.line(Phrase.REPAIR_SCALE);
            case WHEN -> turn.line(Phrase.REPAIR_WHEN);
            default -> {
                turn.line(turn.trail.isEmpty() ? Phrase.REPAIR_FIRST_CHOICES : Phrase.REPAIR_CHOICES);
                turn.line(numbered(screen));
            }
        }
    }

    private RichText numbered(Screen screen) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < screen.choices().size(); i++) {
            Map<String, String> words = Map.of(
                    "number",
                    Integer.toString(i + 1),
                    "label",
                    screen.choices().get(i).label());
            lines.append(i == 0 ? "" : "\n")
                    .append(turn.phrase(Phrase.REPAIR_CHOICES_LINE, words).words());
        }
        return RichText.plain(lines.toString());
    }
}
