package org.reweave.safety;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.reweave.safety.Finding.Manner;

/**
 * Looks for words that may mean danger, before anything else reads them.
 *
 * <p>Deterministic: the same text always leads to the same findings. The rules are files; a text is brought into one
 * spelling, turns of phrase that mean no danger are taken out, and what is left is compared. Only topic, level and manner
 * leave this class, never the words.
 */
public final class SafetyScreen {
    /** What lies between the beginning and the end of a very long text is not read. */
    private static final int HALF = 4_000;

    private final Spelling spelling;
    private final List<Rewriting> rewrites;
    private final Pattern idioms;
    private final Guards guards;
    private final List<Watch> watches;
    private final List<Raising> raises;

    private record Rewriting(Pattern pattern, String plainly) {}

    private record Watch(RuleFile.Rule rule, Pattern pattern, boolean deniable) {}

    private record Raising(Pattern pattern, List<Topic> topics, Level from, Level to) {}

    private static Stream<Watch> watches(RuleFile.Rule rule, Expressions expressions) {
        Watch plain = new Watch(rule, expressions.any(rule.says()), rule.denied() != null);
        return rule.saysNot() == null
                ? Stream.of(plain)
                : Stream.of(plain, new Watch(rule, expressions.any(rule.saysNot()), false));
    }

    private SafetyScreen(RuleFile file) {
        Expressions expressions = new Expressions(file.groups());
        spelling = new Spelling(file.spelling(), file.signs(), Set.copyOf(file.watched()));
        rewrites = file.rewrites().stream()
                .map(rewrite -> new Rewriting(expressions.any(rewrite.says()), rewrite.plainly()))
                .toList();
        idioms = expressions.any(
                file.idioms().stream().flatMap(idiom -> idiom.says().stream()).toList());
        guards = new Guards(file.guards(), expressions);
        watches = file.rules().stream()
                .flatMap(rule -> watches(rule, expressions))
                .toList();
        raises = file.raises().stream()
                .map(raise -> new Raising(
                        expressions.any(raise.says()),
                        raise.topics().stream().map(Names::topic).toList(),
                        Names.level(raise.from()),
                        Names.level(raise.to())))
                .toList();
    }

    /**
     * Reads the rule files of a language; the streams are not closed.
     *
     * @throws IOException where a file cannot be read; names line and key
     * @throws IllegalArgumentException where an expression cannot be understood; names it
     */
    public static SafetyScreen read(List<InputStream> files) throws IOException {
        return of(RuleFile.read(files));
    }

    static SafetyScreen of(RuleFile file) {
        return new SafetyScreen(file);
    }

    /** Everything a text says that may mean danger; of a text of any length only its beginning and its end are read. */
    public Findings look(String text) {
        if (wordless(text)) {
            return Findings.of(List.of());
        }
        String words = prepared(text);
        List<Finding> found = new ArrayList<>();
        for (Watch watch : watches) {
            Matcher matcher = watch.pattern().matcher(words);
            while (matcher.find()) {
                found.add(judged(watch, words, matcher.start(), matcher.end()));
            }
        }
        return Findings.of(found.stream().map(finding -> raised(finding, words)).toList());
    }

    /** Whether a text is figures, spaces and plain marks alone, such as the number of an answer; that says nothing of danger. */
    public static boolean wordless(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character >= 0x80 || Character.isLetter(character)) {
                return false;
            }
        }
        return true;
    }

    /** The rules that are met by a text, whatever becomes of them. */
    List<String> met(String text) {
        String words = prepared(text);
        return watches.stream()
                .filter(watch -> watch.pattern().matcher(words).find())
                .map(watch -> watch.rule().id())
                .distinct()
                .toList();
    }

    /** The text as the rules see it. */
    String prepared(String text) {
        String whole = text.length() <= 2 * HALF
                ? text
                : text.substring(0, HALF) + " . " + text.substring(text.length() - HALF);
        String words = spelling.of(whole);
        for (Rewriting rewrite : rewrites) {
            words = rewrite.pattern().matcher(words).replaceAll(rewrite.plainly());
        }
        return idioms.matcher(words).replaceAll("~");
    }

    private Finding judged(Watch watch, String words, int start, int end) {
        RuleFile.Rule rule = watch.rule();
        Level level = rule.seriousness();
        boolean always = Boolean.TRUE.equals(rule.always());
        if (!always && guards.story(words, start, end)) {
            return new Finding(rule.about(), Level.NONE, Manner.PAST);
        }
        if (watch.deniable() && guards.denied(words, start, end)) {
            level = Names.level(java.util.Objects.requireNonNull(rule.denied()));
        }
        if ("is".equals(rule.another()) || ("may".equals(rule.another()) && guards.another(words, start))) {
            return new Finding(rule.about(), least(level, Level.SOFT), Manner.OF_ANOTHER);
        }
        if (!always && guards.over(words, start, end)) {
            return over(rule.about(), level);
        }
        return new Finding(rule.about(), level, Manner.DIRECT);
    }

    /** What a person says of their own life long ago gets a note; what somebody did to them is still asked about. */
    private static Finding over(Topic topic, Level level) {
        return topic == Topic.SELF_HARM
                ? new Finding(topic, Level.NONE, Manner.PAST)
                : new Finding(topic, least(level, Level.SOFT), Manner.DIRECT);
    }

    private static Level least(Level one, Level other) {
        return one.atLeast(other) ? other : one;
    }

    private Finding raised(Finding finding, String words) {
        Finding result = finding;
        for (Raising raise : raises) {
            if (finding.manner() == Manner.DIRECT
                    && raise.topics().contains(finding.topic())
                    && finding.level().atLeast(raise.from())
                    && raise.pattern().matcher(words).find()) {
                result = result.raised(raise.to());
            }
        }
        return result;
    }
}
