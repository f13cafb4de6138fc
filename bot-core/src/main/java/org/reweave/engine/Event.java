package org.reweave.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.reweave.message.Inbound;
import org.reweave.message.OutboundMessage;

/** Something that happened to a person, as the engine sees it. */
public sealed interface Event {
    /** What the token of a door into one's own conversation begins with. */
    String DOOR = "c-";

    /** Words were written; {@code sentAt} is the platform's own stamp, where it has one. */
    record Said(String text, Optional<Instant> sentAt) implements Event {
        @Override
        public String toString() {
            return "Said[" + text.length() + " characters]";
        }
    }

    /** A button of the prompt with that visit number was pressed. */
    record Pressed(int visit, String id) implements Event {}

    /** Entries of a menu of the prompt with that visit number were chosen together. */
    record Selected(int visit, List<String> ids) implements Event {
        public Selected {
            ids = List.copyOf(ids);
        }
    }

    /** An earlier message was changed. */
    record Edited(String text) implements Event {
        @Override
        public String toString() {
            return "Edited[" + text.length() + " characters]";
        }
    }

    /** The chat was opened; a door in a group can carry what for, such as a chapter. */
    record Opened(Optional<String> door) implements Event {
        /** Opened for nothing in particular. */
        public Opened() {
            this(Optional.empty());
        }
    }

    /**
     * A group they joined or lead has something to say to them.
     *
     * @param until after this it is too late (UTC)
     * @param asked whether it is the answer to something they just did
     */
    record Told(OutboundMessage message, Instant until, boolean asked) implements Event {}

    /** Something came that is not words. */
    record Unreadable() implements Event {}

    /**
     * Nudges are due: all that are for this person, so that they hear of them together.
     *
     * @param reminders at least one, the oldest first
     */
    record Due(List<Reminder> reminders) implements Event {
        public Due {
            reminders = List.copyOf(reminders);
        }
    }

    /** One nudge that is due: what for, the prompt it was arranged at, and when it was to come (UTC). */
    record Reminder(NudgeKind kind, int visit, Instant due) {}

    /** More came from this person than is read; what came is let go, and the person is told. */
    record TooMuch() implements Event {}

    /** A turn of this person failed for good and was put aside; the person is owed a word about it. */
    record PutAside() implements Event {}

    /** What the engine sees of something that came in. A button nobody can have been given becomes an unreadable. */
    static Event of(Inbound inbound) {
        Inbound.Content content = inbound.content();
        if (content instanceof Inbound.Text text) {
            return new Said(text.text(), inbound.sentAt());
        }
        if (content instanceof Inbound.Edit edit) {
            return new Edited(edit.text());
        }
        if (content instanceof Inbound.Press press && press.token().startsWith(DOOR)) {
            return by(Optional.of(press.token()));
        }
        if (content instanceof Inbound.Press press) {
            return Token.read(press.token())
                    .<Event>map(token -> new Pressed(token.visit(), token.id()))
                    .orElseGet(Unreadable::new);
        }
        if (content instanceof Inbound.Selection selection) {
            return Token.read(selection.token())
                    .<Event>map(token -> new Selected(token.visit(), Token.ids(selection.options())))
                    .orElseGet(Unreadable::new);
        }
        return content instanceof Inbound.Opened opened ? by(opened.payload()) : new Unreadable();
    }

    /** STOP is said and not tapped: a link that anybody can pass on does not silence the companion for whoever taps it. */
    private static Opened by(Optional<String> token) {
        return new Opened(token.filter(one -> one.startsWith(DOOR))
                .map(one -> one.substring(DOOR.length()))
                .filter(door -> !door.equals(Doors.STOP)));
    }
}
