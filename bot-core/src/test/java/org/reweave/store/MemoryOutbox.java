package org.reweave.store;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.reweave.message.Address;
import org.reweave.message.OutboundMessage;

/** The outbox in memory: a queue for each address, and the heads of the queues in the order they are claimed. */
final class MemoryOutbox implements Outbox {

    private record Row(
            long number, long behind, Draft draft, int attempts, Instant notBefore, Instant leasedUntil, Instant at) {
        String id() {
            return "m" + number;
        }

        Row with(int newAttempts, Instant newNotBefore, Instant newLease) {
            return new Row(number, behind, draft, newAttempts, newNotBefore, newLease, at);
        }

        Row until(Instant notAfter) {
            Draft other = new Draft(
                    draft.person(),
                    draft.to(),
                    draft.priority(),
                    draft.message(),
                    Optional.of(notAfter),
                    draft.behind());
            return new Row(number, behind, other, attempts, notBefore, leasedUntil, at);
        }

        Row askingNothing() {
            if (draft.message().visit() == 0) {
                return this;
            }
            Draft other = new Draft(
                    draft.person(),
                    draft.to(),
                    draft.priority(),
                    draft.message().askingNothing(),
                    draft.notAfter(),
                    draft.behind());
            return new Row(number, behind, other, attempts, notBefore, leasedUntil, at);
        }

        boolean free(Instant now) {
            return !notBefore.isAfter(now) && !leasedUntil.isAfter(now);
        }

        /** Whoever leased it last neither settled it nor gave it back. */
        boolean lapsed() {
            return !leasedUntil.equals(Instant.MIN);
        }
    }

    private record Head(boolean unasked, Priority priority, long number) implements Comparable<Head> {
        private static final Comparator<Head> ORDER = Comparator.comparing(Head::unasked)
                .thenComparing(Head::priority)
                .thenComparing(Head::number);

        @Override
        public int compareTo(Head other) {
            return ORDER.compare(this, other);
        }
    }

    /** What is urgent has numbers that lie this much lower, before all others. */
    private static final long FIRST = 1L << 62;

    private final Undo undo;
    private final Map<String, Row> rows = new HashMap<>();
    private final Map<Address, TreeMap<Long, String>> queues = new HashMap<>();
    private final Map<String, TreeMap<Head, String>> heads = new HashMap<>();
    private final Map<String, TreeMap<Long, String>> people = new HashMap<>();
    private long numbers;

    MemoryOutbox(Undo undo) {
        this.undo = undo;
    }

    @Override
    public void add(List<Draft> drafts, Instant now) {
        if (!drafts.isEmpty() && drafts.get(0).behind().isPresent()) {
            throw new IllegalArgumentException("nothing stands before the first message");
        }
        long before = 0;
        for (Draft draft : drafts) {
            if (draft.priority().answers()) {
                hasten(draft.to(), now);
            }
            long number = ++numbers;
            if (draft.priority() == Priority.URGENT) {
                overtake(draft, now);
                number -= FIRST;
            }
            Instant notBefore = draft.notBefore().filter(now::isBefore).orElse(now);
            join(new Row(number, draft.behind().isPresent() ? before : 0, draft, 0, notBefore, Instant.MIN, now));
            before = number;
        }
    }

    /** What comes after another prompt asks nothing; where all is to be taken away, it is never said. */
    private void overtake(Draft urgent, Instant now) {
        for (String id :
                List.copyOf(queues.getOrDefault(urgent.to(), new TreeMap<>()).values())) {
            Row row = rows.get(id);
            if (row.draft().priority() == Priority.URGENT) {
                continue;
            }
            if (!urgent.message().alone()) {
                undo.put(rows, id, urgent.message().visit() > 0 ? row.askingNothing() : row);
            } else if (row.lapsed()) {
                undo.put(rows, id, row.until(now.minusMillis(1)));
            } else {
                leave(row);
            }
        }
    }

    private void hasten(Address to, Instant now) {
        for (String id : List.copyOf(queues.getOrDefault(to, new TreeMap<>()).values())) {
            Row row = rows.get(id);
            if (row.notBefore().isAfter(now.plusSeconds(5)) && !row.lapsed()) {
                undo.put(rows, id, row.with(row.attempts(), now, Instant.MIN));
            }
        }
    }

    private void join(Row row) {
        Address to = row.draft().to();
        TreeMap<Long, String> queue = queues.computeIfAbsent(to, address -> new TreeMap<>());
        Optional<Head> before = head(queue);
        undo.put(rows, row.id(), row);
        undo.put(queue, row.number(), row.id());
        undo.put(ofPerson(row.draft().person()), row.number(), row.id());
        before.ifPresent(head -> undo.remove(headsOf(to.platform()), head));
        lead(queue);
    }

    /** The first of a queue as it is claimed: somebody waits for it where a reply is in the queue. */
    private Optional<Head> head(TreeMap<Long, String> queue) {
        if (queue.isEmpty()) {
            return Optional.empty();
        }
        boolean awaited = queue.values().stream()
                .anyMatch(id -> rows.get(id).draft().priority().answers());
        Row first = rows.get(queue.firstEntry().getValue());
        return Optional.of(new Head(!awaited, first.draft().priority(), first.number()));
    }

    private void lead(TreeMap<Long, String> queue) {
        head(queue).ifPresent(head -> {
            Row first = rows.get(queue.firstEntry().getValue());
            undo.put(headsOf(first.draft().to().platform()), head, first.id());
        });
    }

    private TreeMap<Long, String> ofPerson(String person) {
        return people.computeIfAbsent(person, name -> new TreeMap<>());
    }

    /** The messages of a person in the order they were written; they may be removed meanwhile. */
    private List<Row> rowsOf(String person) {
        return ofPerson(person).values().stream()
                .map(id -> Objects.requireNonNull(rows.get(id)))
                .toList();
    }

    private TreeMap<Head, String> headsOf(String platform) {
        return heads.computeIfAbsent(platform, name -> new TreeMap<>());
    }

    @Override
    public List<Claimed> claim(String platform, int limit, int unasked, Instant now, Duration lease) {
        int awaited = 0;
        List<Claimed> claimed = new ArrayList<>();
        for (Map.Entry<Head, String> one : headsOf(platform).entrySet()) {
            Head head = one.getKey();
            String id = one.getValue();
            Row row = rows.get(id);
            if (head.unasked() && claimed.size() - awaited >= unasked) {
                break;
            }
            if (claimed.size() < limit
                    && row.free(now)
                    && !waitsForAnother(row, now)
                    && !overtakesOneUnderWay(row, now)) {
                awaited += head.unasked() ? 0 : 1;
                undo.put(rows, id, row.with(row.attempts() + 1, row.notBefore(), now.plus(lease)));
                Draft draft = row.draft();
                claimed.add(new Claimed(
                        id,
                        draft.to(),
                        draft.priority(),
                        !head.unasked(),
                        draft.message(),
                        row.attempts(),
                        row.lapsed(),
                        row.at(),
                        draft.person(),
                        draft.notAfter()));
            }
            if (claimed.size() == limit) {
                break;
            }
        }
        return claimed;
    }

    private boolean overtakesOneUnderWay(Row row, Instant now) {
        return row.number() < 0
                && queues.get(row.draft().to()).values().stream()
                        .anyMatch(id -> rows.get(id).leasedUntil().isAfter(now));
    }

    private boolean waitsForAnother(Row row, Instant now) {
        return row.draft().behind().filter(now::isBefore).isPresent() && rows.containsKey("m" + row.behind());
    }

    @Override
    public void settle(Collection<String> ids) {
        for (String id : ids) {
            Row row = rows.get(id);
            if (row != null) {
                leave(row);
            }
        }
    }

    private void leave(Row row) {
        Address to = row.draft().to();
        TreeMap<Long, String> queue = queues.get(to);
        head(queue).ifPresent(head -> undo.remove(headsOf(to.platform()), head));
        undo.remove(queue, row.number());
        undo.remove(ofPerson(row.draft().person()), row.number());
        undo.remove(rows, row.id());
        lead(queue);
    }

    /** What waits for anything of the one group waits for the other from now on. */
    void readdress(Address from, Address to) {
        List<Row> moved = rows.values().stream()
                .filter(row -> row.draft().to().platform().equals(from.platform())
                        && row.draft().to().user().equals(from.user()))
                .sorted(Comparator.comparing(Row::number))
                .toList();
        moved.forEach(this::leave);
        for (Row row : moved) {
            Draft draft = row.draft();
            Draft there =
                    new Draft(draft.person(), to, draft.priority(), draft.message(), draft.notAfter(), draft.behind());
            join(new Row(
                    row.number(), row.behind(), there, row.attempts(), row.notBefore(), row.leasedUntil(), row.at()));
        }
    }

    @Override
    public List<String> takeBack(String person, Instant now) {
        List<String> free = new ArrayList<>();
        for (Row row : rowsOf(person)) {
            if (row.draft().priority() == Priority.NUDGE) {
                if (row.lapsed()) {
                    undo.put(rows, row.id(), row.until(now.minusMillis(1)));
                } else {
                    free.add(row.id());
                }
            }
        }
        settle(free);
        return free;
    }

    @Override
    public void postpone(String id, Instant notBefore) {
        Row row = rows.get(id);
        if (row != null) {
            undo.put(rows, id, row.with(row.attempts(), notBefore, Instant.MIN));
        }
    }

    @Override
    public void putOff(String id, Instant notBefore) {
        Row row = rows.get(id);
        if (row != null) {
            undo.put(rows, id, row.with(row.attempts() - 1, notBefore, Instant.MIN));
        }
    }

    @Override
    public void hasten(String platform, Instant now) {
        for (Row row : List.copyOf(rows.values())) {
            if (row.draft().to().platform().equals(platform) && row.notBefore().isAfter(now) && !row.lapsed()) {
                undo.put(rows, row.id(), row.with(row.attempts(), now, Instant.MIN));
            }
        }
    }

    @Override
    public int forgetBefore(Instant before) {
        List<Row> old =
                rows.values().stream().filter(row -> row.at().isBefore(before)).toList();
        old.forEach(this::leave);
        return old.size();
    }

    @Override
    public Optional<Instant> newest(Address to) {
        return queues.getOrDefault(to, new TreeMap<>()).values().stream()
                .map(id -> rows.get(id).at())
                .max(Comparator.naturalOrder());
    }

    @Override
    public void endLeases(Instant now) {
        for (Row row : List.copyOf(rows.values())) {
            if (row.leasedUntil().isAfter(now)) {
                undo.put(rows, row.id(), row.with(row.attempts(), row.notBefore(), now));
            }
        }
    }

    @Override
    public List<OutboundMessage> waitingFor(String person) {
        return rowsOf(person).stream().map(row -> row.draft().message()).toList();
    }

    @Override
    public Optional<Instant> nextPost(String platform, Instant now) {
        return rows.values().stream()
                .filter(row -> row.draft().to().platform().equals(platform)
                        && row.draft().priority() == Priority.GROUP
                        && row.notBefore().isAfter(now)
                        && !row.lapsed())
                .map(Row::notBefore)
                .min(Comparator.naturalOrder());
    }

    @Override
    public Optional<Instant> nextDue(String platform) {
        return queues.entrySet().stream()
                .filter(queue -> queue.getKey().platform().equals(platform))
                .map(Map.Entry::getValue)
                .filter(queue -> !queue.isEmpty())
                .map(queue -> rows.get(queue.firstEntry().getValue()))
                .map(row -> row.lapsed() ? row.at() : row.notBefore())
                .min(Comparator.naturalOrder());
    }

    @Override
    public long unsentReplies(String platform, Instant now) {
        return rows.values().stream()
                .filter(row -> row.draft().to().platform().equals(platform)
                        && row.draft().priority().answers()
                        && row.free(now))
                .count();
    }

    @Override
    public long waiting() {
        return rows.size();
    }

    boolean waitsFor(String person) {
        return !rowsOf(person).isEmpty();
    }

    void erase(String person) {
        settle(rowsOf(person).stream().map(Row::id).toList());
    }
}
