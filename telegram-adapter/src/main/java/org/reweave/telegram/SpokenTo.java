package org.reweave.telegram;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reweave.message.GroupInbound;
import org.reweave.message.GroupInbound.Happening;
import org.telegram.telegrambots.meta.api.objects.MessageEntity;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/** Reads from a message whether, and with which command, the bot is meant. Entities are read by place, not by text. */
final class SpokenTo {
    /** The companion's own command, which is for this bot even where it does not name it, as are those that begin with it. */
    private static final String OWN = "reweave";

    private static final Set<String> UNNAMED = Set.of("start", "help");

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

    /** What somebody in a group says to the bot, by command, by name, or by answering it; empty where it is not meant. */
    static Optional<Happening> inGroup(Message message, Me me) {
        Optional<Command> command = command(message);
        if (command.isPresent()) {
            return command.filter(one -> isMeant(one, me)).map(SpokenTo::commanded);
        }
        if (message.getText() != null) {
            return spoken(message, message.getText(), message.getEntities(), me);
        }
        return message.getCaption() != null
                ? spoken(message, message.getCaption(), message.getCaptionEntities(), me)
                : Optional.empty();
    }

    private static boolean isMeant(Command command, Me me) {
        boolean own = command.name().equals(OWN) || command.name().startsWith(OWN + "_");
        return command.bot().map(me::isCalled).orElse(own || UNNAMED.contains(command.name()));
    }

    /** {@code /reweave setup}, {@code /reweave_setup} and {@code /setup@bot} are the same. */
    private static Happening commanded(Command command) {
        if (command.name().startsWith(OWN + "_")) {
            return new GroupInbound.Command(command.name().substring(OWN.length() + 1), command.rest());
        }
        if (!command.name().equals(OWN)) {
            return new GroupInbound.Command(command.name(), command.rest());
        }
        String[] words = command.rest().split("\\s+", 2);
        String name = words[0].isEmpty() ? "about" : words[0].toLowerCase(Locale.ROOT);
        return new GroupInbound.Command(name, words.length > 1 ? words[1] : "");
    }

    private static Optional<Happening> spoken(
            Message message, String text, @Nullable List<MessageEntity> entities, Me me) {
        Optional<MessageEntity> mention = mention(text, entities, me);
        if (mention.isEmpty() && !answers(message, me)) {
            return Optional.empty();
        }
        String words = mention.map(
                        one -> text.substring(0, one.getOffset()) + text.substring(one.getOffset() + one.getLength()))
                .orElse(text);
        return Optional.of(new GroupInbound.Spoken(words.strip()));
    }

    /** Whether it answers the bot; what is written in a topic answers the beginning of that topic, which does not count. */
    private static boolean answers(Message message, Me me) {
        Message answered = message.getReplyToMessage();
        return answered != null
                && answered.getFrom() != null
                && answered.getFrom().getId() == me.id()
                && answered.getForumTopicCreated() == null;
    }

    private static Optional<MessageEntity> mention(String text, @Nullable List<MessageEntity> entities, Me me) {
        return entities(entities)
                .filter(entity -> entity.getType().equals("mention"))
                .filter(entity -> entity.getLength() > 1 && entity.getOffset() + entity.getLength() <= text.length())
                .filter(entity ->
                        me.isCalled(text.substring(entity.getOffset() + 1, entity.getOffset() + entity.getLength())))
                .findFirst();
    }

    private static java.util.stream.Stream<MessageEntity> entities(@Nullable List<MessageEntity> entities) {
        return entities == null ? java.util.stream.Stream.empty() : entities.stream();
    }
}
