package org.reweave.store;

import java.time.Instant;
import java.util.List;
import org.reweave.group.Letter;

/** What one group or person has to tell another, until it is the other's turn. */
public interface Mailbox {

    /**
     * A letter and whose mailbox it is in.
     *
     * @param owner the group or person it is for, by id
     * @param person whom it is about, by id; empty for nobody
     */
    record Entry(String owner, String person, Letter letter) {
        @Override
        public String toString() {
            return "Entry[" + letter.getClass().getSimpleName() + "]";
        }
    }

    /** Puts letters into mailboxes, in the given order. */
    void add(List<Entry> entries, Instant now);

    /** Removes the oldest letters of a mailbox and returns them in their order, at most {@code limit}. */
    List<Entry> take(String owner, int limit);

    /** How many letters wait in one mailbox. */
    long waiting(String owner);

    /** How many letters wait. */
    long waiting();
}
