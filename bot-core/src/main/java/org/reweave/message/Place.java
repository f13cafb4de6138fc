package org.reweave.message;

import java.util.Optional;

/**
 * Somewhere in a group, where everybody in it reads along.
 *
 * @param platform the platform's short name in small letters
 * @param group the group as the platform names it: a Discord server, a Telegram group
 * @param channel the channel or topic in it as the platform names it; empty for where a group has only one place, or for
 *     its usual one
 */
public record Place(String platform, String group, String channel) {
    /** No account on any platform begins with it. */
    private static final String GROUP = "*";

    private static final char BETWEEN = '/';

    /** Throws {@link IllegalArgumentException} where platform or group is empty, or the group's name has a slash in it. */
    public Place {
        if (platform.isEmpty() || group.isEmpty() || group.indexOf(BETWEEN) >= 0) {
            throw new IllegalArgumentException("a place needs a platform and a group");
        }
    }

    /** Where a post to this place goes. */
    public Address address() {
        return new Address(platform, GROUP + group, group + BETWEEN + channel);
    }

    /** The place an address stands for; empty for the address of a person. */
    public static Optional<Place> of(Address address) {
        int slash = address.chat().indexOf(BETWEEN);
        return address.user().startsWith(GROUP) && slash > 0
                ? Optional.of(new Place(
                        address.platform(),
                        address.chat().substring(0, slash),
                        address.chat().substring(slash + 1)))
                : Optional.empty();
    }

    /** Another channel or topic of the same group. */
    public Place in(String other) {
        return new Place(platform, group, other);
    }

    /** Says the platform only, as an address does. */
    @Override
    public String toString() {
        return "Place[" + platform + "]";
    }
}
