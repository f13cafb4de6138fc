package org.reweave.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.reweave.engine.PersonState;
import org.reweave.message.Address;

/** The states of people, found by the addresses that lead to them. */
public interface Persons {

    /**
     * A person as loaded, locked until the transaction ends.
     *
     * @param id the person's own random id, which no platform knows
     * @param version counts the saves; a save of another version is refused
     * @param address where the person was heard from last, and where unasked messages go
     * @param state everything known of them
     */
    record Person(String id, long version, Address address, PersonState state) {}

    /** Loads and locks the people these accounts lead to, always in the same order; unknown accounts are left out. */
    Map<Address, Person> lockByAddress(Collection<Address> addresses);

    /** Loads and locks people by id, always in the same order; unknown ids are left out. */
    Map<String, Person> lockById(Collection<String> ids);

    /** Adds people who were never seen before, at version 0. An account that is known by now is a {@link StoreException}. */
    void add(List<Person> people);

    /**
     * Saves people that were loaded in this transaction, each as the version after the one it was loaded with.
     *
     * @throws StoreException when somebody else saved one of them in between
     */
    void save(List<Person> people);

    /** Where a person can be reached, by platform and account; empty where the id is not known. */
    List<Address> addresses(String id);

    /** An account, and when its person was last here (UTC). */
    record Heard(Address address, Instant at) {}

    /** The accounts on a platform, those of people who were here last first; at most {@code limit}. */
    List<Heard> heard(String platform, int limit);

    /**
     * People who were not here since the given time (UTC), belong to no group, and were not asked since whether they want to
     * be kept.
     *
     * @param limit how many at most
     */
    List<String> longAway(Instant seenBefore, int limit);

    /** Notes that people were asked whether they want to be kept, at the given time (UTC). */
    void asked(Collection<String> ids, Instant at);

    /**
     * People who were not here since the given time (UTC), belong to no group, and were asked after that, before the other time
     * (UTC), whether they want to be kept.
     *
     * @param limit how many at most
     */
    List<String> unanswered(Instant seenBefore, Instant askedBefore, int limit);

    /**
     * People who were not here since the given time (UTC), belong to no group, asked for no word at a minute of their own, do
     * not agree that anything is kept of them, and for whom nothing waits: no message, and nothing they did in a group.
     *
     * @param limit how many at most
     */
    List<String> notAgreeing(Instant seenBefore, int limit);

    /** Everything that is kept of a person, row by row, whatever it is; empty where the id is not known. */
    List<Held> held(String id);

    /**
     * Removes everything of a person, whatever it is. For two days it stays known, without whose they were, which updates
     * were taken in, so that none of them is taken for a new person's.
     *
     * @param now the time (UTC)
     */
    void erase(String id, Instant now);
}
