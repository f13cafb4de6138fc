package org.reweave.discord;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reweave.message.RichText;
import org.reweave.message.RichText.Span;

/** Cuts a text into messages short enough for Discord: between paragraphs, else between lines, else between words. */
final class Pages {
    /** Discord's limit (create message, content). */
    static final int LONGEST = 2_000;

    private static final Pattern WORD = Pattern.compile("\\s*\\S+|\\s+");

    private final int limit;
    private final List<String> pages = new ArrayList<>();
    private final StringBuilder page = new StringBuilder();

    private Pages(int limit) {
        this.limit = limit;
    }

    /** The pages of a text, none of them blank; no page at all for a blank text. */
    static List<String> of(RichText text) {
        return of(text, LONGEST);
    }

    static List<String> of(RichText text, int limit) {
        Pages pages = new Pages(limit);
        List<String> paragraph = new ArrayList<>();
        for (List<Span> line : Markdown.lines(text)) {
            boolean blank = line.stream().allMatch(span -> span.text().isBlank());
            if (blank) {
                pages.add(paragraph);
                paragraph.clear();
            } else {
                paragraph.addAll(pages.pieces(line));
            }
        }
        pages.add(paragraph);
        pages.turn();
        return List.copyOf(pages.pages);
    }

    private void add(List<String> paragraph) {
        if (paragraph.isEmpty()) {
            return;
        }
        String whole = String.join("\n", paragraph);
        if (fits("\n\n", whole)) {
            append("\n\n", whole);
            return;
        }
        turn();
        if (fits("\n\n", whole)) {
            append("\n\n", whole);
            return;
        }
        for (String line : paragraph) {
            if (!fits("\n", line)) {
                turn();
            }
            append("\n", line);
        }
    }

    private boolean fits(String glue, String words) {
        return (page.length() == 0 ? 0 : page.length() + glue.length()) + words.length() <= limit;
    }

    private void append(String glue, String words) {
        page.append(page.length() == 0 ? "" : glue).append(words);
    }

    private void turn() {
        String done = page.toString().strip();
        if (!done.isEmpty()) {
            pages.add(done);
        }
        page.setLength(0);
    }

    /** A line as written; several pieces only where it is longer than a whole page. */
    private List<String> pieces(List<Span> line) {
        String whole = Markdown.line(line).stripTrailing();
        if (whole.length() <= limit) {
            return List.of(whole);
        }
        List<String> pieces = new ArrayList<>();
        List<Span> taken = new ArrayList<>();
        int length = 0;
        for (Span word : words(line)) {
            int more = Markdown.escaped(word.text()).length() + (word.strong() ? 4 : 0) + 1;
            if (length + more > limit) {
                pieces.add(Markdown.line(taken).strip());
                taken.clear();
                length = 0;
            }
            taken.add(word);
            length += more;
        }
        pieces.add(Markdown.line(taken).strip());
        return pieces;
    }

    private List<Span> words(List<Span> line) {
        List<Span> words = new ArrayList<>();
        for (Span span : line) {
            Matcher matcher = WORD.matcher(span.text());
            while (matcher.find()) {
                for (String part : parts(matcher.group())) {
                    words.add(new Span(part, span.strong()));
                }
            }
        }
        return words;
    }

    /** A word that is too long by itself is cut between what people see as letters. */
    private List<String> parts(String word) {
        int most = limit / 2 - 8;
        if (word.length() <= most) {
            return List.of(word);
        }
        List<String> parts = new ArrayList<>();
        BreakIterator letters = BreakIterator.getCharacterInstance(Locale.ROOT);
        letters.setText(word);
        int from = 0;
        int last = 0;
        for (int at = letters.next(); at != BreakIterator.DONE; at = letters.next()) {
            if (at - from > most && last > from) {
                parts.add(word.substring(from, last));
                from = last;
            }
            last = at;
        }
        parts.add(word.substring(from));
        return parts;
    }
}
