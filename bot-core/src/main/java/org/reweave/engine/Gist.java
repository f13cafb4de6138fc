package org.reweave.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.reweave.message.FoldedText;

/**
 * Finds the answers that stand in what somebody wrote, and leaves alone what they deny or ask.
 *
 * <p>"I think he lied" says "he lied"; "he never lied" and "how do I know he lied" do not. Of two phrases in the same place the
 * longer one counts, so that "not sure" is no "sure". A "yes" or "no" in front decides where the rest does not.
 */
final class Gist {
    /** How many words before a phrase may take it back: "not", "I do not think it has stopped". */
    private static final int REACH = 5;

    private static final int SHORTEST = 4;

    /** In more words than these one word alone says nothing about the whole. */
    private static final int STORY = 7;

    /** How many words may stand beside words that say little by themselves, as in "yes I did". */
    private static final int BESIDE = 2;

    private final Vocabulary vocabulary;

    /** The phrases of answers in plain words, which are the same few thousand for everybody. */
    private final Map<String, String> plain = new ConcurrentHashMap<>();

    Gist(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /** An answer and the phrases that mean it, folded; {@code label} as it is written. */
    record Meant(String id, String label, List<String> phrases) {}

    private record Found(String id, int from, int to) {
        boolean within(Found other) {
            return other.from <= from && to <= other.to && other.to - other.from > to - from;
        }
    }

    /** The answers that folded words say; none where they say or ask something else. */
    List<String> of(List<Meant> all, String words) {
        String text = vocabulary.plain(words);
        if (vocabulary.means("aside", text) || vocabulary.after("aside", text).isPresent()) {
            return List.of();
        }
        Set<String> said = said(all, text);
        Set<String> led = new LinkedHashSet<>();
        leads(all, text, "yes", led);
        leads(all, text, "no", led);
        return List.copyOf(decided(all, said, led));
    }

    private Set<String> decided(List<Meant> all, Set<String> said, Set<String> led) {
        if (said.isEmpty() || led.isEmpty()) {
            return said.isEmpty() ? led : said;
        }
        Set<String> both = new LinkedHashSet<>(said);
        both.retainAll(led);
        if (!both.isEmpty()) {
            return both;
        }
        boolean against = all.stream()
                .filter(one -> said.contains(one.id()))
                .anyMatch(one -> stands(one, "yes") || stands(one, "no"));
        if (against) {
            said.addAll(led);
        }
        return said;
    }

    private Set<String> said(List<Meant> all, String text) {
        List<Found> found = new ArrayList<>();
        for (Meant one : all) {
            for (String phrase : one.phrases()) {
                find(one.id(), text, plain(phrase), found);
            }
        }
        Set<String> ids = new LinkedHashSet<>();
        for (Found one : found) {
            if (found.stream().noneMatch(one::within)) {
                ids.add(one.id());
            }
        }
        return ids;
    }

    private void find(String id, String text, String phrase, List<Found> found) {
        if (text.equals(phrase)) {
            found.add(new Found(id, 0, text.length()));
        }
        if (phrase.length() < SHORTEST || words(text) > most(phrase)) {
            return;
        }
        String whole = " " + text + " ";
        String part = " " + phrase + " ";
        for (int at = whole.indexOf(part); at >= 0; at = whole.indexOf(part, at + 1)) {
            if (!denied(whole.substring(0, at).strip())) {
                found.add(new Found(id, at, at + phrase.length()));
            }
        }
    }

    /** In how many words a phrase still says something about all of them: "I did" in few, one word in a sentence, more in any. */
    private int most(String phrase) {
        int length = words(phrase);
        boolean slight = Arrays.stream(phrase.split(" ", -1)).allMatch(word -> vocabulary.means("slight", word));
        return slight ? Math.max(length + BESIDE, 2 * length) : length == 1 ? STORY : Integer.MAX_VALUE;
    }

    private static int words(String text) {
        return 1 + (int) text.chars().filter(c -> c == ' ').count();
    }

    /** Whether what comes before takes back what follows; a word such as "no" only what follows at once. */
    private boolean denied(String before) {
        if (before.isEmpty()) {
            return false;
        }
        List<String> words = Arrays.asList(before.split(" ", -1));
        List<String> near = words.subList(Math.max(0, words.size() - REACH), words.size());
        return vocabulary.means("denying-next", words.get(words.size() - 1))
                || near.stream().anyMatch(this::denies);
    }

    /** Whether the word turns what follows into its opposite. */
    boolean denies(String word) {
        return vocabulary.means("denying", word);
    }

    /** Puts those whose yes or no stands in front; "no" in "no one" is none. */
    private void leads(List<Meant> all, String text, String side, Set<String> led) {
        boolean another = vocabulary.means(side + "-lead-not", text)
                || vocabulary.after(side + "-lead-not", text).isPresent();
        if (!another && vocabulary.after(side + "-lead", text).isPresent()) {
            all.stream().filter(one -> stands(one, side)).forEach(one -> led.add(one.id()));
        }
    }

    /** Whether the answer is a yes, or a no: it is called so or its label begins with it. */
    private boolean stands(Meant one, String side) {
        String lead = side + "-lead";
        return one.phrases().stream().anyMatch(phrase -> vocabulary.means(lead, phrase))
                || vocabulary.parts(FoldedText.of(one.label())).stream()
                        .limit(1)
                        .anyMatch(first -> vocabulary.means(lead, first.strip()));
    }

    private String plain(String phrase) {
        String known = plain.get(phrase);
        return known == null ? plain.computeIfAbsent(phrase, vocabulary::plain) : known;
    }
}
