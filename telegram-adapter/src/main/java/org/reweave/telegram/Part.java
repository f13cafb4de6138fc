package org.reweave.telegram;

import java.util.List;
import java.util.Optional;
import org.reweave.message.Document;
import org.reweave.message.Picture;
import org.reweave.telegram.Failure.Kind;
import org.telegram.telegrambots.meta.api.objects.message.Message;

/** One of the messages a delivery takes; it knows what of itself can be left out where Telegram does not like it. */
interface Part {

    /** Sends it once. */
    Outcome<Message> send(BotApi api, Target to);

    /** The same with less, after it failed like this; empty where less would not help. */
    Optional<Part> plainer(Failure failure);

    /** Words, with the buttons below them. */
    static Part text(Piece piece, List<List<Button>> keyboard, Manner manner) {
        return new Part() {
            @Override
            public Outcome<Message> send(BotApi api, Target to) {
                return api.call(Requests.send(to, piece, keyboard, manner));
            }

            @Override
            public Optional<Part> plainer(Failure failure) {
                return failure.is(Kind.BAD_MARKUP) && !piece.strong().isEmpty()
                        ? Optional.of(text(new Piece(piece.text(), List.of()), keyboard, manner))
                        : Optional.empty();
            }
        };
    }

    /** A file with its description below it; where it is refused, the words for that. */
    static Part document(Document file, Manner manner) {
        return new Part() {
            @Override
            public Outcome<Message> send(BotApi api, Target to) {
                return api.call(Requests.document(to, file, manner));
            }

            @Override
            public Optional<Part> plainer(Failure failure) {
                Piece instead = new Piece(Renderer.caption(file.instead()), List.of());
                return failure.is(Kind.REJECTED) ? Optional.of(text(instead, List.of(), manner)) : Optional.empty();
            }
        };
    }

    /** A picture with its description below it; where it is refused, the description alone. */
    static Part picture(Picture picture, Manner manner) {
        return new Part() {
            @Override
            public Outcome<Message> send(BotApi api, Target to) {
                return api.call(Requests.photo(to, picture, manner));
            }

            @Override
            public Optional<Part> plainer(Failure failure) {
                Piece told = new Piece(Renderer.caption(picture.description()), List.of());
                boolean wordsMayDo =
                        failure.is(Kind.REJECTED) || failure.reason().equals("may not write");
                return wordsMayDo ? Optional.of(text(told, List.of(), manner)) : Optional.empty();
            }
        };
    }
}
