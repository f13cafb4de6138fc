package org.reweave.telegram;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.objects.MessageEntity;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/** Reads from a message whether, and with which command, the bot is meant. Entities are read by place, not by text. */
final class SpokenTo {
    /** Commands that are for this bot even where they do not name it. */
    private static final Set<String> UNNAMED = Set.of("reweave", "start", "help");

    /** A command at the beginning of a message: its name, whom it names, and what follows. */
    record Command(String name, Optional<String> bot, String rest) {}

    private SpokenTo() {}

    /** The command a message begins with. */
    static Optional<Command> command(Message message) {
        String text = message.getText();
        if (text == null) {
            return Optional.empty();
        }
        return entities(message.getEntities())
                .filter(entity -> entity.getOffset() == 0 && entity.getType().equals("bot_command"))
                .filter(entity -> entity.getLength() <= text.length())
                .map(entity -> command(text.substring(1, entity.getLength()), text.substring(entity.getLength())))
                .findFirst();
    }

    private static Command command(String head, String rest) {
        int at = head.indexOf('@');
        String name = (at < 0 ? head : head.substring(0, at)).toLowerCase(Locale.ROOT);
        return new Command(name, at < 0 ? Optional.empty() : Optional.of(head.substring(at + 1)), rest.strip());
    }

    /** Whether somebody in a group speaks to the bot: by command, by name, or by answering it. */
    static boolean inGroup(Message message, Me me) {
        Optional<Command> command = command(message);
        if (command.isPresent()) {
            return command.get()
                    .bot()
                    .map(me::isCalled)
                    .orElse(UNNAMED.contains(command.get().name()));
        }
        Message answered = message.getReplyToMessage();
        if (answered != null && answered.getFrom() != null && answered.getFrom().getId() == me.id()) {
            return true;
        }
        return mentions(message.getText(), message.getEntities(), me)
                || mentions(message.getCaption(), message.getCaptionEntities(), me);
    }

    private static boolean mentions(@Nullable String text, @Nullable List<MessageEntity> entities, Me me) {
        return text != null
                && entities(entities)
                        .filter(entity -> entity.getType().equals("mention"))
                        .filter(entity ->
                                entity.getLength() > 1 && entity.getOffset() + entity.getLength() <= text.length())
                        .map(entity -> text.substring(entity.getOffset() + 1, entity.getOffset() + entity.getLength()))
                        .anyMatch(me::isCalled);
    }

    private static java.util.stream.Stream<MessageEntity> entities(@Nullable List<MessageEntity> entities) {
        return entities == null ? java.util.stream.Stream.empty() : entities.stream();
    }
}
