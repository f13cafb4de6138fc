package org.reweave.engine;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.reweave.message.FoldedText;
import org.reweave.message.OutboundMessage.Input;

/**
 * Takes words about a rest: how long it shall be, that it shall be longer, and what is said while it goes on. A wish for more rest, and
 * a heavy heart, are no return.
 */
final class RestWords {
    private final Turn turn;
    private final Dialogs dialogs;
    private final Vocabulary vocabulary;

    RestWords(Turn turn, Dialogs dialogs) {
        this.turn = turn;
        this.dialogs = dialogs;
        this.vocabulary = turn.language.vocabulary();
    }

    /** Takes what is said in a rest; false where the person is back. */
    boolean meanwhile(Dialog.Away away, String text) {
        return until(text, true) || aboutNotes(away, text) || restsOn(away, text) || heavy(text);
    }

    /** Takes how long a rest shall be, where that is asked; says so where it is not understood. */
    void length(String text) {
        String words = vocabulary.courteous(FoldedText.words(text));
        Optional<Instant> until = time(text, turn.here());
        if (vocabulary.means("no", words) || vocabulary.means("rest-none", words)) {
            turn.close();
            turn.show();
        } else if (vocabulary.means("rest-open", words)) {
            dialogs.own("~open");
        } else if (until.isPresent()) {
            dialogs.pauseUntil(until.get());
        } else if (!heavy(text)) {
            turn.line(Phrase.PAUSE_NOT_UNDERSTOOD);
            turn.show();
        }
    }

    /** Takes a wish to be left in peace until a day or for a time, such as "stop until Friday"; false where it is none. */
    boolean wish(String text) {
        boolean asking =
                turn.dialog instanceof Dialog.Notes notes && !notes.page().due();
        boolean theirs = turn.dialog instanceof Dialog.KeepNote || turn.screen().input() == Input.NOTE;
        return !asking && !theirs && !turn.dialog.silent() && until(text, false);
    }

    private boolean until(String text, boolean resting) {
        String words = vocabulary.courteous(FoldedText.of(text));
        Optional<Instant> until = vocabulary.means("rest-today", FoldedText.words(words))
                ? Times.read(turn, vocabulary.offer("tomorrow"))
                : vocabulary.after("rest-until-lead", words).flatMap(rest -> time(rest, turn.here()));
        until.ifPresent(dialogs::pauseUntil);
        return until.isPresent() || (resting && open(words));
    }

    private boolean open(String words) {
        return vocabulary.means("rest-open", FoldedText.words(words)) && dialogs.own("~open");
    }

    /** Takes words about notes or the clock in a rest, which goes on. */
    private boolean aboutNotes(Dialog.Away away, String text) {
        turn.rest = Optional.of(away);
        boolean taken = new NotesWords(turn).anywhere(text);
        if (!taken) {
            turn.rest = Optional.empty();
        }
        return taken;
    }

    /** Takes a no, or another time, to coming back. A return that is still to come stays as it was promised. */
    private boolean restsOn(Dialog.Away away, String text) {
        String words = vocabulary.courteous(FoldedText.words(text));
        boolean ahead = away.until().filter(turn.now::isBefore).isPresent();
        boolean no = vocabulary.means("no", words) || vocabulary.means("note-not-now", words);
        boolean stays = vocabulary.means("rest-stays", words);
        Optional<Instant> until =
                time(text, ahead && vocabulary.mentions("rest-added", words) ? end(away) : turn.here());
        if ((no || stays) && ahead) {
            turn.show();
        } else if (no) {
            dialogs.own("~open");
        } else if (stays || vocabulary.means("note-later", words) || vocabulary.means("rest-other", words)) {
            dialogs.own("~other-time");
        } else if (until.isPresent()) {
            dialogs.pauseUntil(until.get());
        } else {
            return false;
        }
        return true;
    }

    /** A kind word for a heavy heart; what is open stays as it is. */
    private boolean heavy(String text) {
        boolean heavy = new Words(turn).heavy(text);
        if (heavy) {
            turn.line(Phrase.REPAIR_HEARD);
            turn.show();
        }
        return heavy;
    }

    private ZonedDateTime end(Dialog.Away away) {
        return away.until().map(at -> at.atZone(turn.here().getZone())).orElse(turn.here());
    }

    /** The time words mean, counted from one; with what people say around it. */
    private Optional<Instant> time(String text, ZonedDateTime from) {
        String folded = FoldedText.of(text).replaceAll("[,;.!?](?=\\s|$)", "");
        String bare = vocabulary.bared("rest-lead", "rest-tail", folded);
        String meant = vocabulary.means("rest-few-days", bare)
                ? vocabulary.offer("few-days")
                : vocabulary.means("rest-next-week", bare) ? vocabulary.offer("next-week") : bare;
        TimeReader times = turn.language.times();
        return times.read(folded, from)
                .or(() -> times.read(meant, from))
                .or(() -> times.read(vocabulary.offer("one-more") + " " + meant, from))
                .map(ZonedDateTime::toInstant);
    }
}
