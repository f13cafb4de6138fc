package org.reweave.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.reweave.engine.Screen.Choice;
import org.reweave.message.OutboundMessage.Input;

/** Offers what a person agreed to, one by one, to be taken back; what was kept under it goes with it. */
final class TakingBack {
    /** Discord shows no more than 25 entries in one menu. */
    private static final int MOST_WORDS = 20;

    /** More are better shown as a list. */
    private static final int FEW = 4;

    private static final int LONGEST_LABEL = 60;
    private static final String LET_GO = "~taken-words-";

    private final Turn turn;

    TakingBack(Turn turn) {
        this.turn = turn;
    }

    /** Takes a tapped answer; false where it is none of these. */
    boolean tapped(String id) {
        if (!(turn.dialog instanceof Dialog.TakeBack) || !id.startsWith("~taken-")) {
            return false;
        }
        switch (id) {
            case "~taken-answers" -> new OwnData(turn).run(Command.FORGET);
            case "~taken-check-in" -> taken(NudgeKind.CHECK_IN);
            case "~taken-anniversary" -> taken(NudgeKind.ANNIVERSARY);
            case "~taken-words" -> {
                turn.open(new Dialog.TakeBack(true, OwnData.beneath(turn.dialog)));
                turn.show();
            }
            default -> letGo(id);
        }
        return true;
    }

    private void taken(NudgeKind kind) {
        new NotesChanges(turn).forget(kind);
        turn.line(Phrase.NOTES_ONE_GONE);
        again();
    }

    private void letGo(String id) {
        String which = id.substring(LET_GO.length());
        turn.rewrite(entry -> entry.answer() instanceof Answer.Kept
                        && (which.equals("all")
                                || Integer.toString(entry.visit()).equals(which))
                ? new Entry(entry.visit(), entry.step(), new Answer.LetGo(), entry.at(), entry.frames())
                : entry);
        turn.line(Phrase.AGREED_WORDS_GONE);
        again();
    }

    private void again() {
        turn.open(new Dialog.TakeBack(false, OwnData.beneath(turn.dialog)));
        turn.show();
    }

    Screen screen(Dialog.TakeBack back) {
        return back.words() ? words() : all();
    }

    private Screen all() {
        List<Choice> choices = new ArrayList<>();
        if (!kept().isEmpty()) {
            choices.add(choice("words", Phrase.AGREED_DO_WORDS));
        }
        if (turn.book.checkIn.isPresent()) {
            choices.add(choice("check-in", Phrase.AGREED_DO_CHECK_IN));
        }
        if (turn.book.anniversary.isPresent()) {
            choices.add(choice("anniversary", Phrase.AGREED_DO_ANNIVERSARY));
        }
        if (new Agreements(turn).toAnswers()) {
            choices.add(choice("answers", Phrase.AGREED_DO_ANSWERS));
        }
        Phrase question = choices.isEmpty() ? Phrase.AGREED_NOTHING_HERE : Phrase.AGREED_QUESTION;
        choices.add(Choice.of("~data-back", turn.voice.label(Phrase.DATA_BACK)));
        return new Screen(
                turn.phrase(question, Map.of()), choices, choices.size() > FEW ? Input.MENU : Input.CHOICE, false);
    }

    private Screen words() {
        List<Choice> choices = new ArrayList<>();
        List<Entry> kept = kept();
        choices.add(choice("words-all", Phrase.AGREED_ALL_WORDS));
        for (Entry entry : kept.subList(Math.max(0, kept.size() - MOST_WORDS), kept.size())) {
            if (entry.answer() instanceof Answer.Kept words) {
                choices.add(Choice.of(LET_GO + entry.visit(), beginning(words.text())));
            }
        }
        choices.add(Choice.of("~data-back", turn.voice.label(Phrase.AGREED_KEEP_WORDS)));
        return new Screen(turn.phrase(Phrase.AGREED_WHICH_WORDS, Map.of()), choices, Input.MENU, false);
    }

    private List<Entry> kept() {
        return turn.trail.stream()
                .filter(entry -> entry.answer() instanceof Answer.Kept)
                .toList();
    }

    private static String beginning(String words) {
        String line = words.strip().replaceAll("\\s+", " ");
        if (line.length() <= LONGEST_LABEL) {
            return line;
        }
        int end = Character.isHighSurrogate(line.charAt(LONGEST_LABEL - 2)) ? LONGEST_LABEL - 2 : LONGEST_LABEL - 1;
        return line.substring(0, end).stripTrailing() + "\u2026";
    }

    private Choice choice(String name, Phrase label) {
        return Choice.of("~taken-" + name, turn.voice.label(label));
    }
}
