package org.reweave.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Mailboxes in memory. */
final class MemoryMailbox implements Mailbox {
    private final Undo undo;
    private final Map<Long, Entry> letters = new TreeMap<>();
    private long last;

    MemoryMailbox(Undo undo) {
        this.undo = undo;
    }

    @Override
    public void add(List<Entry> entries, Instant now) {
        entries.forEach(entry -> undo.put(letters, ++last, entry));
    }

    @Override
    public List<Entry> take(String owner, int limit) {
        List<Long> oldest = letters.keySet().stream()
                .filter(seq -> letters.get(seq).owner().equals(owner))
                .limit(limit)
                .toList();
        return oldest.stream().map(seq -> undo.remove(letters, seq)).toList();
    }

    @Override
    public long waiting(String owner) {
        return letters.values().stream()
                .filter(entry -> entry.owner().equals(owner))
                .count();
    }

    @Override
    public long waiting() {
        return letters.size();
    }

    boolean waitsFrom(String person) {
        return letters.values().stream().anyMatch(entry -> entry.person().equals(person));
    }

    void erase(String id) {
        List<Long> gone = letters.keySet().stream()
                .filter(seq -> letters.get(seq).owner().equals(id)
                        || letters.get(seq).person().equals(id))
                .toList();
        gone.forEach(seq -> undo.remove(letters, seq));
    }
}
