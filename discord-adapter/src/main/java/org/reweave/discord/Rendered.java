package org.reweave.discord;

import java.util.ArrayList;
import java.util.List;
import net.dv8tion.jda.api.components.MessageTopLevelComponent;
import org.reweave.message.OutboundMessage;
import org.reweave.message.RichText;

/**
 * A message as Discord shows it: its pages in order, and the rows of answers under the last one.
 *
 * @param pages never empty; each within Discord's limit
 */
record Rendered(List<String> pages, List<MessageTopLevelComponent> rows) {
    /** What Discord shows as nothing, for it takes no message without words. */
    static final String NOTHING = "\u200b";

    Rendered {
        pages = List.copyOf(pages);
        rows = List.copyOf(rows);
    }

    /** Renders a message. */
    static Rendered of(OutboundMessage message, String delivery, DiscordTexts texts) {
        Layout.Laid laid = Layout.of(message, delivery, texts);
        RichText text = message.told().andThen(RichText.plain(String.join("\n", laid.beyond())));
        List<String> pages = new ArrayList<>(Pages.of(text));
        if (pages.isEmpty()) {
            pages.add(NOTHING);
        }
        return new Rendered(pages, laid.rows());
    }

    /** Whether there is nothing to see or press in it. */
    boolean nothing() {
        return rows.isEmpty() && pages.equals(List.of(NOTHING));
    }

    /** The page with the answers. */
    String last() {
        return pages.get(pages.size() - 1);
    }

    @Override
    public String toString() {
        return "Rendered[" + pages.size() + " pages]";
    }
}
