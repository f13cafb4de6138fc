package org.reweave.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.reweave.engine.AnswerMatcher.Match;
import org.reweave.journey.Journey;
import org.reweave.journey.Wording;
import org.reweave.message.FoldedText;
import org.reweave.message.Shown;

/**
 * What a person has agreed to. It is worked out from their answers and wishes, as everything is; whatever a turn changed of it
 * is noted, so that no way to agree or to take something back can be left out of the ledger.
 */
final class Agreements {
    private final Turn turn;
    private final Journey.Consent consent;

    Agreements(Turn turn) {
        this.turn = turn;
        this.consent = turn.journey.consent();
    }

    /** Whether answers may be kept; a journey that asks for no consent is taken as agreed to once it has begun. */
    boolean toAnswers() {
        return toAnswers(turn.trail, turn.step);
    }

    /** Whether what keeps something may begin; where not, says so, and asks for it unless something else is under way. */
    boolean mayKeep() {
        boolean may = toAnswers();
        if (!may) {
            if (!turn.step.isEmpty() && !turn.dialog.inNeed()) {
                turn.close();
            }
            turn.line(Phrase.AGREED_FIRST);
            if (turn.dialog instanceof Dialog.None && turn.frames.isEmpty() && !turn.step.equals(consent.step())) {
                new Course(turn).go(consent.step());
            }
        }
        return may;
    }

    /** What began or ended in this turn, as effects. */
    List<Effect> changes(PersonState before) {
        List<Effect> changes = new ArrayList<>();
        List<Entry> was = before.trail();
        int same = common(was, turn.trail);
        answers(before, same, changes);
        words(was.subList(same, was.size()), turn.trail.subList(same, turn.trail.size()), changes);
        boolean spoke = !silent(before.dialog());
        boolean speaks = !silent(turn.dialog);
        changed(
                Agreed.CHECK_IN,
                before.reminders().checkIn().isPresent() && spoke,
                turn.book.checkIn.isPresent() && speaks,
                spoke ? Phrase.NOTES_CONFIRM : Phrase.STOP_DONE,
                changes);
        changed(
                Agreed.ANNIVERSARY,
                before.reminders().anniversary().isPresent() && spoke,
                turn.book.anniversary.isPresent() && speaks,
                spoke ? Phrase.NOTES_ANNIVERSARY : Phrase.STOP_DONE,
                changes);
        return changes;
    }

    /** How many answers are the very ones from before: a turn only adds some, takes some off or puts others in their place. */
    @SuppressWarnings("ReferenceEquality")
    private static int common(List<Entry> was, List<Entry> now) {
        int most = Math.min(was.size(), now.size());
        int same = 0;
        while (same < most && was.get(same) == now.get(same)) {
            same++;
        }
        return same;
    }

    private void answers(PersonState before, int same, List<Effect> changes) {
        if (same == before.trail().size() && same == turn.trail.size() && before.begun()) {
            return;
        }
        boolean agreed = toAnswers(before.trail(), before.step());
        if (agreed != toAnswers(turn.trail, turn.step)) {
            changes.add(
                    agreed
                            ? new Effect.TakeConsentBack(Agreed.ANSWERS, "")
                            : new Effect.Consent(Agreed.ANSWERS, "", askedForAnswers()));
        }
    }

    private boolean toAnswers(List<Entry> trail, String step) {
        if (consent.step().isEmpty()) {
            return !step.isEmpty();
        }
        for (int i = trail.size() - 1; i >= 0; i--) {
            Entry entry = trail.get(i);
            if (entry.step().equals(consent.step()) && entry.answer() instanceof Answer.Chosen chosen) {
                if (chosen.id().equals(consent.given())) {
                    return true;
                } else if (chosen.id().equals(consent.refused())) {
                    return false;
                }
            }
        }
        return false;
    }

    /** Whether the last answer takes back an agreement under which something is kept. */
    boolean refusedAfterwards() {
        int last = turn.trail.size() - 1;
        return refused()
                && turn.trail.subList(0, last).stream()
                        .anyMatch(entry -> !entry.step().equals(consent.step()));
    }

    /** Whether the last answer is that nothing may be kept. */
    boolean refused() {
        int last = turn.trail.size() - 1;
        return last >= 0
                && turn.trail.get(last).step().equals(consent.step())
                && turn.trail.get(last).answer().equals(new Answer.Chosen(consent.refused()));
    }

    /**
     * Asks whoever had refused and writes on once more, unless that is another refusal. The refusal is let go, so nothing is
     * kept; no yes is read from words that answer something else.
     */
    void askAgain(String text) {
        String words = FoldedText.words(text);
        turn.takeBack();
        Match match = turn.language.matcher().one(turn.screen().options(), text);
        if (match.ids().equals(List.of(consent.refused()))) {
            new Answers(turn).answer(new Answer.Chosen(consent.refused()));
        } else {
            boolean greets = turn.language.vocabulary().means("greeting", words);
            turn.line(greets ? Phrase.REPAIR_GREETED : Phrase.REPAIR_FIRST_WORDS);
            turn.show();
        }
    }

    private Shown askedForAnswers() {
        if (consent.step().isEmpty()) {
            return Shown.NOTHING;
        }
        List<String> steps = new ArrayList<>(consent.told());
        steps.add(consent.step());
        String text = steps.stream()
                .map(step -> turn.journey.step(step).info().text())
                .map(this::source)
                .collect(Collectors.joining("\n\n"));
        String revision = turn.journey.id() + "." + turn.journey.revision();
        return new Shown(revision + "/" + consent.step() + "/" + turn.voice.code(), text);
    }

    private String source(Wording wording) {
        return wording.in(turn.voice.code(), turn.facts()).source();
    }

    private void words(List<Entry> gone, List<Entry> come, List<Effect> changes) {
        for (Entry entry : gone) {
            if (entry.answer() instanceof Answer.Kept && !come.contains(entry)) {
                changes.add(new Effect.TakeConsentBack(Agreed.WORDS, about(entry)));
            }
        }
        for (Entry entry : come) {
            if (entry.answer() instanceof Answer.Kept && !gone.contains(entry)) {
                changes.add(new Effect.Consent(Agreed.WORDS, about(entry), shown(Phrase.NOTE_KEEP_QUESTION)));
            }
        }
    }

    /** What the ledger calls words that were kept: not the question, which would tell in clear what they are about. */
    private static String about(Entry entry) {
        return Integer.toString(entry.visit());
    }

    private void changed(Agreed what, boolean before, boolean after, Phrase asked, List<Effect> changes) {
        if (before != after) {
            changes.add(after ? new Effect.Consent(what, "", shown(asked)) : new Effect.TakeConsentBack(what, ""));
        }
    }

    private Shown shown(Phrase phrase) {
        return turn.language.phrases().shown(phrase, turn.language.code());
    }

    /** Whether nothing that comes again is said until the person says start. */
    private static boolean silent(Dialog dialog) {
        if (dialog instanceof Dialog.Hidden hidden) {
            return silent(hidden.beneath());
        } else if (dialog instanceof Dialog.MyData data) {
            return silent(data.beneath());
        } else if (dialog instanceof Dialog.ConfirmForget forget) {
            return silent(forget.beneath());
        } else if (dialog instanceof Dialog.TakeBack back) {
            return silent(back.beneath());
        }
        return dialog instanceof Dialog.Stopped;
    }
}
