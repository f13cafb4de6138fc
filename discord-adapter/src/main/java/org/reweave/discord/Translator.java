package org.reweave.discord;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.MessageType;
import net.dv8tion.jda.api.interactions.Interaction;
import net.dv8tion.jda.api.interactions.InteractionContextType;
import org.reweave.message.Address;
import org.reweave.message.Inbound;
import org.reweave.message.Inbound.Content;
import org.reweave.message.Origin;

/**
 * Puts what came from Discord into the words every platform shares. Nothing happens here: no request, no memory.
 *
 * <p>An update's name is the id Discord gave the message or interaction, so that a second delivery, or the same message
 * found in the history, is known for what it is.
 */
final class Translator {
    private static final Pattern DOOR = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private Translator() {}

    /** A direct message; empty for what no person wrote. */
    static Optional<Inbound> message(Message message) {
        if (!byPerson(message)) {
            return Optional.empty();
        }
        String words = message.getContentRaw();
        Content content = words.isBlank() ? new Inbound.Unreadable(kind(message)) : new Inbound.Text(words);
        return Optional.of(inbound(message, message.getId(), content));
    }

    /** A direct message that was changed; empty where Discord only added a preview. */
    static Optional<Inbound> edit(Message message) {
        if (!byPerson(message)
                || message.getTimeEdited() == null
                || message.getContentRaw().isBlank()) {
            return Optional.empty();
        }
        String update =
                message.getId() + "e" + message.getTimeEdited().toInstant().toEpochMilli();
        return Optional.of(inbound(message, update, new Inbound.Edit(message.getContentRaw())));
    }

    private static Inbound inbound(Message message, String update, Content content) {
        Address from = Places.direct(message.getAuthor().getId(), message.getChannelId());
        return new Inbound(
                update,
                from,
                Origin.PRIVATE,
                Optional.of(message.getTimeCreated().toInstant()),
                content);
    }

    /** Whether a person wrote it, and not a program or Discord. */
    static boolean byPerson(Message message) {
        boolean written = message.getType() == MessageType.DEFAULT || message.getType() == MessageType.INLINE_REPLY;
        return written
                && !message.getAuthor().isBot()
                && !message.getAuthor().isSystem()
                && !message.isWebhookMessage();
    }

    private static String kind(Message message) {
        if (message.isVoiceMessage()) {
            return "voice";
        }
        if (!message.getStickers().isEmpty()) {
            return "sticker";
        }
        if (!message.getAttachments().isEmpty()) {
            Message.Attachment first = message.getAttachments().get(0);
            return first.isImage() ? "photo" : first.isVideo() ? "video" : "file";
        }
        if (message.getPoll() != null) {
            return "poll";
        }
        return message.getMessageSnapshots().isEmpty() ? "other" : "forward";
    }

    /** Something done with a command, a button, a menu or a window. */
    static Inbound interaction(Interaction interaction, Content content) {
        return new Inbound(
                interaction.getId(),
                place(interaction),
                Origin.PRIVATE,
                Optional.of(interaction.getTimeCreated().toInstant()),
                content);
    }

    /** Where the answer goes: the direct conversation, or, inside servers and other chats, seen by this person alone. */
    static Address place(Interaction interaction) {
        String user = interaction.getUser().getId();
        return interaction.getContext() == InteractionContextType.BOT_DM
                ? Places.direct(user, String.valueOf(interaction.getChannelId()))
                : Places.aside(user);
    }

    /** A pressed button. */
    static Content pressed(CustomId id) {
        return id.token().equals(CustomId.OPEN) ? new Inbound.Opened(Optional.empty()) : new Inbound.Press(id.token());
    }

    /** A button that everybody sees: it opens the private place of whoever pressed it. */
    static Content door(CustomId id) {
        return DOOR.matcher(id.token()).matches() ? new Inbound.Opened(Optional.of(id.token())) : pressed(id);
    }

    /** The same, with the name of the message it was done in. */
    static Content in(String message, Content content) {
        return content instanceof Inbound.Press press
                ? new Inbound.Press(press.token(), Optional.of(message))
                : content;
    }

    /** Entries of a menu: of a menu for one, the entry is pressed; of a menu for several, all are handed on together. */
    static Content chosen(CustomId id, boolean several, List<String> values) {
        return several || values.size() != 1
                ? new Inbound.Selection(id.token(), values)
                : new Inbound.Press(values.get(0));
    }
}
