package org.reweave.telegram;

import java.util.Locale;

/**
 * The bot itself.
 *
 * @param id its account
 * @param username its name without the @; empty while it is not known
 */
record Me(long id, String username) {

    /** Whether a name, written in whatever case, is the bot's. */
    boolean isCalled(String name) {
        return !username.isEmpty() && username.toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT));
    }
}
