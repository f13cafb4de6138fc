package org.reweave.telegram;

import java.util.List;
import org.reweave.spi.Haste;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.objects.ReplyParameters;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;

/**
 * Asks an administrator who writes as the group itself who they are, by a button: Telegram hides them from the bot until they
 * tap it, and the others see neither the tap nor who it was.
 */
final class WhoAsks {
    private final BotApi api;
    private final Pacer pacer;
    private final TelegramTexts texts;

    WhoAsks(BotApi api, Pacer pacer, TelegramTexts texts) {
        this.api = api;
        this.pacer = pacer;
        this.texts = texts;
    }

    /** Asks, unless that group was asked very often just now. */
    void ask(Received.AsGroup asked) {
        if (pacer.take(asked.where(), Haste.AWAITED).isPresent()) {
            return;
        }
        InlineKeyboardButton itIsMe = InlineKeyboardButton.builder()
                .text(texts.whoButton())
                .callbackData(GroupTranslator.IT_IS_ME + asked.command())
                .build();
        SendMessage question = SendMessage.builder()
                .chatId(asked.where().chat())
                .messageThreadId(asked.where().topicOrNull())
                .text(texts.whoLine())
                .replyParameters(ReplyParameters.builder()
                        .messageId(asked.replyTo())
                        .allowSendingWithoutReply(true)
                        .build())
                .replyMarkup(new InlineKeyboardMarkup(List.of(new InlineKeyboardRow(itIsMe))))
                .build();
        api.callAside(question, pacer::answered);
    }
}
