package org.reweave.discord;

import java.util.Optional;
import org.reweave.message.OutboundMessage;

/**
 * The prompt a chat shows with buttons under it.
 *
 * @param message the platform's id of the message
 * @param visit the prompt's number
 * @param page what the message says, as written for Discord
 * @param newest whether nothing was said below it since
 * @param pressed the label of the answer that was pressed last
 */
record ShownPrompt(long message, int visit, String page, boolean newest, Optional<String> pressed) {

    /** The prompt a message shows again, as far as it is known where the process that showed it is gone. */
    static Optional<ShownPrompt> pressedBefore(OutboundMessage message) {
        return message.shownIn()
                .map(id -> new ShownPrompt(Long.parseLong(id), message.visit(), "", true, Optional.empty()));
    }

    ShownPrompt withPressed(String label) {
        return new ShownPrompt(message, visit, page, newest, Optional.of(label).filter(words -> !words.isBlank()));
    }

    ShownPrompt below() {
        return newest ? new ShownPrompt(message, visit, page, false, pressed) : this;
    }

    /** What the message says once it is answered: the same, and the answer where it is known and fits. */
    String answered() {
        String with =
                pressed.map(label -> page + "\n\n> " + Markdown.escaped(label)).orElse(page);
        return with.length() <= Pages.LONGEST ? with : page;
    }

    @Override
    public String toString() {
        return "ShownPrompt[visit " + visit + "]";
    }
}
