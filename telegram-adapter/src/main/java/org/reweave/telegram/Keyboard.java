package org.reweave.telegram;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.reweave.message.OutboundMessage.Input;
import org.reweave.message.QuickReply;
import org.reweave.message.QuickReply.Role;

/** Lays the answers out as rows of buttons: answers first, the ways out last and small. */
final class Keyboard {
    /** Telegram's limit for the buttons of one message (not in the specification; more are refused). */
    static final int MOST_BUTTONS = 100;

    private static final int SCALE_ROW = 6;
    private static final int EXIT_ROW = 3;
    /** Labels up to these lengths fit so many in a row on a narrow phone; longer ones get a row each. */
    private static final int TINY = 5;

    private static final int SHORT = 14;

    private static final String ON = "✅ ";
    private static final String OFF = "▫️ ";

    private Keyboard() {}

    /** The rows; of more answers than fit, the first are shown. */
    static List<List<Button>> rows(List<QuickReply> replies, Input input) {
        List<Button> answers = new ArrayList<>();
        List<Button> done = new ArrayList<>();
        List<Button> exits = new ArrayList<>();
        int room = room(replies);
        for (QuickReply reply : replies) {
            if (reply.role() == Role.EXIT) {
                exits.add(button(reply));
            } else if (reply.role() == Role.DONE) {
                done.add(button(reply));
            } else if (answers.size() < room) {
                answers.add(button(reply));
            }
        }
        List<List<Button>> rows = new ArrayList<>();
        inRows(answers, perRow(answers, input), rows);
        inRows(done, 1, rows);
        inRows(exits, EXIT_ROW, rows);
        return rows;
    }

    /** The labels that are ticked, where the button with that token is the one that ends the ticking, below all of them. */
    static Optional<String> ticked(List<List<Button>> rows, String token) {
        int last = -1;
        List<String> ticked = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            for (Button button : rows.get(i)) {
                if (button.label().startsWith(ON)) {
                    ticked.add(button.label().substring(ON.length()));
                }
                last = button.label().startsWith(ON) || button.label().startsWith(OFF) ? i : last;
            }
        }
        boolean ends = last >= 0
                && last + 1 < rows.size()
                && rows.get(last + 1).stream().anyMatch(button -> button.token().equals(token));
        return ends && !ticked.isEmpty() ? Optional.of(String.join(", ", ticked)) : Optional.empty();
    }

    /** The labels of answers for which there is no button; they can still be written. */
    static List<String> withoutButton(List<QuickReply> replies) {
        return replies.stream()
                .filter(Keyboard::isAnswer)
                .skip(room(replies))
                .map(QuickReply::label)
                .toList();
    }

    private static int room(List<QuickReply> replies) {
        long others = replies.stream().filter(reply -> !isAnswer(reply)).count();
        return (int) Math.max(0, MOST_BUTTONS - others);
    }

    private static boolean isAnswer(QuickReply reply) {
        return reply.role() != Role.EXIT && reply.role() != Role.DONE;
    }

    private static Button button(QuickReply reply) {
        String sign = reply.role() == Role.TICKED ? ON : reply.role() == Role.UNTICKED ? OFF : "";
        String label = PlainText.of(reply.label()).strip();
        return new Button(sign + (PlainText.visible(label) ? label : "…"), reply.token());
    }

    private static int perRow(List<Button> answers, Input input) {
        int longest = answers.stream()
                .mapToInt(answer -> answer.label().length())
                .max()
                .orElse(0);
        if (input == Input.SCALE) {
            return SCALE_ROW;
        }
        return longest <= TINY ? 4 : longest <= SHORT ? 2 : 1;
    }

    private static void inRows(List<Button> buttons, int perRow, List<List<Button>> rows) {
        for (int i = 0; i < buttons.size(); i += perRow) {
            rows.add(List.copyOf(buttons.subList(i, Math.min(buttons.size(), i + perRow))));
        }
    }
}
