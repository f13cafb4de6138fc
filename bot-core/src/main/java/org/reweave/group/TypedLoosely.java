package org.reweave.group;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reweave.message.FoldedText;

/** Ways to write a day, an hour or all of something that no button reads: "on Tuesdays", "at 7", "evening", "all". */
final class TypedLoosely {
    private static final Pattern BARE = Pattern.compile("\\d{1,2}");
    private static final Pattern NAMED = Pattern.compile("(\\p{L}+) (\\d{1,2})");
    private static final int HALF_A_DAY = 12;

    private final GroupLanguage language;

    TypedLoosely(GroupLanguage language) {
        this.language = language;
    }

    /** The words without what people put before a day or an hour, and a day of the week without its plural. */
    String bare(String words) {
        String rest = words.strip();
        for (String around : language.label(GroupPhrase.TYPED_AROUND).split(" ")) {
            rest = rest.replaceFirst("(?i)^" + Pattern.quote(around) + "\\s+", "");
        }
        return rest;
    }

    /** One without the letter that makes many of it. */
    static String single(String word) {
        return word.replaceFirst("(?<=\\p{L}{3})s$", "");
    }

    /** The hour that is meant of these (by a clock of 24 hours): a bare number is the hour, in the morning where both are there. */
    Optional<Integer> hour(String words, List<Integer> offered) {
        String bare = bare(words);
        if (BARE.matcher(bare).matches()) {
            int hour = Integer.parseInt(bare);
            return offered.contains(hour)
                    ? Optional.of(hour)
                    : Optional.of(hour + HALF_A_DAY).filter(later -> hour < HALF_A_DAY && offered.contains(later));
        }
        Matcher named = NAMED.matcher(language.label(GroupPhrase.TYPED_HOURS));
        while (named.find()) {
            if (named.group(1).equals(FoldedText.words(bare))) {
                return Optional.of(Integer.parseInt(named.group(2))).filter(offered::contains);
            }
        }
        return Optional.empty();
    }

    /** Whether they mean all there is. */
    boolean all(String words) {
        return List.of(language.label(GroupPhrase.TYPED_ALL).split(", ")).contains(FoldedText.words(words));
    }

    /** Whether they mean the day after this one. */
    boolean tomorrow(String words) {
        return FoldedText.words(words).equals(language.label(GroupPhrase.TYPED_TOMORROW));
    }
}
