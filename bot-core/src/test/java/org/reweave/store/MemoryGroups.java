package org.reweave.store;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.reweave.group.GroupEvent.GivenAnswer;
import org.reweave.group.GroupState;
import org.reweave.message.Address;
import org.reweave.message.Place;

/** Groups in memory. What waits to be posted under an old name is not moved to the new one here. */
final class MemoryGroups implements Groups {
    private record Seat(String group, String person) {}

    private record Sitting(Membership membership, String key, Instant since) {}

    private record Given(int round, int answer) {}

    private final Undo undo;
    private final Consumer<String> forgetting;
    private final BiConsumer<Address, Address> readdress;
    private final Map<String, Group> groups = new HashMap<>();
    private final Map<Seat, Sitting> seats = new HashMap<>();
    private final Map<Seat, Given> answers = new HashMap<>();
    private final Map<String, String> listeners = new HashMap<>();

    MemoryGroups(Undo undo, Consumer<String> forgetting, BiConsumer<Address, Address> readdress) {
        this.undo = undo;
        this.forgetting = forgetting;
        this.readdress = readdress;
    }

    @Override
    public Optional<Group> lock(String id) {
        return Optional.ofNullable(groups.get(id));
    }

    @Override
    public Optional<GroupState> look(String id) {
        return lock(id).map(Group::state);
    }

    @Override
    public Optional<String> find(String platform, String name) {
        return groups.values().stream()
                .filter(group ->
                        group.platform().equals(platform) && group.name().equals(name))
                .map(Group::id)
                .findFirst();
    }

    @Override
    public void add(Group group, Instant now) {
        if (groups.containsKey(group.id())
                || find(group.platform(), group.name()).isPresent()) {
            throw refused("this group is known already");
        }
        undo.put(groups, group.id(), group);
    }

    private static StoreException refused(String why) {
        return new StoreException(why, new IllegalStateException(why));
    }

    @Override
    public void save(Group group) {
        Group before = groups.get(group.id());
        if (before == null || before.version() != group.version()) {
            throw refused("somebody else saved this group in between");
        }
        undo.put(groups, group.id(), at(before, before.name(), group));
    }

    private static Group at(Group before, String name, Group after) {
        return new Group(before.id(), before.version() + 1, before.platform(), name, after.state());
    }

    @Override
    public void rename(String platform, String from, String to) {
        Optional<Group> known = find(platform, from).map(groups::get);
        if (known.isEmpty() || from.equals(to)) {
            return;
        }
        Optional<Group> other = find(platform, to).map(groups::get);
        if (other.isPresent() && other.get().state().set()) {
            return;
        }
        other.ifPresent(fresh -> purge(fresh.id()));
        undo.put(groups, known.get().id(), at(known.get(), to, known.get()));
        readdress.accept(new Place(platform, from, "").address(), new Place(platform, to, "").address());
    }

    @Override
    public Membership membership(String group, String person) {
        Sitting sitting = seats.get(new Seat(group, person));
        return sitting == null ? Membership.NONE : sitting.membership();
    }

    @Override
    public void note(String group, String person, Membership membership, Instant now) {
        Seat seat = new Seat(group, person);
        if (membership.equals(Membership.NONE)) {
            undo.remove(answers, seat);
            undo.remove(seats, seat);
            return;
        }
        Sitting before = seats.get(seat);
        undo.put(
                seats,
                seat,
                before == null
                        ? new Sitting(membership, UUID.randomUUID().toString(), now)
                        : new Sitting(membership, before.key(), before.since()));
    }

    @Override
    public List<String> joined(String group) {
        return seats.keySet().stream()
                .filter(seat -> seat.group().equals(group)
                        && seats.get(seat).membership().joined())
                .map(Seat::person)
                .sorted()
                .toList();
    }

    @Override
    public List<String> telling(String person) {
        return seats.keySet().stream()
                .filter(seat -> seat.person().equals(person))
                .filter(seat -> seats.get(seat).membership().joined()
                        && seats.get(seat).membership().tells())
                .map(Seat::group)
                .sorted()
                .toList();
    }

    @Override
    public List<GroupState> of(String person) {
        return seats.keySet().stream()
                .filter(seat -> seat.person().equals(person))
                .filter(seat -> seats.get(seat).membership().joined())
                .sorted(Comparator.comparing((Seat seat) -> seats.get(seat).since())
                        .thenComparing(Seat::group))
                .map(seat -> Objects.requireNonNull(groups.get(seat.group())).state())
                .toList();
    }

    @Override
    public List<Member> leaders(String platform) {
        return seats.keySet().stream()
                .filter(seat -> seats.get(seat).membership().leads())
                .filter(seat -> groups.get(seat.group()).platform().equals(platform))
                .map(seat -> new Member(groups.get(seat.group()).name(), seat.person()))
                .sorted(Comparator.comparing(Member::group).thenComparing(Member::person))
                .toList();
    }

    @Override
    public List<Member> members(String platform, Optional<Member> after, int most) {
        Comparator<Member> order = Comparator.comparing(Member::group).thenComparing(Member::person);
        return seats.keySet().stream()
                .filter(seat -> seats.get(seat).membership().joined())
                .filter(seat -> groups.get(seat.group()).platform().equals(platform))
                .map(seat -> new Member(groups.get(seat.group()).name(), seat.person()))
                .filter(member ->
                        after.filter(last -> order.compare(member, last) <= 0).isEmpty())
                .sorted(order)
                .limit(most)
                .toList();
    }

    @Override
    public Optional<String> leader(String group) {
        return seats.keySet().stream()
                .filter(seat -> seat.group().equals(group)
                        && seats.get(seat).membership().leads())
                .min(Comparator.comparing((Seat seat) -> seats.get(seat).since())
                        .thenComparing(Seat::person))
                .map(Seat::person);
    }

    @Override
    public List<String> leadersOf(String group) {
        return seats.keySet().stream()
                .filter(seat -> seat.group().equals(group)
                        && seats.get(seat).membership().leads())
                .sorted(Comparator.comparing((Seat seat) -> seats.get(seat).since())
                        .thenComparing(Seat::person))
                .map(Seat::person)
                .toList();
    }

    @Override
    public void leadAlone(String group, String person) {
        leadersOf(group).stream().filter(other -> !other.equals(person)).forEach(other -> {
            Membership before = membership(group, other);
            note(group, other, new Membership(before.joined(), false, before.tells(), before.asked()), Instant.EPOCH);
        });
    }

    @Override
    public void listen(String group, String person) {
        undo.put(listeners, group, person);
    }

    @Override
    public Optional<String> listener(String group) {
        return Optional.ofNullable(listeners.get(group))
                .filter(person -> membership(group, person).leads());
    }

    @Override
    public void count(String group, String person, int round, int answer) {
        undo.put(answers, new Seat(group, person), new Given(round, answer));
    }

    @Override
    public void uncount(String group, String person) {
        undo.remove(answers, new Seat(group, person));
    }

    @Override
    public List<GivenAnswer> answers(String group, int round) {
        return answers.keySet().stream()
                .filter(seat -> seat.group().equals(group) && answers.get(seat).round() == round)
                .filter(seat -> membership(group, seat.person()).joined())
                .map(seat ->
                        new GivenAnswer(seats.get(seat).key(), answers.get(seat).answer()))
                .toList();
    }

    @Override
    public void forgetAnswers(String group) {
        List<Seat> given = answers.keySet().stream()
                .filter(seat -> seat.group().equals(group))
                .toList();
        given.forEach(seat -> undo.remove(answers, seat));
    }

    @Override
    public void purge(String group) {
        forgetAnswers(group);
        List<Seat> taken = seats.keySet().stream()
                .filter(seat -> seat.group().equals(group))
                .toList();
        taken.forEach(seat -> undo.remove(seats, seat));
        forgetting.accept(group);
        undo.remove(groups, group);
    }

    boolean holds(String person) {
        return seats.keySet().stream().anyMatch(seat -> seat.person().equals(person));
    }

    void erase(String person) {
        List<Seat> taken = seats.keySet().stream()
                .filter(seat -> seat.person().equals(person))
                .toList();
        taken.forEach(seat -> {
            undo.remove(answers, seat);
            undo.remove(seats, seat);
        });
    }
}
