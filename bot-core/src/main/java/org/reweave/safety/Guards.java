package org.reweave.safety;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells how a recognised statement was meant: denied, over, told as a story, or said of somebody else. */
final class Guards {
    private static final List<String> NAMES =
            List.of("denied-before", "denied-within", "past", "present", "story", "others", "self", "says");

    /** A clause of time or reason that goes before what is said; who is named in it is not who it is said of. */
    private static final Pattern LEADING = Pattern.compile(
            "^ ?(?:(?:and|but|so|because) )?(?:ever since|since|after|when|whenever|now that|every time|each time|because|while|until) [^,]*,");

    /** How a statement begins that can only be of whoever writes. */
    private static final Pattern OWN = Pattern.compile("(?:i|my own|my suicide) ");

    /** Words that name whoever writes; no story is about them. */
    private static final Pattern OWN_LIFE =
            Pattern.compile("\\b(?:myself|my (?:own )?(?:life|wrists?|throat|veins))\\b");

    private final Pattern deniedBefore;
    private final Pattern deniedWithin;
    private final Pattern past;
    private final Pattern present;
    private final Pattern story;
    private final Pattern others;
    private final Pattern self;
    private final Pattern says;

    /** Takes the expressions of each guard by name; throws {@link IllegalArgumentException} where one is missing. */
    Guards(Map<String, List<String>> guards, Expressions expressions) {
        if (!guards.keySet().equals(java.util.Set.copyOf(NAMES))) {
            throw new IllegalArgumentException("the guards have to be " + NAMES + " and are " + guards.keySet());
        }
        deniedBefore =
                Pattern.compile(read(guards, "denied-before", expressions).pattern() + " $");
        deniedWithin = read(guards, "denied-within", expressions);
        past = read(guards, "past", expressions);
        present = read(guards, "present", expressions);
        story = read(guards, "story", expressions);
        others = read(guards, "others", expressions);
        self = read(guards, "self", expressions);
        says = read(guards, "says", expressions);
    }

    private static Pattern read(Map<String, List<String>> guards, String name, Expressions expressions) {
        return expressions.any(guards.getOrDefault(name, List.of()));
    }

    /** Whether the words found are denied, by what stands before them or within. */
    boolean denied(String text, int start, int end) {
        return deniedWithin.matcher(text.substring(start, end)).find()
                || deniedBefore
                        .matcher(text.substring(phraseStart(text, start), start))
                        .find();
    }

    /**
     * Whether what was found speaks of a time that is over: its own clause does, or a clause of time beside it, and nothing in the
     * sentence speaks of the present; {@code self} where it is of whoever writes alone.
     */
    boolean over(String text, int start, int end, boolean self) {
        String sentence = sentence(text, start, end);
        return past.matcher(sentence).find()
                && !present.matcher(sentence).find()
                && Clause.around(text, start, end).over(past, self);
    }

    /** Whether what was found is of the news, a study or a made-up story; of whoever writes only where their own clause says so. */
    boolean story(String text, int start, int end) {
        String sentence = sentence(text, start, end);
        return !OWN_LIFE.matcher(text.substring(start, end)).find()
                && story.matcher(sentence).find()
                && Clause.around(text, start, end).told(story, sentence);
    }

    /** Whether the one it is about is somebody else: the nearest person before the words, or whoever is quoted. */
    boolean another(String text, int start) {
        if (quoted(text, start)) {
            return true;
        }
        String before = LEADING.matcher(text.substring(sentenceStart(text, start), start))
                .replaceFirst("");
        return !OWN.matcher(text).region(start, text.length()).lookingAt() && last(others, before) > last(self, before);
    }

    private boolean quoted(String text, int start) {
        String before = text.substring(0, start);
        int quotes = before.split(" q(?= )", -1).length - 1;
        return quotes % 2 == 1
                && says.matcher(before.substring(0, before.lastIndexOf(" q ") + 1))
                        .find();
    }

    private static int last(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        int last = -1;
        while (matcher.find()) {
            last = matcher.start();
        }
        return last;
    }

    private static String sentence(String text, int start, int end) {
        int stop = text.indexOf(" . ", end - 1);
        return text.substring(sentenceStart(text, start), stop < 0 ? text.length() : stop + 1);
    }

    private static int sentenceStart(String text, int start) {
        int stop = text.lastIndexOf(" . ", start);
        return stop < 0 ? 0 : stop + 2;
    }

    private static int phraseStart(String text, int start) {
        return Math.max(sentenceStart(text, start), text.lastIndexOf(" , ", start) + 2);
    }
}
