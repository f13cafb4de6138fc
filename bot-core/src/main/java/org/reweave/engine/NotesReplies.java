package org.reweave.engine;

import java.util.Optional;

/**
 * Takes a yes, a no or a "later" in other words for what is asked about notes, and for a note that asks nothing. While a note is
 * what was said last, such words are never an answer to the question beneath.
 */
final class NotesReplies {
    private static final int LONGEST = 60;

    private final Turn turn;
    private final NotesChanges changes;

    NotesReplies(Turn turn) {
        this.turn = turn;
        this.changes = new NotesChanges(turn);
    }

    /** What such words come to. */
    private enum Reply {
        HERE,
        YES,
        NO,
        NOT_NOW,
        NOT_TODAY,
        LATER,
        RIGHT,
        CHANGE,
        DELETE,
        SEEN
    }

    /** Takes the words where what is asked about notes has an answer of that kind; false where it has none. */
    boolean taken(Dialog.Notes notes, String words) {
        Optional<Reply> reply = reply(words);
        return reply.isPresent()
                && switch (reply.get()) {
                    case HERE -> yes(notes.page(), true);
                    case YES -> yes(notes.page(), false);
                    case NO -> no(notes);
                    case NOT_NOW -> notes.page() == Dialog.Page.RESTED ? rests() : no(notes);
                    case NOT_TODAY ->
                        switch (notes.page()) {
                            case LIST -> notToday();
                            case RESTED -> rests();
                            default -> no(notes);
                        };
                    case LATER -> later(notes.page());
                    case RIGHT -> right(notes.page());
                    case CHANGE -> change(notes.page());
                    case DELETE -> notes.page() == Dialog.Page.LIST && tapped("delete");
                    case SEEN -> notes.page() == Dialog.Page.LIST && left();
                };
    }

    /** Whether the words leave what is asked there as it was, and mean no more than that. */
    boolean leaves(Dialog.Page page, String words) {
        Vocabulary vocabulary = turn.language.vocabulary();
        String bare = vocabulary.courteous(words);
        return vocabulary.means("note-cancel", bare)
                || (page == Dialog.Page.RESTED && vocabulary.means("note-no-more", bare));
    }

    /** Whether a note that asks nothing was said after the person wrote last, and the words are about as much as a nod to it. */
    boolean toNote(String words) {
        boolean last =
                turn.dialog instanceof Dialog.None && turn.book.sent.stream().anyMatch(at -> at.isAfter(turn.seen));
        return last
                && reply(words)
                        .filter(reply -> reply != Reply.CHANGE && reply != Reply.DELETE)
                        .isPresent();
    }

    private boolean yes(Dialog.Page page, boolean here) {
        return switch (page) {
            case DUE -> tapped("begin");
            case SNOOZE -> tapped(here ? "begin" : "minutes");
            case CONFIRM -> tapped("yes");
            case RESTED -> tapped("as-before");
            case LIST -> left();
            default -> false;
        };
    }

    private boolean no(Dialog.Notes notes) {
        return switch (notes.page()) {
            case DUE, SNOOZE -> tapped("not-this-time");
            case DAYS, SOME_DAYS, ONE_DAY, TIME, CONFIRM -> tapped("rather-not");
            case ANNIVERSARY -> tapped("no-anniversary");
            case RESTED -> tapped("no-check-ins");
            case ZONE, ZONE_WHICH -> notes.draft().isEmpty() ? left() : back(notes.draft());
            case LIST, OPTIONS, QUIET, CAP, LINE, HOLIDAY, DELETE -> left();
        };
    }

    /** Leaves out today's check-in, where there is one. */
    private boolean notToday() {
        changes.leaveOut(turn.here().toLocalDate());
        return true;
    }

    private boolean later(Dialog.Page page) {
        return switch (page) {
            case DUE -> tapped("later");
            case SNOOZE -> again(Phrase.NOTES_WHEN_THEN);
            case DAYS, SOME_DAYS, ONE_DAY, TIME, CONFIRM -> tapped("rather-not");
            case RESTED -> rests();
            default -> false;
        };
    }

    private boolean right(Dialog.Page page) {
        return switch (page) {
            case CONFIRM -> tapped("yes");
            case LIST -> left();
            default -> false;
        };
    }

    private boolean change(Dialog.Page page) {
        return switch (page) {
            case LIST -> tapped(turn.book.checkIn.isPresent() ? "change" : "set-up");
            case CONFIRM -> tapped("other-time");
            default -> false;
        };
    }

    private boolean tapped(String name) {
        return turn.dialog instanceof Dialog.Notes notes && new NotesTaps(turn).tapped(notes, "~n-" + name);
    }

    private boolean again(Phrase phrase) {
        turn.line(phrase);
        turn.show();
        return true;
    }

    private boolean rests() {
        changes.pauseAll();
        return true;
    }

    private boolean left() {
        turn.close();
        turn.show();
        return true;
    }

    private boolean back(String draft) {
        changes.open(Dialog.Page.CONFIRM, draft);
        return true;
    }

    private Optional<Reply> reply(String words) {
        Vocabulary vocabulary = turn.language.vocabulary();
        String bare = vocabulary.courteous(words);
        if (words.length() > LONGEST || words.isEmpty()) {
            return Optional.empty();
        }
        for (String each : bare.equals(words) ? java.util.List.of(words) : java.util.List.of(words, bare)) {
            Optional<Reply> plain = plain(vocabulary, each);
            if (plain.isPresent()) {
                return plain;
            }
        }
        Optional<Reply> yes = vocabulary.after("yes-lead", bare).flatMap(rest -> plain(vocabulary, rest));
        Optional<Reply> no = vocabulary.after("no-lead", bare).flatMap(rest -> plain(vocabulary, rest));
        return yes.filter(reply -> reply != Reply.NO && reply != Reply.NOT_NOW && reply != Reply.NOT_TODAY)
                .or(() -> no.filter(reply -> reply == Reply.NO
                        || reply == Reply.NOT_NOW
                        || reply == Reply.NOT_TODAY
                        || reply == Reply.LATER));
    }

    private static Optional<Reply> plain(Vocabulary vocabulary, String words) {
        if (vocabulary.means("yes", words)) {
            return Optional.of(Reply.YES);
        }
        if (vocabulary.means("no", words)
                || vocabulary.means("note-cancel", words)
                || vocabulary.means("note-no-more", words)) {
            return Optional.of(Reply.NO);
        }
        if (vocabulary.means("note-here", words)) {
            return Optional.of(Reply.HERE);
        }
        if (vocabulary.means("note-not-today", words)) {
            return Optional.of(Reply.NOT_TODAY);
        }
        if (vocabulary.means("note-not-now", words)) {
            return Optional.of(Reply.NOT_NOW);
        }
        if (vocabulary.means("note-later", words)) {
            return Optional.of(Reply.LATER);
        }
        if (vocabulary.means("note-right", words)) {
            return Optional.of(Reply.RIGHT);
        }
        if (vocabulary.means("note-change", words)) {
            return Optional.of(Reply.CHANGE);
        }
        if (vocabulary.means("note-delete", words)) {
            return Optional.of(Reply.DELETE);
        }
        return vocabulary.means("note-seen", words) ? Optional.of(Reply.SEEN) : Optional.empty();
    }
}
