package org.reweave.message;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Text with light emphasis, as values rather than markup, so that nothing a person wrote can ever become formatting.
 *
 * @param spans the parts in order; a line feed is a line break, two are a paragraph
 */
public record RichText(List<Span> spans) {

    /** A run of text that is emphasised as a whole or not at all. */
    public record Span(String text, boolean strong) {}

    public RichText {
        spans = List.copyOf(spans);
    }

    /** Plain text; nothing in it is interpreted. */
    public static RichText plain(String text) {
        return new RichText(List.of(new Span(text, false)));
    }

    /** The words alone, without emphasis. */
    public String words() {
        return spans.size() == 1
                ? spans.get(0).text()
                : spans.stream().map(Span::text).collect(Collectors.joining());
    }

    /** The number of UTF-16 units, which is what both platforms count. */
    public int length() {
        int sum = 0;
        for (Span span : spans) {
            sum += span.text().length();
        }
        return sum;
    }

    /** This text, a paragraph break, and the other text; an empty side adds nothing. */
    public RichText andThen(RichText other) {
        if (length() == 0) {
            return other;
        }
        if (other.length() == 0) {
            return this;
        }
        List<Span> all = new ArrayList<>(spans.size() + other.spans.size() + 1);
        all.addAll(spans);
        all.add(new Span("\n\n", false));
        all.addAll(other.spans);
        return new RichText(all);
    }

    @Override
    public String toString() {
        return "RichText[" + length() + " characters]";
    }
}
