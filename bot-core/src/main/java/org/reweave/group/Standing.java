package org.reweave.group;

import java.util.Set;
import org.reweave.message.Address;

/**
 * Who did something, as a group sees them.
 *
 * @param person the person's id; empty where nobody is known by that account
 * @param at where they are answered so that nobody else reads it
 * @param answerable whether an answer may go there now
 * @param administers whether the platform just said that they may change the group; only known of what was done in it
 * @param joined whether they joined
 * @param leads whether they lead
 * @param roles their roles, as the platform names them; only known of what was done in the group
 */
public record Standing(
        String person,
        Address at,
        boolean answerable,
        boolean administers,
        boolean joined,
        boolean leads,
        Set<String> roles) {

    public Standing {
        roles = Set.copyOf(roles);
    }

    /** Somebody of no role. */
    public Standing(String person, Address at, boolean answerable, boolean administers, boolean joined, boolean leads) {
        this(person, at, answerable, administers, joined, leads, Set.of());
    }

    /** Whether they may change how the group is accompanied that is set up so. */
    boolean mayLead(GroupSettings settings) {
        return leads || administers || settings.role().among(roles);
    }

    /** The same, leading. */
    Standing leading() {
        return new Standing(person, at, answerable, administers, joined, true, roles);
    }
}
