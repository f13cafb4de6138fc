package org.reweave.engine;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.reweave.message.FoldedText;

/**
 * Tells a wish for check-ins that says days and an hour, as "daily at 9 am" does, from what may as well tell how often something
 * happens, as "every evening" and "1 day every week" do.
 */
final class WholeWishes {
    private static final Pattern HOUR = Pattern.compile("\\d{1,2}(?:[:.h]\\d\\d(?:am|pm)?|am|pm)|[01]\\d[0-5]\\d");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,2}");
    private static final int LONGEST_PHRASE = 6;
    /** A wish with more words in it that tell no time is none. */
    private static final int MOST_STRANGE = 2;

    private static final List<String> OF_TIME = List.of(
            "filler",
            "rhythm-filler",
            "joiners",
            "until",
            "to",
            "except",
            "every",
            "am",
            "pm",
            "hour-half",
            "half",
            "courtesy");

    private final Turn turn;

    WholeWishes(Turn turn) {
        this.turn = turn;
    }

    boolean whole(String text) {
        Optional<String> asked = turn.language.vocabulary().after("check-in-lead", FoldedText.of(text));
        String words = asked.orElse(text);
        LocalDate today = turn.here().toLocalDate();
        RhythmReader rhythms = turn.language.rhythms();
        boolean settable = rhythms.read(words, today)
                .filter(heard -> heard.days() && (asked.isPresent() || heard.time()))
                .isPresent();
        boolean whole = settable
                || rhythms.unsettable(words, today)
                        .filter(wish -> wish.said()
                                && (asked.isPresent() || !wish.times().isEmpty()))
                        .isPresent();
        return whole && (asked.isPresent() || hour(text));
    }

    /**
     * Whether words that are not understood as a whole name days that come again, and with them an hour or a check-in: they are no answer
     * to anything else. Where people are spoken of, or much else is, they tell something.
     */
    boolean meant(String text) {
        Vocabulary vocabulary = turn.language.vocabulary();
        List<String> words = TimeWords.of(text);
        if (!again(text)) {
            return false;
        }
        boolean telling = words.stream().anyMatch(word -> vocabulary.means("of-people", word))
                || words.stream().filter(word -> !ofTime(word)).count() > MOST_STRANGE;
        return vocabulary.after("check-in-lead", FoldedText.of(text)).isPresent()
                || (!telling && (hour(text) || vocabulary.mentions("naming-notes", FoldedText.words(text))));
    }

    /** Whether days that come again are named. */
    boolean again(String text) {
        Vocabulary vocabulary = turn.language.vocabulary();
        List<String> words = TimeWords.of(text);
        for (int from = 0; from < words.size(); from++) {
            for (int to = from + 1; to <= Math.min(words.size(), from + LONGEST_PHRASE); to++) {
                if (vocabulary.rhythm(String.join(" ", words.subList(from, to))).isPresent()) {
                    return true;
                }
            }
            String next = from + 1 < words.size() ? words.get(from + 1) : "";
            if (vocabulary.means("every", words.get(from)) && ofTime(next)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a word is one of those that tell days and times, or of a wish for a check-in. */
    private boolean ofTime(String word) {
        Vocabulary vocabulary = turn.language.vocabulary();
        return word.chars().anyMatch(Character::isDigit)
                || OF_TIME.stream().anyMatch(set -> vocabulary.means(set, word))
                || vocabulary.number(word).isPresent()
                || vocabulary.unit(word).isPresent()
                || vocabulary.weekday(word).isPresent()
                || vocabulary.month(word).isPresent()
                || vocabulary.daypart(word).isPresent()
                || vocabulary.days(word).isPresent()
                || vocabulary.rhythm(word).isPresent();
    }

    /** Whether an hour is named, and not just a part of the day. */
    boolean hour(String text) {
        Vocabulary vocabulary = turn.language.vocabulary();
        List<String> words = TimeWords.of(text);
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            String next = i + 1 < words.size() ? words.get(i + 1) : "";
            boolean counted = NUMBER.matcher(next).matches()
                    || vocabulary.number(next).isPresent()
                    || vocabulary.means("hour-named", next);
            if (HOUR.matcher(word).matches()
                    || (vocabulary.means("hour-lead", word) && counted)
                    || (NUMBER.matcher(word).matches() && vocabulary.means("hour-half", next))) {
                return true;
            }
        }
        return false;
    }
}
