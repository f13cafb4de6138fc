package org.reweave.safety;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns the expressions of a rule file into patterns.
 *
 * <p>An expression is a regular expression over words with single spaces, and may name groups of words: {@code {want}} is
 * one of them, {@code {want?}} one or none, {@code {adv*}} up to four. {@code ...} stands for up to four words of any
 * kind, {@code ..} for up to two. Whole words only.
 */
final class Expressions {
    private static final Pattern GROUP = Pattern.compile("\\{([a-z][a-z-]*)([?*]?)}");
    private static final int DEEPEST = 6;

    private final Map<String, String> groups = new HashMap<>();

    /**
     * Takes the groups of words by name; a group may name others.
     *
     * @throws IllegalArgumentException naming a group that is not there or names itself
     */
    Expressions(Map<String, String> groups) {
        this.groups.putAll(groups);
        groups.keySet().forEach(name -> expand("{" + name + "}", 0));
    }

    /** One pattern for all the expressions; throws {@link IllegalArgumentException} where one cannot be read. */
    Pattern any(List<String> expressions) {
        return pattern(String.join("|", each(expressions)));
    }

    /** The expressions with their groups and gaps spelled out, for {@link #pattern}. */
    List<String> each(List<String> expressions) {
        // Bounded, because an endless repetition of a group needs a stack as deep as the text is long.
        return expressions.stream()
                .map(expression -> expand(expression, 0).replace(")*", "){0,8}"))
                .toList();
    }

    /** The pattern of what {@link #each} gave, or of several parted by bars; whole words only. */
    static Pattern pattern(String expanded) {
        return Pattern.compile("(?<![^ ])(?:" + expanded + ")(?![^ ])");
    }

    private String expand(String expression, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("the group of words names itself: " + expression);
        }
        String gaps = expression.replace("...", "(?:\\w+ ){0,4}").replace("..", "(?:\\w+ ){0,2}");
        return GROUP.matcher(gaps)
                .replaceAll(found -> Matcher.quoteReplacement(group(found.group(1), found.group(2), depth)));
    }

    private String group(String name, String times, int depth) {
        String words = groups.get(name);
        if (words == null) {
            throw new IllegalArgumentException("there is no group of words " + name);
        }
        String inner = "(?:" + expand(words, depth + 1) + ")";
        return switch (times) {
            case "?" -> "(?:" + inner + " )?";
            case "*" -> "(?:" + inner + " ){0,4}";
            default -> inner;
        };
    }
}
