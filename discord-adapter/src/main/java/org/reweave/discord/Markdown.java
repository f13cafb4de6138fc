package org.reweave.discord;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reweave.message.RichText;
import org.reweave.message.RichText.Span;

/**
 * Writes text for Discord. Whatever is in it is shown as it is: no emphasis, no mention, no hidden link can come out of
 * words; only a span that says so is bold.
 */
final class Markdown {
    /**
     * A web address that ends clearly is left as it is, for a backslash in it would break it, and nothing in it is read as
     * markup. Of any other the scheme is broken, so that it is no link and what follows can be escaped.
     */
    private static final Pattern PIECES =
            Pattern.compile("https?://[A-Za-z0-9][A-Za-z0-9._/?=&%+-]*+(?=[\\s,;:!?)\"']|$)"
                    + "|(?<scheme>https?)(?=://)"
                    + "|(?<start>(?m:^)[ ]*(?:[-+>#]|\\d{1,9}(?=[.])))"
                    + "|(?<special>[\\\\*_~`|<>\\[\\]@])");

    private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");
    private static final Pattern EDGES = Pattern.compile("(?s)^(\\s*)(.*?)(\\s*)$");

    private Markdown() {}

    /** Words as Discord shows them unchanged. */
    static String escaped(String words) {
        Matcher matcher = PIECES.matcher(clean(words));
        StringBuilder out = new StringBuilder(words.length() + 16);
        while (matcher.find()) {
            matcher.appendReplacement(out, Matcher.quoteReplacement(piece(matcher)));
        }
        return matcher.appendTail(out).toString();
    }

    /** Words that do not begin a line. */
    private static String escapedWithin(String words) {
        return escaped("x" + words).substring(1);
    }

    private static String piece(Matcher matcher) {
        String found = matcher.group();
        if (matcher.group("special") != null) {
            return "\\" + found;
        }
        if (matcher.group("start") == null) {
            return matcher.group("scheme") == null ? found : found + "\\";
        }
        char last = found.charAt(found.length() - 1);
        return Character.isDigit(last) ? found + "\\" : found.substring(0, found.length() - 1) + "\\" + last;
    }

    /** One line, bold where it is strong; blanks stay outside the stars, or they would be shown. */
    static String line(List<Span> spans) {
        StringBuilder out = new StringBuilder();
        for (Span span : merged(spans)) {
            String words = out.length() == 0 ? escaped(span.text()) : escapedWithin(span.text());
            out.append(span.strong() ? bold(words) : words);
        }
        return out.toString();
    }

    private static String bold(String words) {
        Matcher edges = EDGES.matcher(words);
        if (!edges.matches() || edges.group(2).isEmpty()) {
            return words;
        }
        return edges.group(1) + "**" + edges.group(2) + "**" + edges.group(3);
    }

    /** A text's lines, each with its own spans. */
    static List<List<Span>> lines(RichText text) {
        List<List<Span>> lines = new ArrayList<>();
        lines.add(new ArrayList<>());
        for (Span span : text.spans()) {
            String[] parts = span.text().split("\\R", -1);
            for (int i = 0; i < parts.length; i++) {
                if (i > 0) {
                    lines.add(new ArrayList<>());
                }
                if (!parts[i].isEmpty()) {
                    lines.get(lines.size() - 1).add(new Span(parts[i], span.strong()));
                }
            }
        }
        return lines;
    }

    private static List<Span> merged(List<Span> spans) {
        List<Span> merged = new ArrayList<>();
        for (Span span : spans) {
            int last = merged.size() - 1;
            if (last >= 0 && merged.get(last).strong() == span.strong()) {
                merged.set(last, new Span(merged.get(last).text() + span.text(), span.strong()));
            } else {
                merged.add(span);
            }
        }
        return merged;
    }

    private static String clean(String words) {
        String whole = CONTROLS.matcher(words).replaceAll("");
        StringBuilder out = null;
        for (int i = 0; i < whole.length(); i++) {
            if (lonely(whole, i)) {
                out = out == null ? new StringBuilder(whole) : out;
                out.setCharAt(i, '\uFFFD');
            }
        }
        return out == null ? whole : out.toString();
    }

    private static boolean lonely(String text, int at) {
        char c = text.charAt(at);
        if (Character.isHighSurrogate(c)) {
            return at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1));
        }
        return Character.isLowSurrogate(c) && (at == 0 || !Character.isHighSurrogate(text.charAt(at - 1)));
    }
}
