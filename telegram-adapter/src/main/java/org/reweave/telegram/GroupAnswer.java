package org.reweave.telegram;

import org.jspecify.annotations.Nullable;
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
        ReplyParameters asIt = ReplyParameters.builder()
                .messageId(asked.replyTo())
                .allowSendingWithoutReply(true)
                .build();
        say(asked.where(), asIt, me);
    }

    /** Says in a group that has just taken the bot in what it is for. */
    void introduce(Target where, Me me) {
        say(where, null, me);
    }

    private void say(Target where, @Nullable ReplyParameters asAnswerTo, Me me) {
        if (me.username().isEmpty() || pacer.take(where).isPresent()) {
            return;
        }
        SendMessage line = SendMessage.builder()
                .chatId(where.chat())
                .messageThreadId(where.topicOrNull())
                .text(texts.groupLine())
                .replyParameters(asAnswerTo)
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
