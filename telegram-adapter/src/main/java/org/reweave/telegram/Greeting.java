package org.reweave.telegram;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.GetMe;
import org.telegram.telegrambots.meta.api.methods.commands.SetMyCommands;
import org.telegram.telegrambots.meta.api.objects.User;
import org.telegram.telegrambots.meta.api.objects.commands.BotCommand;
import org.telegram.telegrambots.meta.api.objects.commands.scope.BotCommandScope;
import org.telegram.telegrambots.meta.api.objects.commands.scope.BotCommandScopeAllChatAdministrators;
import org.telegram.telegrambots.meta.api.objects.commands.scope.BotCommandScopeAllGroupChats;
import org.telegram.telegrambots.meta.api.objects.commands.scope.BotCommandScopeAllPrivateChats;

/** What is said to Telegram first: who am I, and these are my commands. */
final class Greeting {
    private static final Logger log = LoggerFactory.getLogger(Greeting.class);

    private final BotApi api;
    private final TelegramTexts texts;
    private volatile Me me;

    Greeting(BotApi api, TelegramTexts texts, long botId) {
        this.api = api;
        this.texts = texts;
        this.me = new Me(botId, "");
    }

    /** The bot; without its name until it was greeted. */
    Me me() {
        return me;
    }

    /** Greets Telegram unless that was done; a failure is to be tried again. */
    Optional<Failure> greet() {
        if (!me.username().isEmpty()) {
            return Optional.empty();
        }
        Outcome<User> outcome = api.call(new GetMe());
        if (outcome instanceof Outcome.Failed<User> failed) {
            return Optional.of(failed.failure());
        }
        User user = ((Outcome.Done<User>) outcome).result();
        me = new Me(user.getId(), String.valueOf(user.getUserName()));
        log.info("connected to Telegram as @{}", user.getUserName());
        register(texts, null);
        TelegramTexts.all().forEach(spoken -> register(spoken, spoken.language()));
        return Optional.empty();
    }

    /** Registers the commands of private chats, groups and those who administer them for those who use a language; null is everybody else. */
    private void register(TelegramTexts spoken, @Nullable String language) {
        register(spoken.commands(), new BotCommandScopeAllPrivateChats(), language);
        register(spoken.groupCommands(), new BotCommandScopeAllGroupChats(), language);
        Map<String, String> leading = new LinkedHashMap<>(spoken.leadCommands());
        leading.putAll(spoken.groupCommands());
        register(leading, new BotCommandScopeAllChatAdministrators(), language);
    }

    private void register(Map<String, String> commands, BotCommandScope scope, @Nullable String language) {
        List<BotCommand> all = commands.entrySet().stream()
                .<BotCommand>map(command -> new BotCommand(command.getKey(), command.getValue()))
                .toList();
        SetMyCommands request = SetMyCommands.builder()
                .commands(all)
                .scope(scope)
                .languageCode(language)
                .build();
        if (api.call(request) instanceof Outcome.Failed<?> failed) {
            log.warn(
                    "the commands could not be registered ({}); they work all the same",
                    failed.failure().reason());
        }
    }
}
