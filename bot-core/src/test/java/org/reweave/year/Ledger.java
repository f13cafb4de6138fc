package org.reweave.year;

import java.lang.reflect.Method;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.reweave.engine.NudgeKind;
import org.reweave.engine.PersonState;
import org.reweave.message.Address;
import org.reweave.store.Nudges.Nudge;
import org.reweave.store.Nudges.Slot;
import org.reweave.store.Outbox.Claimed;
import org.reweave.store.Outbox.Draft;
import org.reweave.store.Outbox.Priority;
import org.reweave.store.Persons.Person;

/**
 * Sees all that the companion writes into the real store, and keeps its own book of what was promised: who is to hear what,
 * and when.
 *
 * <p>What a transaction did is entered while its rows are still locked, so that the book is never behind the store.
 */
final class Ledger {
    private static final long LOOK_AGAIN_MILLIS = 50;
    /** At so many looks running it did nothing at all: what is left to do waits for a later time. */
    private static final int AT_REST = 10;
    /** The same where something was claimed and is not settled: its thread may be about to send it, by the time it is. */
    private static final int AT_REST_WITH_SOME_ON_THEIR_WAY = 100;

    /** What the companion promised to say. */
    record Promise(
            String id,
            String person,
            Address to,
            Priority priority,
            List<Nudge> of,
            Instant at,
            Optional<Instant> notAfter) {
        Promise until(Instant time) {
            return new Promise(id, person, to, priority, of, at, Optional.of(time));
        }

        boolean unasked() {
            return priority == Priority.NUDGE;
        }

        /** Whether everything in it comes again by itself, so that nobody asked for this very minute. */
        boolean comesAgain() {
            return !of.isEmpty()
                    && of.stream()
                            .allMatch(nudge ->
                                    nudge.kind() == NudgeKind.CHECK_IN || nudge.kind() == NudgeKind.ANNIVERSARY);
        }
    }

    /** Hears what became of promises. */
    interface Listener {
        /**
         * The companion is through with it.
         *
         * @param told whether the person will hear that something did not come
         * @param lapsed whether one that held it died, so that nobody knows whether it was sent
         */
        void settled(Promise promise, boolean told, boolean lapsed);

        /** The companion took it back before it was sent, for the person wants silence. */
        void takenBack(Promise promise);

        /** This was taken from what is due; {@code says} tells whether it led to a message. */
        void fired(Nudge nudge, boolean says);
    }

    private record Planned(Instant due, Slot slot) {}

    private static final Comparator<Planned> BY_TIME = Comparator.comparing(Planned::due)
            .thenComparing(one -> one.slot().person())
            .thenComparing(one -> one.slot().kind());

    private final Supplier<Instant> now;
    private final Listener listener;
    private final Map<Slot, Nudge> nudges = new HashMap<>();
    private final TreeSet<Planned> byTime = new TreeSet<>(BY_TIME);
    private final Map<String, Promise> promises = new HashMap<>();
    private final Map<Address, LinkedHashMap<String, Instant>> waiting = new HashMap<>();
    private final Map<String, PersonState> states = new HashMap<>();
    private final Set<String> lapsed = new HashSet<>();
    private final Set<String> onTheirWay = new HashSet<>();
    private final Map<Address, String> ids = new HashMap<>();
    private final ThreadLocal<List<String>> made = ThreadLocal.withInitial(ArrayList::new);
    private final AtomicLong number = new AtomicLong();

    /** Keeps the book, by this clock (UTC). */
    Ledger(Supplier<Instant> now, Listener listener) {
        this.now = now;
        this.listener = listener;
    }

    /** The next name of a message; the store's own source of names. */
    String nextId() {
        String id = "m" + number.incrementAndGet();
        made.get().add(id);
        return id;
    }

    // --- what a companion does to the store ---

    /** What one transaction did, to be entered when it is about to be committed. */
    static final class Entries {
        private final List<Runnable> entries = new ArrayList<>();
        private final List<Nudge> taken = new ArrayList<>();
        private final List<Promise> promised = new ArrayList<>();
        private final Set<String> told = new HashSet<>();
    }

    /** A transaction is about to be committed. */
    synchronized void enter(Entries entries) {
        entries.entries.forEach(Runnable::run);
        for (Nudge nudge : entries.taken) {
            listener.fired(
                    nudge,
                    entries.promised.stream()
                            .anyMatch(promise -> promise.person().equals(nudge.person())
                                    && promise.of().contains(nudge)));
        }
        notifyAll();
    }

    /** A call to the store begins on this thread. */
    void begins() {
        made.get().clear();
    }

    /** A call to the store came to this. */
    @SuppressWarnings("unchecked")
    void note(Class<?> port, Method call, Object[] values, Object result, Entries entries) {
        List<Runnable> list = entries.entries;
        switch (port.getSimpleName() + "." + call.getName()) {
            case "Persons.save", "Persons.add" -> {
                for (Person person : (Collection<Person>) values[0]) {
                    list.add(() -> {
                        states.put(person.id(), person.state());
                        ids.put(person.address(), person.id());
                    });
                }
            }
            case "Nudges.put" -> {
                for (Nudge nudge : (List<Nudge>) values[0]) {
                    list.add(() -> planned(nudge));
                    if (nudge.kind() == NudgeKind.UNSAID) {
                        entries.told.add(nudge.person());
                    }
                }
            }
            case "Nudges.remove" -> {
                for (Slot slot : (Collection<Slot>) values[0]) {
                    list.add(() -> forget(slot));
                }
            }
            case "Nudges.lockDue" -> entries.taken.addAll((List<Nudge>) result);
            case "Nudges.takeDue" -> {
                for (Nudge nudge : (List<Nudge>) result) {
                    entries.taken.add(nudge);
                    list.add(() -> forget(nudge.slot()));
                }
            }
            case "Nudges.take" -> list.add(() -> gone((Nudge) values[0]));
            case "Outbox.add" -> promise((List<Draft>) values[0], entries);
            case "Outbox.settle" -> {
                for (String id : (Collection<String>) values[0]) {
                    list.add(() -> settled(id, entries));
                }
            }
            case "Outbox.claim" -> {
                for (Claimed claimed : (List<Claimed>) result) {
                    list.add(() -> onTheirWay.add(claimed.id()));
                    if (claimed.uncertain()) {
                        list.add(() -> lapsed.add(claimed.id()));
                    }
                }
            }
            case "Outbox.takeBack" -> {
                List<String> names = (List<String>) result;
                list.add(() -> takenBack((String) values[0], names));
            }
            case "Outbox.postpone", "Outbox.putOff" ->
                list.add(() -> postponed((String) values[0], (Instant) values[1]));
            default -> {}
        }
    }

    private void planned(Nudge nudge) {
        Slot slot = nudge.slot();
        forget(slot);
        nudges.put(slot, nudge);
        byTime.add(new Planned(nudge.due(), slot));
    }

    private void forget(Slot slot) {
        Nudge before = nudges.remove(slot);
        if (before != null) {
            byTime.remove(new Planned(before.due(), slot));
        }
    }

    private void gone(Nudge nudge) {
        Slot slot = nudge.slot();
        if (nudge.equals(nudges.get(slot))) {
            forget(slot);
        }
    }

    private void promise(List<Draft> drafts, Entries entries) {
        List<String> names = List.copyOf(made.get());
        if (names.size() != drafts.size()) {
            throw new IllegalStateException(drafts.size() + " messages have " + names.size() + " names");
        }
        for (int i = 0; i < names.size(); i++) {
            Draft draft = drafts.get(i);
            List<Nudge> of = draft.priority() != Priority.NUDGE
                    ? List.of()
                    : entries.taken.stream()
                            .filter(nudge -> nudge.person().equals(draft.person()))
                            .toList();
            Promise promise = new Promise(
                    names.get(i), draft.person(), draft.to(), draft.priority(), of, now.get(), draft.notAfter());
            entries.promised.add(promise);
            entries.entries.add(() -> {
                promises.put(promise.id(), promise);
                waiting.computeIfAbsent(promise.to(), address -> new LinkedHashMap<>())
                        .put(promise.id(), Instant.MIN);
            });
        }
    }

    private void settled(String id, Entries entries) {
        Promise promise = leave(id);
        if (promise != null) {
            listener.settled(promise, entries.told.contains(promise.person()), lapsed.remove(id));
        }
    }

    private Promise leave(String id) {
        onTheirWay.remove(id);
        Promise promise = promises.remove(id);
        if (promise != null) {
            LinkedHashMap<String, Instant> same = waiting.get(promise.to());
            same.remove(id);
            if (same.isEmpty()) {
                waiting.remove(promise.to());
            }
        }
        return promise;
    }

    /** What was not on its way is gone; what was is too late from now on. */
    private void takenBack(String person, List<String> ids) {
        for (String id : ids) {
            Promise promise = leave(id);
            if (promise != null) {
                listener.takenBack(promise);
            }
        }
        promises.replaceAll((id, promise) -> promise.person().equals(person) && promise.unasked()
                ? promise.until(now.get().minusMillis(1))
                : promise);
    }

    private void postponed(String id, Instant notBefore) {
        onTheirWay.remove(id);
        Promise promise = promises.get(id);
        if (promise != null) {
            waiting.get(promise.to()).replaceAll((each, before) -> before.isAfter(notBefore) ? before : notBefore);
        }
    }

    // --- the book ---

    /** What was promised under this name and is not settled; null where there is none. */
    synchronized Promise promise(String id) {
        return promises.get(id);
    }

    /** The state of a person as it was last written; null for somebody who was never seen. */
    synchronized PersonState state(String person) {
        return states.get(person);
    }

    /** Who is reached there (id). */
    synchronized String person(Address address) {
        return ids.get(address);
    }

    synchronized Collection<String> people() {
        return List.copyOf(states.keySet());
    }

    /** When the next nudge is due (UTC); empty where none is planned. */
    synchronized Optional<Instant> nextDue() {
        return byTime.isEmpty() ? Optional.empty() : Optional.of(byTime.first().due());
    }

    /** When the next message that waits may be tried again (UTC); empty where none waits. */
    synchronized Optional<Instant> nextTry() {
        return waiting.values().stream()
                .map(same -> same.values().iterator().next())
                .min(Instant::compareTo);
    }

    synchronized int waiting() {
        return promises.size();
    }

    /** Whether nothing is left to do by now. */
    private boolean quiet() {
        Instant at = now.get();
        return (byTime.isEmpty() || byTime.first().due().isAfter(at))
                && waiting.values().stream()
                        .allMatch(same -> same.values().iterator().next().isAfter(at));
    }

    /**
     * Waits until nothing is left to do by now and this holds too, or the companion has died.
     *
     * @param later runs where something is left and the companion rests: it is to try again later, after a failure
     */
    synchronized void awaitQuiet(Life life, BooleanSupplier besides, Runnable later, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        long calls = -1;
        long atFirst = life.calls();
        int strides = 0;
        for (int rests = 0; !life.dead() && !(quiet() && besides.getAsBoolean()); ) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("the companion hangs at " + now.get() + ": first due "
                        + (byTime.isEmpty() ? "none" : byTime.first()) + ", waiting " + waiting + ", promised "
                        + promises.values().stream().limit(3).toList() + ", besides " + besides.getAsBoolean()
                        + ", busy " + life.busy() + ", " + (life.calls() - atFirst) + " calls and " + strides
                        + " strides since\n" + threads());
            }
            try {
                wait(LOOK_AGAIN_MILLIS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            rests = life.busy() || life.calls() != calls ? 0 : rests + 1;
            calls = life.calls();
            if (rests >= (onTheirWay.isEmpty() ? AT_REST : AT_REST_WITH_SOME_ON_THEIR_WAY)) {
                strides++;
                later.run();
            }
        }
    }

    /** Where every thread stands, for whoever has to find out why nothing goes on. */
    private static String threads() {
        StringBuilder all = new StringBuilder();
        Thread.getAllStackTraces().forEach((thread, stack) -> {
            all.append(thread.getName()).append(' ').append(thread.getState()).append('\n');
            for (StackTraceElement at : stack) {
                all.append("    ").append(at).append('\n');
            }
        });
        return all.toString();
    }

    /** Wakes whoever waits for quiet, for something else has happened. */
    synchronized void look() {
        notifyAll();
    }
}
