package org.reweave.safety;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A lexicon of what can be spoken of, such as death, a weapon or asking for leave, and the words that name each.
 *
 * <p>The words of a concept are parted by bars. {@code kill*} is every word that begins so, {@code *} any word; {@code (hit|slap) my face}
 * is two turns of phrase, {@code (very|) alone} one with or without the first word; {@code {kin}} is each of that concept's own.
 */
final class Concepts {
    private static final int DEEPEST = 8;

    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final Map<String, String> written;
    private final Node root = new Node();

    /** Where one may be after some words of a turn of phrase, and what leads on from there. */
    private static final class Node {
        private final Map<String, List<Node>> next = new HashMap<>();
        private final Map<String, List<Node>> stems = new HashMap<>();
        private final Map<String, Node> shared = new HashMap<>();
        private final List<Node> without = new ArrayList<>();
        private final List<Integer> named = new ArrayList<>();
        private boolean end;

        /** Where one plain word leads, for every turn of phrase that goes on with it. */
        private Node after(String word) {
            Node known = shared.get(word);
            if (known == null) {
                known = new Node();
                shared.put(word, known);
                next.computeIfAbsent(word, added -> new ArrayList<>()).add(known);
            }
            return known;
        }
    }

    /**
     * Reads a lexicon.
     *
     * @throws IllegalArgumentException naming a concept that is not there or names itself, or a bracket without its other half
     */
    Concepts(Map<String, String> written) {
        this.written = Map.copyOf(written);
        written.keySet().forEach(this::number);
    }

    /**
     * The number of a concept by its name, or of one that has only the words after an equals sign, as in
     * {@code =phone|my_phone}, where an underscore stands for a space.
     *
     * @throws IllegalArgumentException where there is none of that name
     */
    int number(String name) {
        Integer known = numbers.get(name);
        if (known != null) {
            return known;
        }
        int number = numbers.size();
        numbers.put(name, number);
        String words = name.startsWith("=") ? name.substring(1).replace('_', ' ') : words(name);
        for (String phrase : split(words)) {
            Node end = new Node();
            end.named.add(number);
            end.end = true;
            phrase(phrase, root, end, 0);
        }
        return number;
    }

    private String words(String name) {
        String words = written.get(name);
        if (words == null) {
            throw new IllegalArgumentException("there is no concept " + name);
        }
        return words;
    }

    /** Makes every one of some alternatives lead from one place to another. */
    private void alternatives(String words, Node from, Node to, int depth) {
        for (String phrase : split(words)) {
            phrase(phrase, from, to, depth);
        }
    }

    private void phrase(String phrase, Node from, Node to, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalArgumentException("a concept names itself, or has brackets too deep: " + phrase);
        }
        List<String> parts = parts(phrase);
        if (parts.isEmpty()) {
            from.without.add(to);
        }
        Node at = from;
        for (int i = 0; i < parts.size(); i++) {
            boolean last = i == parts.size() - 1;
            String part = parts.get(i);
            boolean plain = "({".indexOf(part.charAt(0)) < 0 && !part.endsWith("*");
            Node then;
            if (plain && !last) {
                then = at.after(part);
            } else if (plain && to.end) {
                then = to;
                at.after(part).named.addAll(to.named);
            } else {
                then = last ? to : new Node();
                part(part, at, then, depth);
            }
            at = then;
        }
    }

    private void part(String part, Node from, Node to, int depth) {
        String inner = part.substring(1, Math.max(1, part.length() - 1));
        if (part.startsWith("(")) {
            alternatives(inner, from, to, depth + 1);
        } else if (part.startsWith("{")) {
            alternatives(words(inner), from, to, depth + 1);
        } else if (part.endsWith("*")) {
            from.stems
                    .computeIfAbsent(part.substring(0, part.length() - 1), added -> new ArrayList<>())
                    .add(to);
        } else {
            from.next.computeIfAbsent(part, added -> new ArrayList<>()).add(to);
        }
    }

    /** The words, brackets and concepts of a turn of phrase, one after another. */
    private static List<String> parts(String phrase) {
        List<String> parts = new ArrayList<>();
        int at = 0;
        while (at < phrase.length()) {
            char c = phrase.charAt(at);
            int end = at + 1;
            if (c == '(' || c == '{') {
                end = c == '(' ? closing(phrase, at) : phrase.indexOf('}', at) + 1;
            } else if (c != ' ') {
                while (end < phrase.length() && " ({".indexOf(phrase.charAt(end)) < 0) {
                    end++;
                }
                if (end < phrase.length() && phrase.charAt(end) != ' ') {
                    throw new IllegalArgumentException("a bracket has to stand for whole words: " + phrase);
                }
            }
            if (c != ' ') {
                parts.add(phrase.substring(at, end));
            }
            at = end;
        }
        return parts;
    }

    private static int closing(String phrase, int open) {
        int depth = 0;
        for (int i = open; i < phrase.length(); i++) {
            depth += phrase.charAt(i) == '(' ? 1 : phrase.charAt(i) == ')' ? -1 : 0;
            if (depth == 0) {
                return i + 1;
            }
        }
        throw new IllegalArgumentException("a bracket too few in " + phrase);
    }

    private static List<String> split(String words) {
        List<String> all = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (c == '|' && depth == 0) {
                all.add(words.substring(from, i).strip());
                from = i + 1;
            }
        }
        all.add(words.substring(from).strip());
        return all;
    }

    /** Every concept a text in its one spelling names, with where. */
    Seen seen(String text) {
        Seen seen = new Seen(text, numbers.size());
        for (int from = 0; from < seen.length(); from++) {
            follow(root, seen, from, from);
        }
        return seen;
    }

    private static void follow(Node node, Seen seen, int from, int at) {
        if (at > from && !node.named.isEmpty()) {
            int[] place = {from, at};
            for (int concept : node.named) {
                seen.add(concept, place);
            }
        }
        for (Node then : node.without) {
            follow(then, seen, from, at);
        }
        if (at == seen.length()) {
            return;
        }
        String word = seen.word(at);
        for (Node then : node.next.getOrDefault(word, List.of())) {
            follow(then, seen, from, at + 1);
        }
        if (!node.stems.isEmpty() && Character.isLetterOrDigit(word.charAt(0))) {
            for (int length = 0; length <= word.length(); length++) {
                for (Node then : node.stems.getOrDefault(word.substring(0, length), List.of())) {
                    follow(then, seen, from, at + 1);
                }
            }
        }
    }
}
