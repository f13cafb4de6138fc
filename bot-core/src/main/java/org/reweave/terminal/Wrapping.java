package org.reweave.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/** Breaks text into lines of a readable width, between words, keeping its own line breaks and emphasis. */
final class Wrapping {
    /** What opens an entry of a list; the lines after it hang under its words. */
    private static final Pattern BULLET = Pattern.compile("^\\s*(?:[-*\\u2022]|\\d{1,2}[.)])\\s+");

    private final int width;
    private final List<AttributedString> lines = new ArrayList<>();
    private String indent = "";
    private AttributedStringBuilder line = new AttributedStringBuilder();
    private boolean empty = true;

    private Wrapping(int width) {
        this.width = width;
    }

    /** The text in lines of at most that many columns; entries of a list hang. */
    static List<AttributedString> paragraphs(AttributedString text, int width) {
        List<AttributedString> all = new ArrayList<>();
        for (AttributedString paragraph : split(text, '\n')) {
            Matcher bullet = BULLET.matcher(paragraph);
            all.addAll(bullet.find() ? hanging("", bullet.end(), paragraph, width) : hanging("", 0, paragraph, width));
        }
        return all;
    }

    /** One paragraph behind a lead such as a number; later lines begin under its words. */
    static List<AttributedString> hanging(String lead, AttributedString text, int width) {
        return hanging(lead, lead.length(), text, width);
    }

    private static List<AttributedString> hanging(String lead, int hang, AttributedString text, int width) {
        Wrapping wrapping = new Wrapping(width);
        wrapping.line.append(lead);
        wrapping.indent = " ".repeat(Math.min(hang, width / 2));
        split(text, ' ').forEach(wrapping::word);
        wrapping.flush();
        return wrapping.lines;
    }

    private void word(AttributedString word) {
        int gap = empty ? 0 : 1;
        if (!empty && line.columnLength() + gap + word.columnLength() > width) {
            flush();
            gap = 0;
        }
        AttributedString rest = word;
        while (line.columnLength() + gap + rest.columnLength() > width) {
            int room = Math.max(2, width - line.columnLength());
            AttributedString part = rest.columnSubSequence(0, room);
            line.append(part);
            rest = rest.subSequence(part.length(), rest.length());
            flush();
        }
        line.append(" ".repeat(gap), rest.length() == 0 ? AttributedStyle.DEFAULT : rest.styleAt(0))
                .append(rest);
        empty = false;
    }

    private void flush() {
        lines.add(line.toAttributedString());
        line = new AttributedStringBuilder();
        line.append(indent);
        empty = true;
    }

    private static List<AttributedString> split(AttributedString text, char at) {
        List<AttributedString> parts = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == at) {
                parts.add(text.subSequence(from, i));
                from = i + 1;
            }
        }
        return parts;
    }
}
