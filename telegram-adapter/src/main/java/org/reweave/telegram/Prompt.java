package org.reweave.telegram;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reweave.message.OutboundMessage;
import org.reweave.message.QuickReply;

/**
 * The last message with buttons a chat was shown.
 *
 * @param messageId its name in that chat
 * @param visit the visit it belongs to, or {@link #UNKNOWN} where only Telegram's copy of it is known
 * @param piece its text
 * @param keyboard its buttons
 * @param lowest whether nothing was written below it since
 * @param pressed the label that was pressed last, or those that were ticked then, if any
 */
record Prompt(
        int messageId,
        int visit,
        Piece piece,
        List<List<Button>> keyboard,
        boolean lowest,
        @Nullable String pressed) {
    static final int UNKNOWN = -1;

    Prompt {
        keyboard = List.copyOf(keyboard);
    }

    /** The prompt a message shows again, as far as it is known where the process that showed it is gone. */
    static Optional<Prompt> pressedBefore(OutboundMessage message) {
        return message.shownIn()
                .map(id -> new Prompt(
                        Integer.parseInt(id), message.visit(), new Piece("", List.of()), List.of(), true, null));
    }

    /** Whether the message shows the same prompt again. A token is never used by two prompts. */
    boolean isShownAgainBy(OutboundMessage message) {
        if (message.visit() == 0 && !ticks(message)) {
            return false;
        }
        if (visit > 0) {
            return visit == message.visit();
        }
        return message.replies().stream().map(QuickReply::token).anyMatch(this::has);
    }

    /** What belongs to no visit is shown again only to show what is ticked now. */
    private static boolean ticks(OutboundMessage message) {
        return message.replies().stream()
                .map(QuickReply::role)
                .anyMatch(role -> role == QuickReply.Role.TICKED || role == QuickReply.Role.UNTICKED);
    }

    private boolean has(String token) {
        return keyboard.stream()
                .flatMap(List::stream)
                .anyMatch(button -> button.token().equals(token));
    }

    Optional<String> label(String token) {
        return keyboard.stream()
                .flatMap(List::stream)
                .filter(button -> button.token().equals(token))
                .map(Button::label)
                .findFirst();
    }

    Prompt notLowest() {
        return new Prompt(messageId, visit, piece, keyboard, false, pressed);
    }

    Prompt pressed(String token) {
        String answer = Keyboard.ticked(keyboard, token).or(() -> label(token)).orElse(null);
        return new Prompt(messageId, visit, piece, keyboard, lowest, answer);
    }

    /** Its text once it is over: with the answer below it, where one was pressed. */
    Piece over() {
        return pressed == null ? piece : piece.answered(pressed);
    }
}
