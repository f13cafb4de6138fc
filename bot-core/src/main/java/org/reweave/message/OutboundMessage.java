package org.reweave.message;

import java.util.List;
import java.util.Optional;

/**
 * One message of the companion to one address, ready to be shown; how it looks is the platform's business.
 *
 * @param text what is said
 * @param replies the answers that take one tap, in the order to offer them; empty where nothing is asked
 * @param input the kind of answer that is awaited
 * @param visit the number of the prompt this message shows, or 0 where it shows none; a later message with the same
 *     number shows the same prompt again and may replace the earlier one
 * @param picture what is shown above the text, if anything
 * @param document the file that is handed over above the text, if any; only to one person alone
 * @param thread the title of the thread or topic that this message, a post in a group, opens where the platform has such; where
 *     it has none, the message is posted as it is
 * @param shownIn the platform's name of the message that shows the prompt already, where the person just pressed a button
 *     in it; this one may be shown in its place
 * @param alone whether nothing else the companion said in this chat is to be seen any more; the platform takes away what it
 *     can
 * @param guarded whether it can be neither forwarded nor saved where the platform can do that, for the person wants it so
 * @param silent whether it comes without a sound where the platform can do that, for it is quiet where the person is
 */
public record OutboundMessage(
        RichText text,
        List<QuickReply> replies,
        Input input,
        int visit,
        Optional<Picture> picture,
        Optional<Document> document,
        Optional<String> thread,
        Optional<String> shownIn,
        boolean alone,
        boolean guarded,
        boolean silent) {

    /** The kind of answer a message waits for. */
    public enum Input {
        /** None: it only says something. */
        NONE,
        /** One of the replies. */
        CHOICE,
        /** One of many replies, better shown as a list than as buttons. */
        MENU,
        /** Any number of the replies, then done. */
        SEVERAL,
        /** A number from 0 to 10. */
        SCALE,
        /** Words of the person's own, if they like. */
        NOTE,
        /** A day and a time. */
        WHEN
    }

    public OutboundMessage {
        replies = List.copyOf(replies);
        if (picture.isPresent() && document.isPresent()) {
            throw new IllegalArgumentException("a message brings a picture or a file, not both");
        }
    }

    /** A message without a picture. */
    public OutboundMessage(RichText text, List<QuickReply> replies, Input input, int visit) {
        this(text, replies, input, visit, Optional.empty());
    }

    /** A message that opens no thread. */
    public OutboundMessage(RichText text, List<QuickReply> replies, Input input, int visit, Optional<Picture> picture) {
        this(
                text,
                replies,
                input,
                visit,
                picture,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                false,
                false);
    }

    /** A message that asks nothing. */
    public static OutboundMessage saying(RichText text) {
        return new OutboundMessage(text, List.of(), Input.NONE, 0);
    }

    /** The same message with a picture above it. */
    public OutboundMessage with(Picture shown) {
        return new OutboundMessage(
                text, replies, input, visit, Optional.of(shown), document, thread, shownIn, alone, guarded, silent);
    }

    /** The same message with a file above it. */
    public OutboundMessage with(Document handed) {
        return new OutboundMessage(
                text, replies, input, visit, picture, Optional.of(handed), thread, shownIn, alone, guarded, silent);
    }

    /** The same message without its file, for where that cannot be handed over: the words for this stand above the text. */
    public OutboundMessage withoutFile() {
        RichText said = document.map(file -> RichText.plain(file.instead()).andThen(text))
                .orElse(text);
        return new OutboundMessage(
                said, replies, input, visit, picture, Optional.empty(), thread, shownIn, alone, guarded, silent);
    }

    /** The same message, opening a thread of that title. */
    public OutboundMessage opening(String title) {
        return new OutboundMessage(
                text, replies, input, visit, picture, document, Optional.of(title), shownIn, alone, guarded, silent);
    }

    /** The same message, whose prompt is shown already in the message of that name. */
    public OutboundMessage shownIn(String message) {
        return new OutboundMessage(
                text, replies, input, visit, picture, document, thread, Optional.of(message), alone, guarded, silent);
    }

    /** The same message, in the place of everything that was said before. */
    public OutboundMessage inPlaceOfAll() {
        return new OutboundMessage(
                text, replies, input, visit, picture, document, thread, shownIn, true, guarded, silent);
    }

    /** The same message, which can be neither forwarded nor saved. */
    public OutboundMessage asGuarded() {
        return new OutboundMessage(
                text, replies, input, visit, picture, document, thread, shownIn, alone, true, silent);
    }

    /** The same words, for where the prompt is not the open one any more. */
    public OutboundMessage askingNothing() {
        return new OutboundMessage(
                text, List.of(), Input.NONE, 0, picture, document, thread, Optional.empty(), alone, guarded, silent);
    }

    /** The same message, without a sound. */
    public OutboundMessage silently() {
        return new OutboundMessage(
                text, replies, input, visit, picture, document, thread, shownIn, alone, guarded, true);
    }

    /** The text, below what is to be seen on the picture or what the file is: all there is to say where neither can be shown. */
    public RichText told() {
        Optional<String> above = picture.map(Picture::description).or(() -> document.map(Document::description));
        return above.map(words -> RichText.plain(words).andThen(text)).orElse(text);
    }
}
