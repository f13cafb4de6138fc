package org.reweave.telegram;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reweave.message.Address;
import org.reweave.message.Inbound;
import org.reweave.message.Inbound.Content;
import org.reweave.message.Origin;
import org.telegram.telegrambots.meta.api.objects.CallbackQuery;
import org.telegram.telegrambots.meta.api.objects.Update;
import org.telegram.telegrambots.meta.api.objects.User;
import org.telegram.telegrambots.meta.api.objects.chatmember.ChatMemberUpdated;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/**
 * Turns an update into what it means. Pure; the words of a private message are passed on as they were written.
 *
 * <p>An update's id is that of the bot and Telegram's own, so that two bots never take each other's for a repetition.
 */
final class UpdateTranslator {
    private static final Received NOTHING = new Received.Nothing();

    private UpdateTranslator() {}

    static Received translate(Update update, Me me) {
        if (update.getMessage() != null) {
            return message(update, update.getMessage(), me);
        }
        if (update.getEditedMessage() != null) {
            return edited(update, update.getEditedMessage(), me);
        }
        if (update.getCallbackQuery() != null) {
            return pressed(update, update.getCallbackQuery(), me);
        }
        if (update.getChatMember() != null) {
            return GroupTranslator.member(update, update.getChatMember(), me);
        }
        return update.getMyChatMember() != null ? door(update, update.getMyChatMember(), me) : NOTHING;
    }

    private static Received message(Update update, Message message, Me me) {
        if (isGroup(message)) {
            return GroupTranslator.message(update, message, me);
        }
        if (!isPrivate(message) || !byPerson(message.getFrom())) {
            return NOTHING;
        }
        Target chat = target(message);
        return content(message)
                .<Received>map(content -> new Received.ForCore(
                        inbound(update, me, message.getFrom(), chat, sentAt(message.getDate()), content)))
                .orElse(NOTHING);
    }

    private static Optional<Content> content(Message message) {
        Optional<SpokenTo.Command> command = SpokenTo.command(message);
        if (command.isPresent()) {
            return Optional.of(commanded(command.get()));
        }
        String text = message.getText() != null ? message.getText() : message.getCaption();
        if (text != null) {
            return Optional.of(new Inbound.Text(text));
        }
        return MessageKinds.of(message).map(Inbound.Unreadable::new);
    }

    /** A command is passed on as its word, without the name of the bot. */
    private static Content commanded(SpokenTo.Command command) {
        if (command.name().equals("start")) {
            return new Inbound.Opened(Optional.of(command.rest()).filter(rest -> !rest.isEmpty()));
        }
        return new Inbound.Text(("/" + command.name() + " " + command.rest()).strip());
    }

    private static Received edited(Update update, Message message, Me me) {
        String text = message.getText() != null ? message.getText() : message.getCaption();
        if (!byPerson(message.getFrom()) || !isPrivate(message) || text == null) {
            return NOTHING;
        }
        return new Received.ForCore(inbound(
                update, me, message.getFrom(), target(message), sentAt(message.getEditDate()), new Inbound.Edit(text)));
    }

    private static Received pressed(Update update, CallbackQuery query, Me me) {
        String token = query.getData();
        if (token == null || query.getMessage() == null || query.getMessage().getChat() == null) {
            return new Received.StrayPress(query.getId());
        }
        Message seen = query.getMessage() instanceof Message message ? message : null;
        if (!query.getMessage().getChat().isUserChat()) {
            return GroupTranslator.pressed(update, query, me);
        }
        Target chat = seen != null
                ? target(seen)
                : Target.of(query.getMessage().getChat().getId(), null);
        Inbound.Press press = new Inbound.Press(
                token, Optional.of(Integer.toString(query.getMessage().getMessageId())));
        return new Received.Pressed(
                inbound(update, me, query.getFrom(), chat, Optional.empty(), press),
                query.getId(),
                token,
                Optional.ofNullable(seen).flatMap(UpdateTranslator::prompt));
    }

    /** The prompt as Telegram brings it along with a press. */
    private static Optional<Prompt> prompt(Message message) {
        if (message.getText() == null || message.getReplyMarkup() == null) {
            return Optional.empty();
        }
        List<List<Button>> keyboard = message.getReplyMarkup().getKeyboard().stream()
                .map(row -> row.stream()
                        .filter(button -> button.getCallbackData() != null)
                        .map(button -> new Button(button.getText(), button.getCallbackData()))
                        .toList())
                .toList();
        return Optional.of(new Prompt(message.getMessageId(), Prompt.UNKNOWN, piece(message), keyboard, true, null));
    }

    private static Piece piece(Message message) {
        List<Piece.Emphasis> strong = message.getEntities() == null
                ? List.of()
                : message.getEntities().stream()
                        .filter(entity -> entity.getType().equals("bold"))
                        .map(entity -> new Piece.Emphasis(entity.getOffset(), entity.getLength()))
                        .toList();
        return new Piece(message.getText(), strong);
    }

    private static Received door(Update update, ChatMemberUpdated change, Me me) {
        Target chat = Target.of(change.getChat().getId(), null);
        if (change.getChat().isUserChat()) {
            boolean open = isIn(change.getNewChatMember().getStatus());
            return new Received.Door(address(change.getFrom(), chat), open);
        }
        return chat.group() && !change.getChat().isChannelChat() ? GroupTranslator.bot(update, change, me) : NOTHING;
    }

    private static boolean isIn(String status) {
        return !status.equals("kicked") && !status.equals("left");
    }

    private static Address address(User from, Target chat) {
        return new Address(TelegramAdapter.PLATFORM, Long.toString(from.getId()), chat.written());
    }

    private static Inbound inbound(
            Update update, Me me, User from, Target chat, Optional<Instant> sentAt, Content content) {
        String name = me.id() + "-" + update.getUpdateId();
        return new Inbound(name, address(from, chat), Origin.PRIVATE, sentAt, content);
    }

    private static Target target(Message message) {
        boolean inTopic = Boolean.TRUE.equals(message.getIsTopicMessage());
        return Target.of(message.getChatId(), inTopic ? message.getMessageThreadId() : null);
    }

    private static boolean byPerson(@Nullable User from) {
        return from != null && !Boolean.TRUE.equals(from.getIsBot());
    }

    private static boolean isPrivate(Message message) {
        return message.getChat().isUserChat();
    }

    private static boolean isGroup(Message message) {
        return message.getChat().isGroupChat() || message.getChat().isSuperGroupChat();
    }

    private static Optional<Instant> sentAt(@Nullable Integer seconds) {
        return seconds == null || seconds <= 0 ? Optional.empty() : Optional.of(Instant.ofEpochSecond(seconds));
    }
}
