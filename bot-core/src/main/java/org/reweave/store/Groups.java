package org.reweave.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.reweave.group.GroupEvent.GivenAnswer;
import org.reweave.group.GroupState;

/** Support groups, found by what their platform calls them, and who joined and leads them. */
public interface Groups {

    /**
     * A group as loaded, locked until the transaction ends.
     *
     * @param id its own random id, which no platform knows
     * @param version counts the saves; a save of another version is refused
     * @param platform the platform it is on
     * @param name what the platform calls it
     * @param state everything known of it
     */
    record Group(String id, long version, String platform, String name, GroupState state) {
        @Override
        public String toString() {
            return "Group[" + platform + "]";
        }
    }

    /**
     * What somebody is in a group.
     *
     * @param joined whether they joined
     * @param leads whether they lead
     * @param tells whether they agreed that those who lead may hear that they asked for help
     * @param asked whether they were asked that since they joined
     */
    record Membership(boolean joined, boolean leads, boolean tells, boolean asked) {
        /** Nothing. */
        public static final Membership NONE = new Membership(false, false, false);

        /** Somebody who was asked that where they agreed to it. */
        public Membership(boolean joined, boolean leads, boolean tells) {
            this(joined, leads, tells, tells);
        }

        /** Having joined from now on, or not; whoever leaves takes back what they agreed to. */
        public Membership joining(boolean joins) {
            return new Membership(joins, leads, joins && tells, joins && asked);
        }

        /** Leading from now on. */
        public Membership leading() {
            return new Membership(joined, true, tells, asked);
        }

        /** Agreeing from now on, or not. */
        public Membership telling(boolean agrees) {
            return new Membership(joined, leads, agrees, true);
        }

        /** Having been asked whether they agree. */
        public Membership askedThat() {
            return new Membership(joined, leads, tells, true);
        }
    }

    /** Loads and locks a group by id; empty where there is none. */
    Optional<Group> lock(String id);

    /** A group as it is now, without locking it; empty where there is none. */
    Optional<GroupState> look(String id);

    /** The id of a group by what its platform calls it; empty where it is not known. */
    Optional<String> find(String platform, String name);

    /** Adds a group that was never seen before, at version 0. One that is known by now is a {@link StoreException}. */
    void add(Group group, Instant now);

    /**
     * Saves a group that was loaded in this transaction, as the version after the one it was loaded with.
     *
     * @throws StoreException when somebody else saved it in between
     */
    void save(Group group);

    /**
     * Notes that the platform calls a group something else from now on; what waits to be posted in it goes there. A group that
     * is known by the new name already and was never set up gives way. Harmless where the old name is not known.
     */
    void rename(String platform, String from, String to);

    /** What a person is in a group. */
    Membership membership(String group, String person);

    /** Notes what a person is in a group from now on; with {@link Membership#NONE} everything of theirs in it goes. */
    void note(String group, String person, Membership membership, Instant now);

    /** The people who joined a group, by id. */
    List<String> joined(String group);

    /** The groups in which a person agreed that those who lead may hear that they asked for help, by id. */
    List<String> telling(String person);

    /** The groups a person joined, as they are now and without locking any of them. */
    List<GroupState> of(String person);

    /** Somebody, by id, who leads a group or joined it, by what its platform calls it. */
    record Member(String group, String person) {}

    /** Everybody who leads a group on a platform, by group and person. */
    List<Member> leaders(String platform);

    /** Some of those who joined groups on a platform, by group and person: not more than so many, after that one. */
    List<Member> members(String platform, Optional<Member> after, int most);

    /** Who leads a group longest, by id; empty where nobody does. */
    Optional<String> leader(String group);

    /** Everybody who leads a group, by id. */
    List<String> leadersOf(String group);

    /** Nobody leads a group any more but this person; what else the others are in it stays. */
    void leadAlone(String group, String person);

    /** Of a group's people this one hears from now on that a member asked for help, and no other does. */
    void listen(String group, String person);

    /** Who leads a group and hears that a member asked for help, by id; empty where nobody does both. */
    Optional<String> listener(String group);

    /** Notes a member's answer in a round, in the place of an earlier one. */
    void count(String group, String person, int round, int answer);

    /** Forgets a member's answer; harmless where there is none. */
    void uncount(String group, String person);

    /** What those who joined answered in a round, in no order, each under a key that leads to nobody. */
    List<GivenAnswer> answers(String group, int round);

    /** Forgets who answered what in a group. */
    void forgetAnswers(String group);

    /** Removes everything of a group. */
    void purge(String group);
}
