package org.reweave.safety;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The concepts a text names, word by word: what was found, where, and in which sentence. */
final class Seen {
    /** Stands before the first word and after the last, as between two sentences. */
    private static final String STOP = ".";

    private final String[] words;
    private final int[] begins;
    private final int[] sentences;
    private final @Nullable List<int[]>[] places;

    /**
     * Takes a text in its one spelling apart; nothing is found in it yet.
     *
     * @param concepts how many concepts there are
     */
    @SuppressWarnings({"unchecked", "rawtypes"})
    Seen(String text, int concepts) {
        String inner = text.strip();
        words = inner.isEmpty() ? new String[0] : (STOP + " " + inner + " " + STOP).split(" ", -1);
        begins = new int[words.length + 1];
        sentences = new int[words.length];
        places = new List[concepts];
        int at = text.indexOf(inner) - 2;
        for (int i = 0; i < words.length; i++) {
            begins[i] = at;
            at += words[i].length() + 1;
            sentences[i] = i == 0 ? 0 : sentences[i - 1] + (words[i - 1].equals(".") ? 1 : 0);
        }
        begins[words.length] = at;
    }

    int length() {
        return words.length;
    }

    String word(int at) {
        return words[at];
    }

    /** Notes that a concept is named by the words from one place up to another; the pair is not changed. */
    void add(int concept, int[] place) {
        List<int[]> known = places[concept];
        if (known == null) {
            known = new ArrayList<>(4);
            places[concept] = known;
        }
        for (int i = known.size() - 1; i >= 0 && known.get(i)[0] == place[0]; i--) {
            if (known.get(i)[1] == place[1]) {
                return;
            }
        }
        known.add(place);
    }

    /** Where a concept is named, each as the first word and the one after the last. */
    List<int[]> places(int concept) {
        List<int[]> known = concept < places.length ? places[concept] : null;
        return known == null ? List.of() : known;
    }

    /** The first of these places, which are in order, that begins at a word or after it; their number where none does. */
    static int from(List<int[]> places, int word) {
        int low = 0;
        int high = places.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (places.get(middle)[0] < word) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Whether a concept is named within the words from one place up to another. */
    boolean between(int concept, int from, int to) {
        List<int[]> all = places(concept);
        for (int i = from(all, from); i < all.size() && all.get(i)[0] < to; i++) {
            if (all.get(i)[1] <= to) {
                return true;
            }
        }
        return false;
    }

    int sentence(int at) {
        return sentences[at];
    }

    /** The first letter of a word in the text, or of the next where it is a stop, for whoever looks at the text itself. */
    int begin(int at) {
        return begins[words[at].equals(STOP) ? at + 1 : at];
    }

    /** The letter after the last of the word before this place, or of the one before that where it is a stop. */
    int end(int at) {
        return begins[words[at - 1].equals(STOP) ? at - 1 : at] - 1;
    }

    @Override
    public String toString() {
        return "Seen[" + words.length + " words, "
                + Arrays.stream(places).filter(place -> place != null).count() + " concepts]";
    }
}
