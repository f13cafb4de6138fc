package org.reweave.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.reweave.engine.AnswerMatcher.Match;
import org.reweave.journey.Journey;
import org.reweave.message.FoldedText;

/** Takes the answer to what the companion itself asks. */
final class Dialogs {
    private static final Duration SHORTEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofDays(366);

    /** What a yes or a no in other words stands for. That somebody is safe is taken from that answer alone: "ok" may mean less. */
    private static final List<String> YES = List.of("~yes", "~go-on", "~care-yes");

    private static final List<String> NO = List.of("~not-now", "~care-no", "~safe-no");

    private final Turn turn;

    Dialogs(Turn turn) {
        this.turn = turn;
    }

    /** Takes a tapped answer; false where the open dialog does not offer it. */
    boolean tapped(String id) {
        boolean offered =
                turn.screen().choices().stream().anyMatch(choice -> choice.id().equals(id));
        if (!offered) {
            return false;
        }
        if (id.equals("~close")) {
            turn.cancel(NudgeKind.LOOK_IN);
            turn.close();
            turn.show();
            return true;
        }
        if (turn.dialog instanceof Dialog.Stopped) {
            returned();
            return true;
        }
        if (turn.dialog instanceof Dialog.Notes notes && new NotesTaps(turn).tapped(notes, id)) {
            return true;
        }
        if (new TakingBack(turn).tapped(id) || new OwnData(turn).tapped(id)) {
            return true;
        }
        return care(id) || own(id) || new Commands(turn).press(id) || choice(id);
    }

    private boolean care(String id) {
        Care care = new Care(turn);
        if (turn.dialog instanceof Dialog.CareQuestion asked) {
            if (id.equals("~care-unsaid")) {
                care.unsaid();
            } else {
                care.answered(asked, !id.equals("~care-no"));
            }
        } else if (turn.dialog instanceof Dialog.Staying here && id.startsWith("~safe-")) {
            care.safe(here, id.equals("~safe-yes") || id.equals("~safe-unsaid"));
        } else if (id.equals("~look-in")) {
            care.lookIn();
        } else if (id.equals("~help-country")) {
            String topic = turn.dialog instanceof Dialog.Staying here ? here.topic() : "";
            turn.open(new Dialog.HelpCountry(topic));
            turn.show();
        } else if (turn.dialog instanceof Dialog.HelpCountry asked && id.startsWith("~in-")) {
            care.country(asked, id.substring("~in-".length()));
        } else {
            return false;
        }
        return true;
    }

    boolean own(String id) {
        switch (id) {
            case "~hour" -> pauseUntil(turn.now.plus(Duration.ofHours(1)));
            case "~day" -> pauseUntil(here().plusDays(1).toInstant());
            case "~week" -> pauseUntil(here().plusWeeks(1).toInstant());
            case "~open" -> {
                turn.open(new Dialog.Away(Optional.empty(), false));
                turn.cancel(NudgeKind.COME_BACK);
                turn.line(Phrase.PAUSE_SET_OPEN);
                turn.show();
            }
            case "~back-now" -> returned();
            case "~other-time" -> {
                turn.open(new Dialog.PauseLength());
                turn.show();
            }
            case "~go-on" -> goOn();
            case "~not-now" -> {
                turn.line(Phrase.RETURN_REST);
                turn.showBriefly();
            }
            case "~yes" -> new Commands(turn).restart();
            case "~keep", "~let-go" -> {
                if (turn.dialog instanceof Dialog.KeepNote note) {
                    new Answers(turn).decided(note.text(), id.equals("~keep"));
                }
            }
            default -> {
                return (id.startsWith("~language-") && speak(id.substring("~language-".length())))
                        || (id.startsWith("~change-") && change(Integer.parseInt(id.substring("~change-".length()))));
            }
        }
        return true;
    }

    private boolean speak(String code) {
        boolean begun = !turn.step.isEmpty();
        turn.speak(code);
        if (begun) {
            turn.line(Phrase.LANGUAGE_DONE);
        }
        turn.close();
        turn.show();
        return true;
    }

    private boolean choice(String id) {
        turn.dialog = new Dialog.None();
        return new Answers(turn).tapped(id);
    }

    private ZonedDateTime here() {
        return turn.here();
    }

    /** Takes "go on" where a dialog is open; false where there is none to leave, or leaving it would lose what was written. */
    boolean goesOn() {
        if (turn.rest.isPresent() || turn.dialog instanceof Dialog.Away || turn.dialog instanceof Dialog.Stopped) {
            returned();
        } else if (turn.dialog instanceof Dialog.WelcomeBack) {
            goOn();
        } else if (turn.dialog instanceof Dialog.PauseLength || turn.dialog instanceof Dialog.Staying) {
            turn.cancel(NudgeKind.LOOK_IN);
            turn.close();
            turn.show();
        } else {
            return turn.screen().choices().stream()
                            .anyMatch(choice -> choice.id().equals("~close"))
                    && tapped("~close");
        }
        return true;
    }

    private boolean change(int index) {
        Journey.Changeable changeable = turn.journey.changeable().get(index);
        new Course(turn).enter("change", changeable.step(), true);
        turn.show();
        return true;
    }

    /** Takes typed words: an answer to the dialog, or else an answer to the question beneath it. */
    void typed(String text) {
        String words = FoldedText.words(text);
        if (turn.dialog instanceof Dialog.KeepNote note) {
            noteTyped(note, text, words);
            return;
        }
        if (turn.dialog instanceof Dialog.Away away) {
            if (!(named(words) && matched(text)) && !new RestWords(turn, this).meanwhile(away, text)) {
                returned();
            }
            return;
        }
        if (turn.dialog instanceof Dialog.Stopped
                && (turn.language.matcher().names(turn.screen().options(), words) || startsAgain(words))) {
            returned();
            return;
        }
        if (turn.dialog instanceof Dialog.Stopped) {
            turn.dialog = new Dialog.Stopped();
            turn.line(Phrase.STOP_STILL);
            turn.showBriefly();
            return;
        }
        if (turn.dialog instanceof Dialog.Notes notes && !named(words) && new NotesWords(turn).typed(notes, text)) {
            return;
        }
        if (yesOrNo(words)) {
            return;
        }
        if (!matched(text)) {
            otherwise(text);
        }
    }

    private boolean startsAgain(String words) {
        Vocabulary vocabulary = turn.language.vocabulary();
        return vocabulary.means("start-after-stop", vocabulary.courteous(words));
    }

    private boolean matched(String text) {
        Match match = turn.language.matcher().one(turn.screen().options(), text);
        boolean clear =
                match.sure() || !(turn.dialog instanceof Dialog.Notes notes && notes.page() == Dialog.Page.CONFIRM);
        return clear && match.ids().size() == 1 && tapped(match.ids().get(0));
    }

    /** Takes a plain yes or no for what is asked here, and not for the question beneath. */
    private boolean yesOrNo(String words) {
        Vocabulary vocabulary = turn.language.vocabulary();
        return (vocabulary.means("yes", words) && tappedAny(YES))
                || (vocabulary.means("no", words)
                        && (turn.dialog instanceof Dialog.ConfirmRestart ? tapped("~close") : tappedAny(NO)));
    }

    private boolean tappedAny(List<String> ids) {
        return ids.stream().anyMatch(this::tapped);
    }

    /** Whether the words are just the number or the label of a choice. */
    private boolean named(String words) {
        List<AnswerMatcher.Option> options = turn.screen().options();
        boolean numbered = words.length() <= 2
                && words.chars().allMatch(Character::isDigit)
                && !words.isEmpty()
                && Integer.parseInt(words) <= options.size();
        return numbered || turn.language.matcher().names(options, words);
    }

    private void otherwise(String text) {
        if (turn.dialog instanceof Dialog.ConfirmForget
                || turn.dialog instanceof Dialog.MyData
                || turn.dialog instanceof Dialog.TakeBack) {
            new OwnData(turn).otherwise();
        } else if (turn.dialog instanceof Dialog.PauseLength) {
            new RestWords(turn, this).length(text);
        } else if (turn.dialog.helping()) {
            turn.line(Phrase.HELP_NOW_WAITING);
            turn.showBriefly();
        } else if ((turn.dialog instanceof Dialog.CareQuestion || turn.dialog instanceof Dialog.HelpCountry)
                && turn.misses++ == 0) {
            turn.line(Phrase.SAFETY_ANY_ANSWER);
            turn.showBriefly();
        } else if (turn.dialog instanceof Dialog.ChooseLanguage && turn.step.isEmpty()) {
            turn.close();
            turn.show();
        } else if (turn.dialog instanceof Dialog.WelcomeBack) {
            turn.line(new Words(turn).heavy(text) ? Phrase.REPAIR_HEARD : Phrase.RETURN_NOT_TAKEN);
            turn.show();
        } else if (turn.dialog instanceof Dialog.Notes notes
                && !(turn.rest.isPresent() && notes.page() == Dialog.Page.LIST)) {
            new NotesWords(turn).notUnderstood(notes, text);
        } else if (turn.rest.isPresent() && new Words(turn).heavy(text)) {
            turn.line(Phrase.REPAIR_HEARD);
            turn.close();
            turn.show();
        } else if (turn.rest.isPresent()) {
            returned();
        } else {
            int misses = turn.dialog instanceof Dialog.OfferPause ? 0 : turn.misses;
            turn.close();
            turn.misses = misses;
            new Answers(turn).typed(text);
        }
    }

    private void noteTyped(Dialog.KeepNote note, String text, String words) {
        Vocabulary vocabulary = turn.language.vocabulary();
        if (words.equals("1") || vocabulary.means("keep", words)) {
            new Answers(turn).decided(note.text(), true);
        } else if (words.equals("2") || vocabulary.means("let-go", words)) {
            new Answers(turn).decided(note.text(), false);
        } else if (note.text().length() + text.length() > Answers.LONGEST_NOTE) {
            turn.line(Phrase.NOTE_TOO_LONG, "limit", Integer.toString(Answers.LONGEST_NOTE));
            turn.show();
        } else {
            turn.dialog = new Dialog.KeepNote(note.text() + "\n" + text.strip());
            turn.line(Phrase.NOTE_ADDED);
            turn.show();
        }
    }

    /** Rests until then, where that lies within the bounds. */
    void pauseUntil(Instant until) {
        Duration ahead = Duration.between(turn.now, until);
        if (ahead.compareTo(SHORTEST_PAUSE) < 0 || ahead.compareTo(LONGEST_PAUSE) > 0) {
            turn.line(ahead.compareTo(SHORTEST_PAUSE) < 0 ? Phrase.PAUSE_TOO_SHORT : Phrase.PAUSE_TOO_LONG);
            turn.show();
            return;
        }
        turn.open(new Dialog.Away(Optional.of(until), false));
        new NudgePlan(turn).arrange(NudgeKind.COME_BACK, until, Times.wall(turn, until));
        turn.line(Phrase.PAUSE_SET);
        turn.show();
    }

    /** Back from a rest, by one's own wish. */
    void returned() {
        boolean silent = turn.dialog instanceof Dialog.Stopped;
        turn.rest = Optional.empty();
        turn.cancel(NudgeKind.COME_BACK);
        turn.close();
        turn.line(Phrase.RETURN_HELLO);
        if (silent) {
            new NotesChanges(turn).comesAgain();
        }
        turn.show();
    }

    /** Goes on after a long absence; after a very long one by way of the journey's own return path. */
    private void goOn() {
        boolean longAbsence = turn.dialog instanceof Dialog.WelcomeBack back && back.longAbsence();
        Journey.Interlude path = turn.journey.interludes().get("return");
        if (longAbsence && path != null && !turn.step.isEmpty()) {
            new Course(turn).enter("return", path.start(), false);
        } else {
            turn.close();
        }
        turn.show();
    }
}
