package org.reweave.discord;

import org.reweave.message.Address;

/**
 * How Discord's places are written as addresses.
 *
 * <p>A direct conversation is the id of its channel. Somebody who was only ever answered inside a server, where nobody
 * else sees it, has no such channel yet; their chat is {@code ~} and their own id.
 */
final class Places {
    /** The platform's name in addresses. */
    static final String PLATFORM = "discord";

    private Places() {}

    /** A direct conversation. */
    static Address direct(String user, String channel) {
        return new Address(PLATFORM, user, channel);
    }

    /** A conversation inside a server or somebody else's chat, seen by this person alone. */
    static Address aside(String user) {
        return new Address(PLATFORM, user, "~" + user);
    }

    /** Whether a direct conversation with this person was never opened. */
    static boolean isAside(Address address) {
        return address.chat().startsWith("~");
    }
}
