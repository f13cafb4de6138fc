package org.reweave.terminal;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;
import org.reweave.message.OutboundMessage;
import org.reweave.message.OutboundMessage.Input;
import org.reweave.message.QuickReply;
import org.reweave.message.QuickReply.Role;
import org.reweave.message.RichText;

/** Lays a message out as lines of text: what is said, the answers with their numbers, the ways out as one dim line. */
final class TerminalRenderer {
    /** Lines longer than this are hard to read, however wide the window is. */
    static final int WIDEST = 78;

    private static final int NARROWEST = 20;
    /** From this many answers on, short ones stand side by side. */
    private static final int MANY = 12;

    private static final AttributedStyle DIM = AttributedStyle.DEFAULT.faint();

    private final TerminalTexts texts;

    TerminalRenderer(TerminalTexts texts) {
        this.texts = texts;
    }

    /** The message in lines, for a window of so many columns; 0 means the width is not known. */
    List<AttributedString> render(OutboundMessage message, int columns) {
        int width = width(columns);
        List<AttributedString> lines = new ArrayList<>(Wrapping.paragraphs(styled(message.told()), width));
        List<QuickReply> answers = message.replies().stream()
                .filter(reply -> reply.role() != Role.EXIT && reply.role() != Role.DONE)
                .toList();
        section(lines, message.input() == Input.SCALE ? scale(answers, width) : answers(answers, width));
        section(lines, done(message, width));
        section(lines, exits(message, width));
        return lines;
    }

    /** A line the terminal itself says, dim. */
    List<AttributedString> aside(String text, int columns) {
        return Wrapping.paragraphs(new AttributedString(text, DIM), width(columns));
    }

    private static int width(int columns) {
        return columns <= 0 ? WIDEST : Math.max(NARROWEST, Math.min(columns, WIDEST));
    }

    private static void section(List<AttributedString> lines, List<AttributedString> more) {
        if (!more.isEmpty()) {
            lines.add(AttributedString.EMPTY);
            lines.addAll(more);
        }
    }

    private static AttributedString styled(RichText text) {
        AttributedStringBuilder all = new AttributedStringBuilder();
        text.spans()
                .forEach(span -> all.append(
                        Printable.text(span.text()), span.strong() ? AttributedStyle.BOLD : AttributedStyle.DEFAULT));
        return all.toAttributedString();
    }

    private static List<AttributedString> answers(List<QuickReply> answers, int width) {
        int digits = String.valueOf(answers.size()).length();
        List<AttributedString> rows = new ArrayList<>();
        int widest = 0;
        for (int i = 0; i < answers.size(); i++) {
            QuickReply answer = answers.get(i);
            String lead = "  " + " ".repeat(digits - String.valueOf(i + 1).length()) + (i + 1) + tick(answer.role());
            AttributedString label = new AttributedString(Printable.line(answer.label()));
            List<AttributedString> row = Wrapping.hanging(lead, label, width);
            widest = Math.max(widest, row.size() > 1 ? width : row.get(0).columnLength());
            rows.addAll(row);
        }
        return answers.size() >= MANY && widest * 2 <= width ? sideBySide(rows, widest, width) : rows;
    }

    private static String tick(Role role) {
        return switch (role) {
            case TICKED -> " [x] ";
            case UNTICKED -> " [ ] ";
            default -> "  ";
        };
    }

    /** Short rows in columns, read from top to bottom. */
    private static List<AttributedString> sideBySide(List<AttributedString> rows, int widest, int width) {
        int across = width / widest;
        int down = (rows.size() + across - 1) / across;
        List<AttributedString> lines = new ArrayList<>();
        for (int i = 0; i < down; i++) {
            AttributedStringBuilder line = new AttributedStringBuilder();
            for (int row = i; row < rows.size(); row += down) {
                line.append(" ".repeat((row - i) / down * widest - line.columnLength()))
                        .append(rows.get(row));
            }
            lines.add(line.toAttributedString());
        }
        return lines;
    }

    private List<AttributedString> scale(List<QuickReply> answers, int width) {
        if (answers.size() < 2) {
            return answers(answers, width);
        }
        String low = Printable.line(answers.get(0).label());
        String high = Printable.line(answers.get(answers.size() - 1).label());
        return Wrapping.hanging("  ", new AttributedString(low + " " + texts.scaleBetween() + " " + high), width);
    }

    private static List<AttributedString> done(OutboundMessage message, int width) {
        List<AttributedString> lines = new ArrayList<>();
        message.replies().stream()
                .filter(reply -> reply.role() == Role.DONE)
                .forEach(reply -> lines.addAll(
                        Wrapping.hanging("  ", new AttributedString(Printable.line(reply.label())), width)));
        return lines;
    }

    private static List<AttributedString> exits(OutboundMessage message, int width) {
        List<AttributedString> lines = new ArrayList<>();
        AttributedStringBuilder line = new AttributedStringBuilder();
        for (QuickReply reply : message.replies()) {
            if (reply.role() != Role.EXIT) {
                continue;
            }
            AttributedString word = new AttributedString(Printable.line(reply.label()), DIM);
            if (line.length() > 0 && line.columnLength() + 3 + word.columnLength() > width) {
                lines.add(line.toAttributedString());
                line = new AttributedStringBuilder();
            }
            line.append(line.length() == 0 ? "" : " \u00b7 ", DIM).append(word);
        }
        if (line.length() > 0) {
            lines.add(line.toAttributedString());
        }
        return lines;
    }
}
