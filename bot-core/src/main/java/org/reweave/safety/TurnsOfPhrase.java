package org.reweave.safety;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Puts turns of phrase plainly and takes out those that mean no danger, so that a true cry beside them is still heard.
 *
 * <p>What is taken out leaves a {@code ~}.
 */
final class TurnsOfPhrase {
    private static final String NOTHING = "~";

    private final List<Pattern> patterns = new ArrayList<>();
    private final List<String> instead = new ArrayList<>();
    private final FirstLook first;

    /** Takes rewrites, which are put first and in their order, and idioms. */
    TurnsOfPhrase(List<RuleFile.Rewrite> rewrites, List<RuleFile.Idiom> idioms, Expressions expressions) {
        List<String> all = new ArrayList<>();
        rewrites.forEach(rewrite ->
                all.add(one(String.join("|", expressions.each(rewrite.says())), rewrite.plainly())));
        for (RuleFile.Idiom idiom : idioms) {
            expressions.each(idiom.says()).forEach(expanded -> all.add(one(expanded, NOTHING)));
        }
        first = new FirstLook(all);
    }

    private String one(String expanded, String plainly) {
        patterns.add(Expressions.pattern(expanded));
        instead.add(plainly);
        return expanded;
    }

    /** The text, in its one spelling, with its turns of phrase put plainly. */
    String plainly(String text) {
        String words = text;
        BitSet may = first.candidates(words);
        for (int i = may.nextSetBit(0); i >= 0; i = may.nextSetBit(i + 1)) {
            String then = patterns.get(i).matcher(words).replaceAll(instead.get(i));
            if (!then.equals(words)) {
                words = then;
                may = first.candidates(words);
            }
        }
        return words;
    }
}
