package org.reweave.telegram;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.reweave.message.Inbound;
import org.reweave.spi.InboundSink;
import org.telegram.telegrambots.meta.api.methods.ActionType;
import org.telegram.telegrambots.meta.api.methods.AnswerCallbackQuery;
import org.telegram.telegrambots.meta.api.methods.send.SendChatAction;
import org.telegram.telegrambots.meta.api.objects.Update;

/**
 * Takes updates in: presses are answered first, then everything a person did in private, and what happened in groups, is handed to the
 * core.
 *
 * <p>What is returned completes when the update is durable, or when there is nothing of it to keep.
 */
final class Intake {
    private static final CompletableFuture<Void> NOTHING_TO_KEEP = CompletableFuture.completedFuture(null);

    private final BotApi api;
    private final InboundSink sink;
    private final Greeting greeting;
    private final Prompts prompts;
    private final GroupIntake groups;
    private final WhoAsks whoAsks;
    private final TelegramTexts texts;
    private final ScheduledExecutorService timer;
    private final Duration typing;

    Intake(
            BotApi api,
            InboundSink sink,
            Greeting greeting,
            Prompts prompts,
            GroupIntake groups,
            WhoAsks whoAsks,
            TelegramTexts texts,
            ScheduledExecutorService timer,
            Duration typing) {
        this.api = api;
        this.sink = sink;
        this.greeting = greeting;
        this.prompts = prompts;
        this.groups = groups;
        this.whoAsks = whoAsks;
        this.texts = texts;
        this.timer = timer;
        this.typing = typing;
    }

    CompletableFuture<Void> take(Update update) {
        Received received = UpdateTranslator.translate(update, greeting.me());
        if (received instanceof Received.Pressed pressed) {
            return pressed(pressed);
        }
        if (received instanceof Received.ForCore forCore) {
            if (update.hasMessage()) {
                int messageId = update.getMessage().getMessageId();
                prompts.written(Target.of(forCore.inbound().from()), messageId);
            }
            return handOver(forCore.inbound());
        }
        if (received instanceof Received.StrayPress stray) {
            answer(stray.queryId());
        } else if (received instanceof Received.InGroup group) {
            return groups.take(group);
        } else if (received instanceof Received.AsGroup asked) {
            whoAsks.ask(asked);
        } else if (received instanceof Received.Named named) {
            answer(named.queryId());
            return groups.take(named.who());
        } else if (received instanceof Received.Door door) {
            return door(door);
        }
        return NOTHING_TO_KEEP;
    }

    private CompletableFuture<Void> door(Received.Door door) {
        if (!door.open()) {
            prompts.forget(Target.of(door.who()));
        }
        return sink.door(door.who(), door.open());
    }

    private CompletableFuture<Void> pressed(Received.Pressed pressed) {
        answer(pressed.queryId(), when());
        Target chat = Target.of(pressed.inbound().from());
        pressed.seen().ifPresent(seen -> {
            if (!prompts.pressed(chat, seen, pressed.token())) {
                api.callAside(Requests.strip(chat, seen.messageId()));
            }
        });
        return handOver(pressed.inbound());
    }

    private void answer(String queryId) {
        answer(queryId, Optional.empty());
    }

    /** Telegram shows the words, if there are any, to whoever pressed; that counts for no limit. */
    private void answer(String queryId, Optional<String> words) {
        AnswerCallbackQuery answer = new AnswerCallbackQuery(queryId);
        words.ifPresent(answer::setText);
        api.callAside(answer);
    }

    /** About when what is said next arrives, where that takes long. */
    private Optional<String> when() {
        return sink.wait(TelegramAdapter.PLATFORM).flatMap(wait -> texts.waits(wait.toMinutes()));
    }

    private CompletableFuture<Void> handOver(Inbound inbound) {
        CompletableFuture<Void> durable = accept(inbound);
        if (!durable.isDone()) {
            typingSoon(Target.of(inbound.from()), durable);
        }
        return durable;
    }

    private void typingSoon(Target chat, CompletableFuture<Void> until) {
        try {
            ScheduledFuture<?> soon = timer.schedule(() -> typing(chat), typing.toMillis(), TimeUnit.MILLISECONDS);
            CompletableFuture<Void> unused = until.whenComplete((done, failed) -> soon.cancel(false));
        } catch (RejectedExecutionException stopping) {
            // nobody needs to see it any more
        }
    }

    private CompletableFuture<Void> accept(Inbound inbound) {
        try {
            return sink.accept(inbound).thenApply(accepted -> null);
        } catch (RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private void typing(Target chat) {
        api.callAside(SendChatAction.builder()
                .chatId(chat.chat())
                .messageThreadId(chat.topicOrNull())
                .action(ActionType.TYPING.toString())
                .build());
    }
}
