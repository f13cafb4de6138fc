package org.reweave.store;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.reweave.engine.Agreed;
import org.reweave.message.Shown;

/** The ledger in memory. */
final class MemoryConsents implements Consents {
    private record Entry(String person, Consent consent) {}

    private final Undo undo;
    private final Map<Long, Entry> entries = new TreeMap<>();
    private long last;

    MemoryConsents(Undo undo) {
        this.undo = undo;
    }

    @Override
    public void give(String person, Agreed what, String about, Shown shown, Instant now) {
        String wording = Consents.wording(shown);
        boolean known = entries.values().stream()
                .anyMatch(entry -> open(person, what, about).test(entry)
                        && entry.consent().wording().equals(wording));
        if (!known) {
            end(person, what, about, now);
            undo.put(entries, ++last, new Entry(person, new Consent(what, about, wording, now, Optional.empty())));
        }
    }

    private static Predicate<Entry> open(String person, Agreed what, String about) {
        return entry -> entry.person().equals(person)
                && entry.consent().what() == what
                && entry.consent().about().equals(about)
                && entry.consent().holds();
    }

    @Override
    public void end(String person, Agreed what, String about, Instant now) {
        endWhere(open(person, what, about), now);
    }

    @Override
    public void endAll(String about, Instant now) {
        endWhere(
                entry ->
                        entry.consent().about().equals(about) && entry.consent().holds(),
                now);
    }

    private void endWhere(Predicate<Entry> which, Instant now) {
        Map.copyOf(entries).forEach((seq, entry) -> {
            if (which.test(entry)) {
                Consent open = entry.consent();
                Consent ended = new Consent(open.what(), open.about(), open.wording(), open.given(), Optional.of(now));
                undo.put(entries, seq, new Entry(entry.person(), ended));
            }
        });
    }

    @Override
    public int forgetEndedBefore(Instant before) {
        Map<Long, Entry> all = Map.copyOf(entries);
        all.forEach((seq, entry) -> {
            if (entry.consent().ended().filter(before::isAfter).isPresent()) {
                undo.remove(entries, seq);
            }
        });
        return all.size() - entries.size();
    }

    @Override
    public List<Consent> of(String person) {
        return entries.values().stream()
                .filter(entry -> entry.person().equals(person))
                .map(Entry::consent)
                .toList();
    }

    /** Whether a person agrees to that now. */
    boolean holds(String person, Agreed what) {
        return of(person).stream().anyMatch(consent -> consent.what() == what && consent.holds());
    }

    void erase(String person) {
        Map.copyOf(entries).forEach((seq, entry) -> {
            if (entry.person().equals(person)) {
                undo.remove(entries, seq);
            }
        });
    }
}
