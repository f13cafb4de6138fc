package org.reweave.telegram;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reweave.message.Document;
import org.reweave.message.Picture;
import org.telegram.telegrambots.meta.api.methods.send.SendDocument;
import org.telegram.telegrambots.meta.api.methods.send.SendMessage;
import org.telegram.telegrambots.meta.api.methods.send.SendPhoto;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.DeleteMessages;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageReplyMarkup;
import org.telegram.telegrambots.meta.api.methods.updatingmessages.EditMessageText;
import org.telegram.telegrambots.meta.api.objects.InputFile;
import org.telegram.telegrambots.meta.api.objects.LinkPreviewOptions;
import org.telegram.telegrambots.meta.api.objects.MessageEntity;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.InlineKeyboardMarkup;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardButton;
import org.telegram.telegrambots.meta.api.objects.replykeyboard.buttons.InlineKeyboardRow;

/** Writes what is to be shown as requests to the Bot API. Pure. */
final class Requests {
    private static final LinkPreviewOptions NO_PREVIEW =
            LinkPreviewOptions.builder().isDisabled(true).build();

    private Requests() {}

    static SendMessage send(Target to, Piece piece, List<List<Button>> keyboard, Manner manner) {
        return SendMessage.builder()
                .chatId(to.chat())
                .messageThreadId(to.topicOrNull())
                .text(piece.text())
                .entities(entities(piece))
                .linkPreviewOptions(NO_PREVIEW)
                .protectContent(manner.protect() ? true : null)
                .disableNotification(manner.silent() ? true : null)
                .replyMarkup(keyboard(keyboard))
                .build();
    }

    static SendPhoto photo(Target to, Picture picture, Manner manner) {
        return SendPhoto.builder()
                .chatId(to.chat())
                .messageThreadId(to.topicOrNull())
                .photo(new InputFile(new ByteArrayInputStream(picture.png()), "picture.png"))
                .caption(Renderer.caption(picture.description()))
                .protectContent(manner.protect() ? true : null)
                .disableNotification(manner.silent() ? true : null)
                .build();
    }

    /** A file; it can be saved whatever else cannot, for it is handed over to be taken along. */
    static SendDocument document(Target to, Document file, Manner manner) {
        return SendDocument.builder()
                .chatId(to.chat())
                .messageThreadId(to.topicOrNull())
                .document(new InputFile(new ByteArrayInputStream(file.bytes()), file.name()))
                .caption(Renderer.caption(file.description()))
                .disableNotification(manner.silent() ? true : null)
                .build();
    }

    static EditMessageText edit(Target in, int messageId, Piece piece, List<List<Button>> keyboard) {
        return EditMessageText.builder()
                .chatId(in.chat())
                .messageId(messageId)
                .text(piece.text())
                .entities(entities(piece))
                .linkPreviewOptions(NO_PREVIEW)
                .replyMarkup(keyboard(keyboard))
                .build();
    }

    static DeleteMessages delete(Target in, List<Integer> messages) {
        return DeleteMessages.builder().chatId(in.chat()).messageIds(messages).build();
    }

    static EditMessageReplyMarkup strip(Target in, int messageId) {
        return EditMessageReplyMarkup.builder()
                .chatId(in.chat())
                .messageId(messageId)
                .build();
    }

    private static @Nullable List<MessageEntity> entities(Piece piece) {
        if (piece.strong().isEmpty()) {
            return null;
        }
        return piece.strong().stream()
                .<MessageEntity>map(one -> MessageEntity.builder()
                        .type("bold")
                        .offset(one.offset())
                        .length(one.length())
                        .build())
                .toList();
    }

    private static @Nullable InlineKeyboardMarkup keyboard(List<List<Button>> rows) {
        if (rows.isEmpty()) {
            return null;
        }
        List<InlineKeyboardRow> all = rows.stream()
                .map(row ->
                        new InlineKeyboardRow(row.stream().map(Requests::button).toList()))
                .toList();
        return new InlineKeyboardMarkup(all);
    }

    private static InlineKeyboardButton button(Button button) {
        return InlineKeyboardButton.builder()
                .text(button.label())
                .callbackData(button.url() == null ? button.token() : null)
                .url(button.url())
                .build();
    }
}
