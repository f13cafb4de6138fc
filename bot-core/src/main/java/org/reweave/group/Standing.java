package org.reweave.group;

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
 */
public record Standing(
        String person, Address at, boolean answerable, boolean administers, boolean joined, boolean leads) {

    /** Whether they may change how the group is accompanied. */
    public boolean mayLead() {
        return leads || administers;
    }
}
