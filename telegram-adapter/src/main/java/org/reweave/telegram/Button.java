package org.reweave.telegram;

import org.jspecify.annotations.Nullable;

/**
 * One button below a message.
 *
 * @param label what is read on it
 * @param token what comes back when it is pressed
 * @param url where it leads instead; null where it is pressed and nothing opens
 */
record Button(String label, String token, @Nullable String url) {

    /** A button that is pressed. */
    Button(String label, String token) {
        this(label, token, null);
    }

    /** The same as a link into the private chat with that bot, which brings the token along as a command's payload. */
    Button opening(Me bot) {
        return new Button(label, token, "https://t.me/" + bot.username() + "?start=" + token);
    }
}
