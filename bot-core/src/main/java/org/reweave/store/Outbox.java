package org.reweave.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.reweave.message.Address;
import org.reweave.message.OutboundMessage;

/** Messages that are promised and not yet delivered, in order for each address. */
public interface Outbox {

    /** How urgent a message is; the smaller goes first. */
    enum Priority {
        /** The answer to somebody in need, or who has to have something off the screen; it goes before all that waits for them. */
        URGENT,
        /** The answer to something a person just did. */
        REPLY,
        /** A post in a group. */
        GROUP,
        /** Something said unasked. */
        NUDGE;

        /** Whether somebody waits for it who just did something. */
        public boolean answers() {
            return this == URGENT || this == REPLY;
        }
    }

    /**
     * A message to be written down.
     *
     * @param person the person's id
     * @param notAfter when it is too late for it (UTC); empty for what the person waits for
     * @param behind that it is not sent before the one that stands before it in the list has come to its end, whoever that
     *     is for; and until when it waits for that at the latest (UTC)
     * @param notBefore when it may go out at the earliest (UTC); empty for at once
     */
    record Draft(
            String person,
            Address to,
            Priority priority,
            OutboundMessage message,
            Optional<Instant> notAfter,
            Optional<Instant> behind,
            Optional<Instant> notBefore) {

        /** A message that waits for no other. */
        public Draft(
                String person, Address to, Priority priority, OutboundMessage message, Optional<Instant> notAfter) {
            this(person, to, priority, message, notAfter, Optional.empty());
        }

        /** A message that may go out at once, or behind another one. */
        public Draft(
                String person,
                Address to,
                Priority priority,
                OutboundMessage message,
                Optional<Instant> notAfter,
                Optional<Instant> behind) {
            this(person, to, priority, message, notAfter, behind, Optional.empty());
        }

        /** A message for which it is never too late. */
        public Draft(String person, Address to, Priority priority, OutboundMessage message) {
            this(person, to, priority, message, Optional.empty());
        }
    }

    /**
     * A message that is somebody's to deliver until the lease ends.
     *
     * @param id its name, the same for every attempt, at most 25 ASCII characters
     * @param attempts how often it was claimed before
     * @param person the person's id
     * @param notAfter when it is too late for it (UTC), if ever
     * @param awaited whether somebody waits for it: it is a reply, or one to the same address comes after it
     * @param uncertain whether the last one to claim it let the lease run out, so that it may have been delivered
     */
    record Claimed(
            String id,
            Address to,
            Priority priority,
            boolean awaited,
            OutboundMessage message,
            int attempts,
            boolean uncertain,
            Instant createdAt,
            String person,
            Optional<Instant> notAfter) {}

    /**
     * Writes messages down in the given order. What is added where something was given back waits with it; but whoever is
     * answered has just written, so what waits for more than a few seconds where a reply is added waits no longer.
     *
     * <p>Whatever waits at the address of something urgent comes after it, but for what is urgent itself; what somebody is
     * delivering at this moment stays before it. A prompt that comes after the one that took its place asks nothing any more,
     * and where all that was said before is to be taken away, what was not said yet never is.
     *
     * <p>Throws {@link IllegalArgumentException} where the first one is to be {@linkplain Draft#behind behind} another.
     */
    void add(List<Draft> drafts, Instant now);

    /**
     * Leases the oldest message of each address on the platform whose time has come and that nobody else holds: first
     * those somebody waits for, which are replies and what has to go before one, then the others as urgent as they are. The
     * messages behind it wait until it is settled.
     *
     * @param limit how many at most
     * @param unasked how many of them at most that nobody waits for
     */
    List<Claimed> claim(String platform, int limit, int unasked, Instant now, Duration lease);

    /**
     * Removes messages that were delivered or will never be; their words go with them. What waited at an address because such a
     * message had been given back waits no longer than that did.
     */
    void settle(Collection<String> ids);

    /**
     * Takes back what was to be said to a person unasked. What nobody holds is removed; what somebody is delivering at this
     * moment may still arrive, and is not tried again.
     *
     * @param now the time (UTC), after which it is too late for what is being delivered
     * @return the names of those that were removed
     */
    List<String> takeBack(String person, Instant now);

    /** Gives a message back, to be claimed again from the given time on. */
    void postpone(String id, Instant notBefore);

    /** Gives a message back for a reason that lies with the platform, as {@link #postpone} does; the attempt does not count. */
    void putOff(String id, Instant notBefore);

    /** Whatever waits to be claimed on the platform, because it was given back, waits no longer: the platform is there again. */
    void hasten(String platform, Instant now);

    /** Removes what was written before that time (UTC), whoever holds it; returns how many messages it was. */
    int forgetBefore(Instant before);

    /** When the last of the messages that wait at an address was written (UTC), if any waits. */
    Optional<Instant> newest(Address to);

    /**
     * Ends every lease at the given time, for a process that knows it is the only one on this store: whoever held them is
     * gone. What was leased counts as {@linkplain Claimed#uncertain uncertain}.
     */
    void endLeases(Instant now);

    /** The messages that wait for a person, in the order they were written. */
    List<OutboundMessage> waitingFor(String person);

    /** When the next of a platform's posts in groups that wait for their time may go out (UTC); empty where none does. */
    Optional<Instant> nextPost(String platform, Instant now);

    /**
     * When the first of a platform's messages that stand in front at their addresses may go out (UTC), or may have; what is
     * being delivered may. Empty where none waits. Looks at all that waits there.
     */
    Optional<Instant> nextDue(String platform);

    /** How many replies on the platform could be claimed now, or will be when those before them are settled. */
    long unsentReplies(String platform, Instant now);

    /** How many messages wait. */
    long waiting();
}
