package org.reweave.store;

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
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.stream.Stream;
import org.reweave.engine.Agreed;
import org.reweave.engine.NudgeKind;
import org.reweave.message.Address;

/**
 * The store in memory: what a database promises, but for surviving the end of the process.
 *
 * <p>One transaction at a time; each change notes how to take it back, so that work that throws leaves nothing behind.
 */
public final class MemoryStore implements Transactions {
    private final ReentrantLock one = new ReentrantLock(true);
    private final Undo undo = new Undo();
    private final MemoryPersons persons = new MemoryPersons();
    private final MemoryInbox inbox = new MemoryInbox();
    private final MemoryOutbox outbox = new MemoryOutbox(undo);
    private final MemoryNudges nudges = new MemoryNudges();
    private final MemoryReachability reachability = new MemoryReachability(undo, persons::known);
    private final MemoryMailbox mailbox = new MemoryMailbox(undo);
    private final MemoryConsents consents = new MemoryConsents(undo);
    private final MemoryGroups groups = new MemoryGroups(undo, this::forgetGroup, outbox::readdress);

    private void forgetGroup(String id) {
        mailbox.erase(id);
        outbox.erase(id);
        nudges.remove(nudges.of(id).stream().map(nudge -> nudge.slot()).toList());
    }

    @Override
    public <T> T inTransaction(Function<Work, T> work) {
        if (one.isHeldByCurrentThread()) {
            throw new IllegalStateException("a transaction inside a transaction");
        }
        one.lock();
        try {
            T result = work.apply(new MemoryWork());
            undo.keep();
            return result;
        } finally {
            undo.takeBack();
            one.unlock();
        }
    }

    private final class MemoryWork implements Work {
        @Override
        public Persons persons() {
            return persons;
        }

        @Override
        public Inbox inbox() {
            return inbox;
        }

        @Override
        public Outbox outbox() {
            return outbox;
        }

        @Override
        public Nudges nudges() {
            return nudges;
        }

        @Override
        public Reachability reachability() {
            return reachability;
        }

        @Override
        public Groups groups() {
            return groups;
        }

        @Override
        public Mailbox mailbox() {
            return mailbox;
        }

        @Override
        public Consents consents() {
            return consents;
        }
    }

    private static StoreException refused(String why) {
        return new StoreException(why, new IllegalStateException(why));
    }

    private final class MemoryPersons implements Persons {
        private record Account(String platform, String user) {
            static Account of(Address address) {
                return new Account(address.platform(), address.user());
            }
        }

        /** An account's person, and the chat it was heard in last. */
        private record Owned(String person, Address address) {}

        private final Map<String, Person> people = new HashMap<>();
        private final Map<Account, Owned> accounts = new HashMap<>();
        private final Map<String, Instant> asked = new HashMap<>();

        @Override
        public Map<Address, Person> lockByAddress(Collection<Address> addresses) {
            Map<Address, Person> found = new LinkedHashMap<>();
            for (Address address : addresses) {
                Owned owned = accounts.get(Account.of(address));
                if (owned != null) {
                    found.put(address, people.get(owned.person()));
                }
            }
            return found;
        }

        @Override
        public Map<String, Person> lockById(Collection<String> ids) {
            Map<String, Person> found = new LinkedHashMap<>();
            for (String id : ids) {
                if (people.containsKey(id)) {
                    found.put(id, people.get(id));
                }
            }
            return found;
        }

        @Override
        public void add(List<Person> newcomers) {
            for (Person person : newcomers) {
                if (heardFrom(person) != null || undo.put(people, person.id(), person) != null) {
                    throw refused("this account or person is known already");
                }
            }
        }

        private Owned heardFrom(Person person) {
            Address address = person.address();
            return undo.put(accounts, Account.of(address), new Owned(person.id(), address));
        }

        @Override
        public void save(List<Person> changed) {
            for (Person person : changed) {
                Person before = people.get(person.id());
                if (before == null || before.version() != person.version()) {
                    throw refused("somebody else saved this person in between");
                }
                undo.put(
                        people,
                        person.id(),
                        new Person(person.id(), person.version() + 1, person.address(), person.state()));
                heardFrom(person);
            }
        }

        @Override
        public List<Address> addresses(String id) {
            return accounts.values().stream()
                    .filter(owned -> owned.person().equals(id))
                    .map(Owned::address)
                    .sorted(Comparator.comparing(Address::platform).thenComparing(Address::user))
                    .toList();
        }

        @Override
        public List<Heard> heard(String platform, int limit) {
            return accounts.values().stream()
                    .filter(owned -> owned.address().platform().equals(platform))
                    .map(owned -> new Heard(
                            owned.address(), people.get(owned.person()).state().seen()))
                    .sorted(Comparator.comparing(Heard::at).reversed())
                    .limit(limit)
                    .toList();
        }

        @Override
        public List<String> longAway(Instant seenBefore, int limit) {
            return longestAway(seenBefore)
                    .filter(person -> !asked.getOrDefault(person.id(), Instant.MIN)
                            .isAfter(person.state().seen()))
                    .limit(limit)
                    .map(Person::id)
                    .toList();
        }

        private Stream<Person> longestAway(Instant seenBefore) {
            return people.values().stream()
                    .filter(person -> person.state().seen().isBefore(seenBefore) && !groups.holds(person.id()))
                    .sorted(Comparator.comparing(person -> person.state().seen()));
        }

        @Override
        public void asked(Collection<String> ids, Instant at) {
            ids.forEach(id -> undo.put(asked, id, at));
        }

        @Override
        public List<String> unanswered(Instant seenBefore, Instant askedBefore, int limit) {
            return longestAway(seenBefore)
                    .filter(person -> asked.containsKey(person.id()))
                    .filter(person ->
                            asked.get(person.id()).isAfter(person.state().seen()))
                    .filter(person -> asked.get(person.id()).isBefore(askedBefore))
                    .limit(limit)
                    .map(Person::id)
                    .toList();
        }

        @Override
        public List<String> notAgreeing(Instant seenBefore, int limit) {
            return longestAway(seenBefore)
                    .map(Person::id)
                    .filter(id -> !consents.holds(id, Agreed.ANSWERS) && !comesBack(id))
                    .filter(id -> !outbox.waitsFor(id) && !mailbox.waitsFrom(id))
                    .limit(limit)
                    .toList();
        }

        private boolean comesBack(String id) {
            return nudges.of(id).stream().anyMatch(nudge -> nudge.kind() == NudgeKind.COME_BACK);
        }

        @Override
        public List<Held> held(String id) {
            return List.of();
        }

        boolean known(Address address) {
            return accounts.containsKey(Account.of(address));
        }

        @Override
        public void erase(String id, Instant now) {
            reachability.find(addresses(id));
            undo.remove(people, id);
            undo.remove(asked, id);
            for (Account account : List.copyOf(accounts.keySet())) {
                if (accounts.get(account).person().equals(id)) {
                    undo.remove(accounts, account);
                }
            }
            outbox.erase(id);
            mailbox.erase(id);
            consents.erase(id);
            groups.erase(id);
            nudges.remove(nudges.of(id).stream().map(nudge -> nudge.slot()).toList());
            for (Map.Entry<Inbox.UpdateKey, MemoryInbox.Taken> taken :
                    Map.copyOf(inbox.updates).entrySet()) {
                if (taken.getValue().person().equals(id)) {
                    undo.put(
                            inbox.updates,
                            taken.getKey(),
                            new MemoryInbox.Taken("", taken.getValue().at()));
                }
            }
            for (Inbox.UpdateKey key : List.copyOf(inbox.aside.keySet())) {
                if (inbox.aside.get(key).person().equals(id)) {
                    undo.remove(inbox.aside, key);
                }
            }
        }
    }

    private final class MemoryInbox implements Inbox {
        private record Taken(String person, Instant at) {}

        private final Map<UpdateKey, Taken> updates = new LinkedHashMap<>();
        private final Map<UpdateKey, Parked> aside = new LinkedHashMap<>();

        @Override
        public Set<UpdateKey> seen(Collection<UpdateKey> asked) {
            Set<UpdateKey> seen = new HashSet<>(asked);
            seen.retainAll(updates.keySet());
            return seen;
        }

        @Override
        public void remember(Map<UpdateKey, String> taken, Instant at) {
            taken.forEach((update, person) -> {
                if (undo.put(updates, update, new Taken(person, at)) != null) {
                    throw refused("this update was taken in before");
                }
            });
        }

        @Override
        public int forgetBefore(Instant before) {
            List<UpdateKey> old = updates.keySet().stream()
                    .filter(update -> updates.get(update).at().isBefore(before))
                    .toList();
            old.forEach(update -> undo.remove(updates, update));
            return old.size();
        }

        @Override
        public int forgetParkedBefore(Instant before) {
            List<Parked> old = aside.values().stream()
                    .filter(parked -> parked.at().isBefore(before))
                    .toList();
            old.forEach(parked -> undo.remove(aside, parked.update()));
            return old.size();
        }

        @Override
        public void park(Parked update) {
            undo.put(aside, update.update(), update);
        }

        @Override
        public List<Parked> parked(int limit) {
            List<Parked> newest = new ArrayList<>(aside.values());
            newest.sort(Comparator.comparing(Parked::at).reversed());
            return newest.stream().limit(limit).toList();
        }
    }

    private final class MemoryNudges implements Nudges {
        private final Map<Slot, Nudge> reminders = new HashMap<>();
        private final Map<String, String> rules = new HashMap<>();
        private final Map<UUID, Counted> late = new HashMap<>();

        private record Counted(Late late, Instant at) {}

        @Override
        public void put(List<Nudge> arranged) {
            arranged.forEach(nudge -> undo.put(reminders, nudge.slot(), nudge));
        }

        @Override
        public void remove(Collection<Slot> slots) {
            slots.forEach(slot -> undo.remove(reminders, slot));
        }

        @Override
        public List<Nudge> due(Instant now, int limit) {
            return reminders.values().stream()
                    .filter(nudge -> !nudge.due().isAfter(now))
                    .sorted(Comparator.comparing(Nudge::due))
                    .limit(limit)
                    .toList();
        }

        @Override
        public boolean take(Nudge nudge) {
            Slot slot = nudge.slot();
            return nudge.equals(reminders.get(slot)) && undo.remove(reminders, slot) != null;
        }

        @Override
        public List<Nudge> lockDue(Collection<String> persons, Instant now) {
            return due(now, Integer.MAX_VALUE).stream()
                    .filter(nudge -> persons.contains(nudge.person()))
                    .toList();
        }

        @Override
        public List<Nudge> byTheClock(@org.jspecify.annotations.Nullable Nudge after, int limit) {
            Comparator<Nudge> order = Comparator.comparing(Nudge::person)
                    .thenComparing(nudge -> nudge.kind().name());
            return reminders.values().stream()
                    .filter(nudge -> nudge.wall().isPresent())
                    .filter(nudge -> after == null || order.compare(nudge, after) > 0)
                    .sorted(order)
                    .limit(limit)
                    .toList();
        }

        @Override
        public boolean move(Nudge nudge, Instant due) {
            Slot slot = nudge.slot();
            boolean stands = nudge.equals(reminders.get(slot));
            if (stands) {
                undo.put(reminders, slot, new Nudge(nudge.person(), nudge.kind(), nudge.visit(), due, nudge.wall()));
            }
            return stands;
        }

        @Override
        public void late(Late notes, Instant now) {
            undo.put(late, UUID.randomUUID(), new Counted(notes, now));
        }

        @Override
        public List<Late> lateSince(Instant time) {
            return Stream.of(Stage.values())
                    .flatMap(stage -> late.values().stream()
                            .filter(one ->
                                    one.late().stage() == stage && !one.at().isBefore(time))
                            .map(Counted::late)
                            .reduce((one, other) -> new Late(
                                    stage,
                                    one.notes() + other.notes(),
                                    one.longest().compareTo(other.longest()) > 0 ? one.longest() : other.longest()))
                            .stream())
                    .toList();
        }

        @Override
        public int forgetLateBefore(Instant time) {
            List<UUID> old = late.keySet().stream()
                    .filter(key -> late.get(key).at().isBefore(time))
                    .toList();
            old.forEach(key -> undo.remove(late, key));
            return old.size();
        }

        @Override
        public Optional<String> clockRules() {
            return Optional.ofNullable(rules.get("version"));
        }

        @Override
        public void clockRules(String version) {
            undo.put(rules, "version", version);
        }

        @Override
        public Optional<Instant> clockShown() {
            return Optional.ofNullable(rules.get("shown")).map(Instant::parse);
        }

        @Override
        public void clockShown(Instant now) {
            undo.put(rules, "shown", now.toString());
        }

        @Override
        public List<Nudge> of(String person) {
            return reminders.values().stream()
                    .filter(nudge -> nudge.person().equals(person))
                    .sorted(Comparator.comparing(Nudge::due))
                    .toList();
        }
    }
}
