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
    private static final Pattern HOUR = Pattern.compile("\\d{1,2}(?:[:.h][0-5]\\d(?:am|pm)?|am|pm)");
    private static final Pattern NUMBER = Pattern.compile("\\d{1,2}");

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
                .filter(heard -> heard.days() && heard.time())
                .isPresent();
        boolean whole = settable
                || rhythms.unsettable(words, today)
                        .filter(wish -> wish.said() && !wish.times().isEmpty())
                        .isPresent();
        return whole && (asked.isPresent() || hour(text));
    }

    private boolean hour(String text) {
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
