package org.reweave.message;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * One thing that happened in a group, or to the companion's place in it, translated into words every platform shares.
 *
 * <p>What is written in a group comes here only where it is addressed to the companion. A tap on a button in a group does not
 * come here: such a button is a {@linkplain QuickReply.Role#DOOR door} and arrives as {@link Inbound.Opened}, from where only
 * the person who tapped reads the answer.
 *
 * @param updateId the platform's own name for it, unique on that platform; a second delivery carries the same one
 * @param place where it happened
 * @param by whose doing it was; empty where the platform does not say
 * @param sentAt when the platform says it happened (UTC), where it stamps it
 * @param happening what happened
 */
public record GroupInbound(
        String updateId, Place place, Optional<Actor> by, Optional<Instant> sentAt, Happening happening) {

    /**
     * Somebody in a group.
     *
     * @param address where they are answered so that nobody else reads it
     * @param answerable whether an answer may go there now; false where it would be the first word to somebody who never
     *     opened that chat, so that they are shown a door instead
     * @param administers whether the platform lets them change the group: Manage Server, or an administrator
     * @param roles the roles they have there, as the platform names them; empty where there are none
     */
    public record Actor(Address address, boolean answerable, boolean administers, Set<String> roles) {
        public Actor {
            roles = Set.copyOf(roles);
        }
    }

    /** What the companion can be allowed in a group. */
    public enum Permission {
        /** See the place it posts in. */
        VIEW,
        /** Post there. */
        POST,
        /** Open a thread or a topic there. */
        THREADS,
        /** Post pictures there. */
        PICTURES
    }

    /** What happened. */
    public sealed interface Happening {}

    /** The companion was added to the group; what it lacks there is named. */
    public record BotAdded(Set<Permission> missing) implements Happening {
        public BotAdded {
            missing = Set.copyOf(missing);
        }
    }

    /** The companion was removed, or the group is gone. Never for an outage. */
    public record BotRemoved() implements Happening {}

    /** The group goes on under another name of the platform's: an upgraded Telegram group. */
    public record Moved(String newGroup) implements Happening {}

    /** What the companion lacks in a place, all of it, as it is from now on; nothing for all is well. */
    public record Lacking(Set<Permission> missing) implements Happening {
        public Lacking {
            missing = Set.copyOf(missing);
        }
    }

    /** A post arrived in a place; what else is lacking there the platform does not say with it. */
    public record Posted() implements Happening {}

    /** A channel or topic of the group was deleted. */
    public record ChannelGone(String channel) implements Happening {}

    /** Whoever did it is no longer in the group: they left or were removed. */
    public record MemberLeft() implements Happening {}

    /**
     * A command for the companion was given where others read along.
     *
     * @param name its name in small letters, without slash and without the companion's own: {@code setup}
     * @param rest what was written behind it; may be empty
     * @param missing what the companion lacks in the place where it was given; empty where the platform does not say
     */
    public record Command(String name, String rest, Optional<Set<Permission>> missing) implements Happening {
        public Command {
            missing = missing.map(Set::copyOf);
        }

        /** One with which the platform does not say what the companion lacks. */
        public Command(String name, String rest) {
            this(name, rest, Optional.empty());
        }

        @Override
        public String toString() {
            return "Command[" + name.length() + " and " + rest.length() + " characters]";
        }
    }

    /** A message addressed to the companion where others read along. */
    public record Spoken(String text) implements Happening {
        @Override
        public String toString() {
            return "Spoken[" + text.length() + " characters]";
        }
    }
}
