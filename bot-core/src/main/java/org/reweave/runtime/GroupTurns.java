package org.reweave.runtime;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.reweave.engine.NudgeKind;
import org.reweave.engine.PersonState;
import org.reweave.group.GroupEngine;
import org.reweave.group.GroupEvent;
import org.reweave.group.GroupState;
import org.reweave.group.GroupToken;
import org.reweave.group.Letter;
import org.reweave.group.SealedDoor;
import org.reweave.group.Standing;
import org.reweave.message.Address;
import org.reweave.message.GroupInbound;
import org.reweave.message.GroupInbound.Actor;
import org.reweave.message.GroupInbound.BotRemoved;
import org.reweave.message.GroupInbound.Command;
import org.reweave.message.GroupInbound.MemberLeft;
import org.reweave.message.GroupInbound.Moved;
import org.reweave.message.GroupInbound.Spoken;
import org.reweave.message.Inbound;
import org.reweave.message.Origin;
import org.reweave.message.Place;
import org.reweave.runtime.PersonTurns.Outcome;
import org.reweave.spi.InboundSink.Accepted;
import org.reweave.store.Groups.Group;
import org.reweave.store.Groups.Membership;
import org.reweave.store.Inbox.Parked;
import org.reweave.store.Inbox.UpdateKey;
import org.reweave.store.Mailbox.Entry;
import org.reweave.store.Nudges.Nudge;
import org.reweave.store.Persons.Person;
import org.reweave.store.Transactions.Work;

/**
 * Takes in what happens in groups, and works through the turns of groups; each inside one transaction.
 *
 * <p>What happens in a group is put into its mailbox, as is what its members tap in private; a turn of the group then works
 * through its mailbox and its agenda. It locks the group and nobody else: what it has to tell a person goes into that
 * person's mailbox.
 */
final class GroupTurns {
    /** How many letters one turn works through; more wait for the next. */
    private static final int LETTERS = 64;
    /** A command's words longer than this are no command of a group's. */
    private static final int LONGEST = 256;
    /** What stands for help lines that are too long to be kept, so that whoever wrote them hears that they were not read. */
    private static final String UNREADABLE = ":";
    /** Commands that ask whoever writes them something of their own, so that they are met by that. */
    private static final Set<String> ASKS = Set.of("join", "leave");

    private static final Duration AFTER_FAILURE = Duration.ofDays(1);

    private static final int SECRET_BYTES = 32;

    private final SecureRandom chance = new SecureRandom();
    private final GroupCare care;
    private final Newcomers newcomers;
    private final ExpectedWait wait;
    private final PersonTurns people;
    private final AskedInGroup asked;

    /** {@code people} answers what somebody asks of it in a group for themselves. */
    GroupTurns(GroupCare care, PersonTurns people, AskedInGroup asked, Newcomers newcomers, ExpectedWait wait) {
        this.care = care;
        this.people = people;
        this.asked = asked;
        this.newcomers = newcomers;
        this.wait = wait;
    }

    // --- taking in ---

    /** Puts what happened into the mailbox of the group; a group nobody heard of before is known from then on. */
    Outcome hear(Work work, Turn.InGroup turn, Instant now) {
        GroupInbound inbound = turn.inbound();
        boolean duplicate = !work.inbox().seen(Set.of(turn.update())).isEmpty();
        List<Nudge> urgent = List.of();
        if (!duplicate) {
            Optional<Person> whoever = inbound.by().flatMap(by -> person(work, inbound, by, now));
            String person = whoever.map(Person::id).orElse("");
            Optional<Turn.Heard> alone = asked.inPrivate(inbound, whoever.isPresent(), now)
                    .or(() -> hidden(whoever) ? asked.whileHidden(inbound) : Optional.empty());
            if (alone.isPresent()) {
                return answeredAlone(people.hear(work, List.of(alone.get()), now), alone.get(), turn);
            }
            urgent = take(work, inbound, person, now);
            typesAfter(work, inbound);
            work.inbox().remember(Map.of(turn.update(), person), now);
        }
        Accepted accepted = new Accepted(duplicate, 0);
        return new Outcome(
                List.of(() -> turn.accepted().complete(accepted)), false, Optional.empty(), duplicate ? 1 : 0, urgent);
    }

    /** Whether whoever did it has hidden their screen, and nothing of a group may be shown there. */
    private static boolean hidden(Optional<Person> whoever) {
        return whoever.filter(person -> person.state().dialog().hidden()).isPresent();
    }

    /** Their own conversation answered; whoever handed it over hears the same of it. */
    private static Outcome answeredAlone(Outcome outcome, Turn.Heard alone, Turn.InGroup turn) {
        List<Runnable> tell = new ArrayList<>(outcome.tell());
        tell.add(() -> turn.accepted().complete(alone.accepted().join()));
        return new Outcome(tell, outcome.speaks(), outcome.firstDue(), outcome.duplicates(), outcome.urgent());
    }

    /** Whoever is answered alone at once, without having tapped anything: what they type next is typed after that. */
    private static void typesAfter(Work work, GroupInbound inbound) {
        if (inbound.happening() instanceof Command command
                && inbound.by().filter(Actor::answerable).isPresent()) {
            Address at = inbound.by().orElseThrow().address();
            Optional<String> group = work.groups()
                    .find(inbound.place().platform(), inbound.place().group());
            Person person = work.persons().lockByAddress(List.of(at)).get(at);
            if (group.isPresent() && person != null) {
                PersonState state =
                        person.state().handled(new GroupToken(group.get(), GroupEngine.button(command)).written());
                work.persons().save(List.of(new Person(person.id(), person.version(), person.address(), state)));
            }
        }
    }

    /** Returns what wakes the group, where it has something to do. */
    private List<Nudge> take(Work work, GroupInbound inbound, String person, Instant now) {
        Place place = inbound.place();
        if (inbound.happening() instanceof Moved moved) {
            boolean known = work.groups().find(place.platform(), place.group()).isPresent();
            work.groups().rename(place.platform(), place.group(), moved.newGroup());
            Optional<String> here = work.groups().find(place.platform(), moved.newGroup());
            return known && here.isPresent()
                    ? send(work, here.get(), "", new Letter.Happened(Optional.empty(), "", moved), now)
                    : List.of();
        }
        Optional<String> known = work.groups().find(place.platform(), place.group());
        boolean nothingToSay = inbound.happening() instanceof BotRemoved
                || inbound.happening() instanceof MemberLeft
                || inbound.happening() instanceof GroupInbound.ChannelGone
                || inbound.happening() instanceof GroupInbound.Posted
                || inbound.happening() instanceof GroupInbound.Lacking;
        boolean nobodys = inbound.happening() instanceof MemberLeft || asked.stops(inbound, now);
        boolean stranger = nobodys && person.isEmpty();
        if ((known.isEmpty() && nothingToSay) || stranger) {
            return List.of();
        }
        return letter(inbound, now)
                .map(one -> send(work, known.orElseGet(() -> add(work, place, now)), person, one, now))
                .orElse(List.of());
    }

    private String add(Work work, Place place, Instant now) {
        String id = UUID.randomUUID().toString().replace("-", "").substring(0, 16);
        GroupState state = care.engine().newcomer(place.channel(), secret());
        work.groups().add(new Group(id, 0, place.platform(), place.group(), state), now);
        return id;
    }

    private String secret() {
        byte[] secret = new byte[SECRET_BYTES];
        chance.nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }

    /** What is kept of it until the group's turn; of words that were spoken only whether somebody is in need. */
    private Optional<Letter> letter(GroupInbound inbound, Instant now) {
        String channel = inbound.place().channel();
        boolean need = asked.need(inbound, now);
        if (need || inbound.happening() instanceof Spoken) {
            return inbound.by().map(by -> new Letter.Called(by, channel, need));
        }
        if (inbound.happening() instanceof Command command) {
            boolean lines = command.name().equals(AskedInGroup.LINES);
            int longest = lines ? AskedInGroup.LONGEST_LINES : LONGEST;
            String tooLong = lines ? UNREADABLE : "";
            String rest = command.rest().length() > longest ? tooLong : command.rest();
            return Optional.of(
                    new Letter.Happened(inbound.by(), channel, new Command(command.name(), rest, command.missing())));
        }
        return Optional.of(new Letter.Happened(inbound.by(), channel, inbound.happening()));
    }

    /**
     * The person behind an account. Whoever may change the group is met by this, and whoever is asked alone whether they join;
     * others only by what they do in private.
     */
    private Optional<Person> person(Work work, GroupInbound inbound, Actor by, Instant now) {
        Person known = work.persons().lockByAddress(List.of(by.address())).get(by.address());
        boolean asked =
                by.answerable() && inbound.happening() instanceof Command command && ASKS.contains(command.name());
        if (known != null || !(by.administers() || asked)) {
            return Optional.ofNullable(known);
        }
        return Optional.of(add(work, by.address(), inbound.updateId(), inbound.sentAt(), now));
    }

    /** The person behind an account, who may have been met since. */
    private String meet(Work work, Address at, String update, Optional<Instant> sentAt, Instant now) {
        Person known = work.persons().lockByAddress(List.of(at)).get(at);
        return known == null ? add(work, at, update, sentAt, now).id() : known.id();
    }

    private Person add(Work work, Address at, String update, Optional<Instant> sentAt, Instant now) {
        Inbound first = new Inbound(update, at, Origin.GROUP, sentAt, new Inbound.Opened(Optional.empty()));
        PersonState state = newcomers.meet(first, now);
        Person person = new Person(UUID.randomUUID().toString(), 0, at, state);
        work.persons().add(List.of(person));
        return person;
    }

    private static List<Nudge> send(Work work, String group, String person, Letter letter, Instant now) {
        List<Nudge> wakes = List.of(new Nudge(group, NudgeKind.GROUP_MAIL, 0, now));
        work.mailbox().add(List.of(new Entry(group, person, letter)), now);
        work.nudges().put(wakes);
        return wakes;
    }

    // --- a group's turn ---

    /** Works through a group's mailbox, and its agenda where something on it is due. */
    Outcome fire(Work work, Turn.Fired turn, Instant now) {
        String id = turn.nudge().person();
        List<Nudge> due = work.nudges().takeDue(Set.of(id), now);
        List<Entry> letters = work.mailbox().take(id, LETTERS);
        Optional<Group> group = work.groups().lock(id);
        GroupWork unit =
                new GroupWork(work, id, group.orElse(null), now, at -> meet(work, at, "lead", Optional.empty(), now));
        for (Entry entry : letters) {
            if (!unit.known() && entry.letter() instanceof Letter.Tapped tapped) {
                unit.answer(entry.person(), tapped.at(), care.engine().gone());
            }
            event(work, entry).ifPresent(event -> unit.decide(care.engine(), event));
        }
        if (due.stream().anyMatch(nudge -> nudge.kind() == NudgeKind.GROUP_AGENDA)) {
            unit.decideDue(care.engine());
        }
        unit.write();
        List<Nudge> urgent = new ArrayList<>(unit.urgent());
        long left = 0;
        if (letters.size() == LETTERS) {
            left = work.mailbox().waiting(id);
            Nudge again = new Nudge(id, NudgeKind.GROUP_MAIL, 0, now);
            work.nudges().put(List.of(again));
            urgent.add(again);
        }
        boolean stood = !due.isEmpty();
        long waiting = left;
        Runnable tell = () -> {
            wait.letters(id, waiting, now);
            turn.fired().complete(stood);
        };
        return new Outcome(List.of(tell), unit.speaks(), unit.firstDue(), 0, urgent);
    }

    private Optional<GroupEvent> event(Work work, Entry entry) {
        Letter letter = entry.letter();
        Membership membership =
                entry.person().isEmpty() ? Membership.NONE : work.groups().membership(entry.owner(), entry.person());
        if (letter instanceof Letter.Tapped tapped) {
            Standing who =
                    new Standing(entry.person(), tapped.at(), true, false, membership.joined(), membership.leads());
            return Optional.of(new GroupEvent.Tapped(who, tapped.action()));
        }
        if (letter instanceof Letter.Called called) {
            Standing who = standing(entry.person(), called.by(), membership);
            return Optional.of(new GroupEvent.Called(who, called.channel(), called.need(), number()));
        }
        if (letter instanceof Letter.Happened happened) {
            Optional<Standing> who = happened.by().map(by -> standing(entry.person(), by, membership));
            return Optional.of(new GroupEvent.Happened(who, happened.channel(), happened.what(), number()));
        }
        if (letter instanceof Letter.Unposted unposted) {
            return Optional.of(new GroupEvent.Unposted(unposted.channel(), unposted.reason(), unposted.topic()));
        }
        return letter instanceof Letter.AskedForHelp ? Optional.of(new GroupEvent.AskedForHelp()) : Optional.empty();
    }

    private String number() {
        byte[] number = new byte[SealedDoor.CHANCE];
        chance.nextBytes(number);
        return SealedDoor.number(number);
    }

    private static Standing standing(String person, Actor by, Membership membership) {
        return new Standing(
                person,
                by.address(),
                by.answerable(),
                by.administers(),
                membership.joined(),
                membership.leads(),
                by.roles());
    }

    // --- what failed ---

    Outcome putAside(Work work, Turn.InGroup turn, String reason, Instant now) {
        boolean known = !work.inbox().seen(Set.of(turn.update())).isEmpty();
        if (!known) {
            work.inbox().park(new Parked(turn.update(), "", reason, now));
            work.inbox().remember(Map.of(turn.update(), ""), now);
        }
        Accepted accepted = new Accepted(known, 0);
        return new Outcome(List.of(() -> turn.accepted().complete(accepted)), false, Optional.empty(), known ? 1 : 0);
    }

    /** Lets go of the letter that stands first, so that it does not keep the others waiting, or looks at the agenda a day later. */
    Outcome putAside(Work work, Turn.Fired turn, String reason, Instant now) {
        Nudge nudge = turn.nudge();
        boolean stood = work.nudges().take(nudge);
        Optional<Instant> again = Optional.empty();
        if (stood) {
            boolean mail = nudge.kind() == NudgeKind.GROUP_MAIL;
            if (mail) {
                work.mailbox().take(nudge.person(), 1);
            }
            Nudge later = nudge.at(mail ? now : now.plus(AFTER_FAILURE));
            work.nudges().put(List.of(later));
            again = Optional.of(later.due());
            UpdateKey name = new UpdateKey("nudge", nudge.kind() + "/" + UUID.randomUUID());
            work.inbox().park(new Parked(name, "", reason, now));
        }
        return new Outcome(List.of(() -> turn.fired().complete(stood)), false, again, 0);
    }
}
