package org.reweave.group;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.reweave.message.FoldedText;
import org.reweave.message.QuickReply;
import org.reweave.message.TypedLabel;

/**
 * Ways to write an answer that no button reads: "on Tuesdays", "at 19 o'clock", "evening", "all", "reason and talk", "every
 * week", "for a month". The words are in the file of texts.
 */
final class TypedLoosely {
    private static final Pattern BARE = Pattern.compile("\\d{1,2}");
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
        String bare = FoldedText.words(bare(words));
        for (String behind : list(GroupPhrase.TYPED_BEHIND)) {
            bare = bare.replaceFirst("(?<=\\d) ?" + Pattern.quote(behind) + "$", "");
        }
        if (BARE.matcher(bare).matches()) {
            int hour = Integer.parseInt(bare);
            return offered.contains(hour)
                    ? Optional.of(hour)
                    : Optional.of(hour + HALF_A_DAY).filter(later -> hour < HALF_A_DAY && offered.contains(later));
        }
        return numbered(GroupPhrase.TYPED_HOURS, bare).filter(offered::contains);
    }

    /** For how many weeks to rest. */
    Optional<Integer> weeks(String words) {
        return numbered(GroupPhrase.TYPED_RESTS, FoldedText.words(bare(words)));
    }

    /** Whether rounds come by themselves, or only by hand. */
    Optional<Boolean> byThemselves(String words) {
        return is(GroupPhrase.TYPED_WEEKLY, words)
                ? Optional.of(true)
                : Optional.of(false).filter(no -> is(GroupPhrase.TYPED_BY_HAND, words));
    }

    /** Whether they mean all there is. */
    boolean all(String words) {
        return is(GroupPhrase.TYPED_ALL, words);
    }

    /** Whether they mean the day after this one. */
    boolean tomorrow(String words) {
        return is(GroupPhrase.TYPED_TOMORROW, words);
    }

    /** Which of these are named one after the other, from 1, or one by itself with words before it; none where it is not clear. */
    List<Integer> several(String words, List<QuickReply> offered) {
        TreeSet<Integer> named = new TreeSet<>();
        String rest = words;
        for (String between : language.label(GroupPhrase.TYPED_BETWEEN).split(" ")) {
            String word = between.matches("\\p{L}+") ? "\\b" + between + "\\b" : Pattern.quote(between);
            rest = rest.replaceAll("(?i)" + word, "\n");
        }
        for (String one : rest.split("\\s*\\n\\s*")) {
            Optional<QuickReply> meant = TypedLabel.meant(offered, bare(one));
            if (meant.isEmpty() && !one.isBlank()) {
                return List.of();
            }
            meant.ifPresent(reply -> named.add(offered.indexOf(reply) + 1));
        }
        boolean taken = named.size() > 1 || !bare(words).equals(words.strip());
        return taken ? List.copyOf(named) : List.of();
    }

    private boolean is(GroupPhrase any, String words) {
        return list(any).contains(FoldedText.words(words));
    }

    /** The number that stands behind these words in a list of such. */
    private Optional<Integer> numbered(GroupPhrase list, String words) {
        return list(list).stream()
                .filter(one -> one.substring(0, one.lastIndexOf(' ')).equals(words))
                .map(one -> Integer.parseInt(one.substring(one.lastIndexOf(' ') + 1)))
                .findFirst();
    }

    private List<String> list(GroupPhrase phrase) {
        return List.of(language.label(phrase).split(", "));
    }
}
