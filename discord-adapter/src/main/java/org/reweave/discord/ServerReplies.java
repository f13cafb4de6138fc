package org.reweave.discord;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.exceptions.InsufficientPermissionException;
import org.reweave.discord.FailureTable.Consequence;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers somebody who calls the bot by name where others read along: one line that says nothing about anybody, and a
 * button that shows what follows to whoever presses it alone. Nothing is stored.
 */
final class ServerReplies {
    private static final Logger LOG = LoggerFactory.getLogger(ServerReplies.class);
    private static final Duration ONCE_IN = Duration.ofSeconds(30);

    private final DiscordTexts texts;
    private final Cache<Long, Boolean> answeredLately =
            Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(ONCE_IN).build();

    ServerReplies(DiscordTexts texts) {
        this.texts = texts;
    }

    void heard(Message message) {
        boolean byName = message.getMentions().getUsers().stream()
                .anyMatch(user ->
                        user.getIdLong() == message.getJDA().getSelfUser().getIdLong());
        if (!byName || message.getAuthor().isBot() || message.isWebhookMessage()) {
            return;
        }
        if (answeredLately.asMap().putIfAbsent(message.getChannelIdLong(), true) == null) {
            answer(message);
        }
    }

    private void answer(Message message) {
        String id = new CustomId(0, "server", CustomId.OPEN).written();
        try {
            message.getChannel()
                    .sendMessage(texts.words("server.greeting"))
                    .setComponents(ActionRow.of(Button.primary(id, texts.words("server.open"))))
                    .setMessageReference(message)
                    .failOnInvalidReply(false)
                    .setNonce("s" + message.getId())
                    .queue(sent -> {}, failure -> told(Failure.of(failure)));
        } catch (InsufficientPermissionException e) {
            tell();
        }
    }

    private static void told(Failure failure) {
        Consequence consequence = FailureTable.verdict(failure).consequence();
        if (consequence == Consequence.TELL_ADMINS || consequence == Consequence.REOPEN) {
            tell();
        }
    }

    private static void tell() {
        LOG.warn("somebody called the bot in a channel it cannot write in; whoever manages that server can allow"
                + " View Channel and Send Messages. Commands work without");
    }
}
