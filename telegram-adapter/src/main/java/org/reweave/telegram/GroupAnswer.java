package org.reweave.telegram;

import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.objects.ReplyParameters;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;

/** Answers where others read along: one neutral line, where asked, and the way into a private chat. Keeps nothing. */
final class GroupAnswer {
    private final BotApi api;
    private final Pacer pacer;
    private final TelegramTexts texts;

    GroupAnswer(BotApi api, Pacer pacer, TelegramTexts texts) {
        this.api = api;
        this.pacer = pacer;
        this.texts = texts;
    }

    /** Answers, unless that group was answered very often just now. */
    void answer(Received.InGroup asked, Me me) {
        if (me.username().isEmpty() || pacer.take(asked.where()).isPresent()) {
            return;
        }
        SendMessage line = SendMessage.builder()
                .chatId(asked.where().chat())
                .messageThreadId(asked.where().topicOrNull())
                .text(texts.groupLine())
                .replyParameters(ReplyParameters.builder()
                        .messageId(asked.replyTo())
                        .allowSendingWithoutReply(true)
                        .build())
                .replyMarkup(button("https://t.me/" + me.username() + "?start=group"))
                .build();
        api.callAside(line, pacer::answered);
    }

    private InlineKeyboardMarkup button(String url) {
        InlineKeyboardButton open = InlineKeyboardButton.builder()
                .text(texts.groupButton())
                .url(url)
                .build();
        return new InlineKeyboardMarkup(java.util.List.of(new InlineKeyboardRow(open)));
    }
}
