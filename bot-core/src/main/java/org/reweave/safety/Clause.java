package org.reweave.safety;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a sentence that a statement is in, with the parts before and after it.
 *
 * <p>What takes danger out has to be said of the danger itself: "he cheated years ago and I want to die" is of today.
 *
 * @param before the part before, empty where there is none
 * @param own the part the statement is in
 * @param after the part after, empty where there is none
 */
record Clause(String before, String own, String after) {
    /** Where one part ends and the next begins: a comma, or a joining word and somebody who does something. */
    private static final Pattern JOINT = Pattern.compile(
            " , | (?=(?:and|but|because|so|yet|although|though|since|when|whenever|while|before|after|until|if|every time|each time|now|or|as)"
                    + " (?:(?:then|now|so|today|that) )?(?:i|he|she|they|we|it|you|my|his|her|their|our|the|this|that|there|nothing|no one|someone|suicide|death|dying|life|sometimes|some days|lately|tonight|today|all) )");

    /** A part that only says when. */
    private static final Pattern TIME = Pattern.compile(
            "^ ?(?:(?:and|but|so|this was|it was|that was|but that was|and that was) )?(?:back |only |just )?(?:when|while|before|as a|as an|in|at|during|growing up|years|months|decades|a|many|some|long|last|one|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty|\\d+|once|then|all|over|used to|no longer|not any more)\\b");

    /** What whoever writes does, wants or is now. */
    private static final Pattern OF_NOW = Pattern.compile(
            "\\b(?:i|we) (?:(?:really|just|still|also|honestly|actually|do|often|only|even|now|so|will|can|not) )*(?:am (?:\\w+ing|suicidal|ready|about|done|worthless)|want|need|wish|keep|feel|hope|plan|will|would rather|might|should|dream|crave)\\b(?! (?:i|that i) (?:had|did|was))|\\bhas been\\b|\\bi would be\\b");

    /** What somebody else once did says nothing of whoever writes. */
    private static final Pattern THEIRS = Pattern.compile(
            "\\b(?:he|she|they|it|people|husband|wife|mother|father|partner|ex|friends?) (?:always |often )?used to\\b");

    private static final Pattern HANGING = Pattern.compile(" ?(?:when|before|after|as|until|while|that) ");

    private static final Pattern JOINED = Pattern.compile(" ?(?:and|but|so|yet|now) ");

    private static final Pattern DONE = Pattern.compile(
            "\\bi (?:\\w+ly |even |once |also )?(?:was|were|tried|wanted|had|attempted|used|felt|thought|wished|survived|did|cut|harmed|got|ended|took|went)\\b");

    private static final Pattern SELF = Pattern.compile("\\b(?:i|me|my|myself)\\b");

    /** The parts around some words of a text in its one spelling. */
    static Clause around(String text, int start, int end) {
        List<Integer> cuts = new ArrayList<>();
        int from = from(text, start);
        int to = to(text, end);
        cuts.add(from);
        Matcher joints = JOINT.matcher(text).region(from, to);
        while (joints.find()) {
            if (joints.end() <= start + 1 || joints.start() >= end - 1) {
                cuts.add(joints.end());
            }
        }
        cuts.add(to);
        int own = 0;
        while (own < cuts.size() - 2 && cuts.get(own + 1) <= start + 1) {
            own++;
        }
        int first = Math.max(0, own - 1);
        while (first > 0 && leads(text.substring(cuts.get(first), cuts.get(own)))) {
            first--;
        }
        return new Clause(
                text.substring(cuts.get(first), cuts.get(own)),
                text.substring(cuts.get(own), cuts.get(own + 1)),
                own + 2 < cuts.size() ? text.substring(cuts.get(own + 1), cuts.get(own + 2)) : "");
    }

    private static int from(String text, int start) {
        int stop = text.lastIndexOf(" . ", start);
        return stop < 0 ? 0 : stop + 2;
    }

    private static int to(String text, int end) {
        int stop = text.indexOf(" . ", end - 1);
        return stop < 0 ? text.length() : stop + 1;
    }

    /** Whether it speaks of the past by its own words or by words of time beside it; {@code self} where it is of whoever writes alone. */
    boolean over(Pattern past, boolean self) {
        String words = self ? THEIRS.matcher(own).replaceAll("~") : own;
        if (OF_NOW.matcher(words).find()) {
            return false;
        }
        return past.matcher(words).find()
                || (hangsOn() ? past.matcher(before).find() : !goesOn(words) && when(before, past))
                || when(after, past);
    }

    /** Whether it is a statement of its own after a joining word, and tells nothing that is done with. */
    private static boolean goesOn(String words) {
        return JOINED.matcher(words).lookingAt() && !DONE.matcher(words).find();
    }

    /** Whether it only goes on with what was said before it, as in "there was a time years ago when I ...". */
    private boolean hangsOn() {
        return HANGING.matcher(own).lookingAt();
    }

    private static boolean leads(String part) {
        return TIME.matcher(part).find() || HANGING.matcher(part).lookingAt();
    }

    private static boolean when(String part, Pattern past) {
        return TIME.matcher(part).find() && past.matcher(part).find();
    }

    /** Whether it is of a story: by its own words, or by the rest of the sentence where nothing in it is of whoever writes. */
    boolean told(Pattern story, String sentence) {
        return story.matcher(own).find()
                || (!SELF.matcher(own).find() && story.matcher(sentence).find());
    }
}
