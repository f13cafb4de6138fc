package org.reweave.safety;

import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.reweave.message.FoldedText;

/**
 * Looks for words that say outright that somebody's life or body is in danger, before anything else reads them.
 *
 * <p>Deterministic: the patterns are data, compared with folded text. Only whether something was found leaves this
 * class, never the words.
 */
public final class SafetyScreen {
    /** What lies beyond is not read: no message of that length is a cry for help alone. */
    private static final int LONGEST = 20_000;

    private final List<Pattern> patterns;

    /** Throws {@link java.util.regex.PatternSyntaxException} where a pattern cannot be read. */
    public SafetyScreen(Collection<String> patterns) {
        this.patterns = patterns.stream().map(Pattern::compile).toList();
    }

    /** Whether the text says that somebody is in danger. */
    public boolean danger(String text) {
        String words = FoldedText.words(text.substring(0, Math.min(text.length(), LONGEST)));
        return patterns.stream().anyMatch(pattern -> pattern.matcher(words).find());
    }
}
