package org.reweave.journey;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reweave.message.RichText;
import org.reweave.message.RichText.Span;

/**
 * A text as an author wrote it: {@code *emphasis*}, and {@code {placeholders}} that are filled when it is said.
 *
 * <p>A sentence with a placeholder nobody can fill is left out as a whole. What is filled in is never read as emphasis.
 */
public final class Template {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([a-z][a-z0-9.-]*)}");
    private static final Pattern SENTENCE =
            Pattern.compile("(?:\\{[^}\\n]*}|[^.?!\\n])*?(?:[.?!]+[\"')\\u201d\\u2019]*[ ]*|\\n+|$)");

    private static final String SENTENCE_END = ".?!";

    /** A sentence, and the names of the placeholders in it. */
    private record Sentence(String text, Set<String> names) {}

    private final String source;
    private final List<Sentence> sentences;
    private final Optional<RichText> fixed;

    private Template(String source) {
        this.source = source;
        this.sentences = PLACEHOLDER.matcher(source).find() ? split(source) : List.of();
        this.fixed = sentences.isEmpty() ? Optional.of(emphasise(source, name -> Optional.empty())) : Optional.empty();
    }

    /** Reads a text; any text is valid, and white space around it is dropped. */
    public static Template parse(String source) {
        return new Template(source.strip());
    }

    /** The text as it was written. */
    public String source() {
        return source;
    }

    /** The names of the placeholders in it. */
    public Set<String> placeholders() {
        return placeholders(source);
    }

    private static Set<String> placeholders(String text) {
        Set<String> names = new TreeSet<>();
        Matcher matcher = PLACEHOLDER.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
        }
        return names;
    }

    /** The text with every placeholder filled; sentences with one that stays empty are left out. */
    public RichText fill(Function<String, Optional<String>> words) {
        if (fixed.isPresent()) {
            return fixed.get();
        }
        StringBuilder kept = new StringBuilder(source.length());
        for (Sentence sentence : sentences) {
            if (fillable(sentence, words)) {
                kept.append(sentence.text());
            } else if (sentence.text().endsWith("\n") && !kept.isEmpty()) {
                kept.append('\n');
            }
        }
        return emphasise(kept.toString().strip(), words);
    }

    private static boolean fillable(Sentence sentence, Function<String, Optional<String>> words) {
        for (String name : sentence.names()) {
            if (words.apply(name).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private static List<Sentence> split(String source) {
        List<Sentence> sentences = new ArrayList<>();
        Matcher matcher = SENTENCE.matcher(source);
        while (matcher.find() && !matcher.group().isEmpty()) {
            sentences.add(new Sentence(matcher.group(), placeholders(matcher.group())));
        }
        return sentences;
    }

    private static RichText emphasise(String text, Function<String, Optional<String>> words) {
        List<Span> spans = new ArrayList<>();
        boolean strong = false;
        int from = 0;
        for (int at = text.indexOf('*'); at >= 0; at = text.indexOf('*', from)) {
            add(spans, text.substring(from, at), strong, words);
            strong = !strong;
            from = at + 1;
        }
        add(spans, text.substring(from), strong, words);
        return new RichText(spans);
    }

    private static void add(List<Span> spans, String part, boolean strong, Function<String, Optional<String>> words) {
        if (part.isEmpty()) {
            return;
        }
        if (part.indexOf('{') < 0) {
            spans.add(new Span(part, strong));
            return;
        }
        Matcher matcher = PLACEHOLDER.matcher(part);
        String filled = matcher.replaceAll(found -> {
            String word = words.apply(found.group(1)).orElse("");
            boolean opens = opensSentence(part, found.start());
            return Matcher.quoteReplacement(opens ? capitalised(word) : word);
        });
        spans.add(new Span(filled, strong));
    }

    private static boolean opensSentence(String part, int at) {
        String before = part.substring(0, at).stripTrailing();
        return before.isEmpty()
                ? at == 0 || part.charAt(0) == '\n'
                : SENTENCE_END.indexOf(before.charAt(before.length() - 1)) >= 0;
    }

    private static String capitalised(String word) {
        return word.isEmpty() ? word : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Template that && that.source.equals(source);
    }

    @Override
    public int hashCode() {
        return source.hashCode();
    }

    @Override
    public String toString() {
        return source;
    }
}
