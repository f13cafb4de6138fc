package org.reweave.safety;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells which pieces of text a regular expression cannot do without, so that it need not be tried where they are missing.
 *
 * <p>"(hit|slap)s? me" cannot match a text that holds neither "hit" nor "slap", nor one without " me". What is understood is
 * what the rule files use: letters, alternatives, groups, classes, repetitions and looks around; whatever stands in a look around,
 * a class or an optional part asks for nothing. It may say too little and never too much: a match is never missed.
 */
final class Needs {
    private static final int MOST = 400;

    private final String expression;
    private int at;

    private Needs(String expression) {
        this.expression = expression;
    }

    /**
     * What a match needs: of each of these sets at least one piece has to be in the text.
     *
     * @throws IllegalArgumentException where brackets do not match
     */
    static List<Set<String>> of(String expression) {
        Needs needs = new Needs(expression);
        List<Set<String>> found = needs.alternatives();
        if (needs.at != expression.length()) {
            throw new IllegalArgumentException("a bracket too many in " + expression);
        }
        return found;
    }

    private List<Set<String>> alternatives() {
        List<List<Set<String>>> all = new ArrayList<>();
        all.add(sequence());
        while (more() && peek() == '|') {
            at++;
            all.add(sequence());
        }
        return all.size() == 1 ? all.get(0) : either(all);
    }

    /** Of alternatives one set can be said for sure: the most telling one of each, together. */
    private static List<Set<String>> either(List<List<Set<String>>> all) {
        Set<String> together = new HashSet<>();
        for (List<Set<String>> one : all) {
            if (one.isEmpty()) {
                return List.of();
            }
            together.addAll(telling(one));
        }
        return together.size() > MOST ? List.of() : List.of(together);
    }

    /** The set whose shortest piece is the longest, and of equal ones the smallest. */
    static Set<String> telling(List<Set<String>> sets) {
        Set<String> best = sets.get(0);
        for (Set<String> set : sets) {
            int longer = Integer.compare(shortest(set), shortest(best));
            if (longer > 0 || (longer == 0 && set.size() < best.size())) {
                best = set;
            }
        }
        return best;
    }

    private static int shortest(Set<String> set) {
        return set.stream().mapToInt(String::length).min().orElse(0);
    }

    private List<Set<String>> sequence() {
        List<Set<String>> found = new ArrayList<>();
        StringBuilder letters = new StringBuilder();
        while (more() && peek() != '|' && peek() != ')') {
            char next = expression.charAt(at++);
            if (next == '(') {
                List<Set<String>> inner = group();
                letters = ended(letters, found);
                if (!optional()) {
                    found.addAll(inner);
                }
            } else if (plain(next)) {
                if (optional()) {
                    letters = ended(letters, found);
                } else {
                    letters.append(next);
                }
            } else {
                open(next);
                letters = ended(letters, found);
                optional();
            }
        }
        ended(letters, found);
        return found;
    }

    private static StringBuilder ended(StringBuilder letters, List<Set<String>> found) {
        if (letters.toString().strip().length() > 1) {
            found.add(Set.of(letters.toString()));
        }
        return new StringBuilder();
    }

    private static boolean plain(char letter) {
        return Character.isLetterOrDigit(letter) || " ,~'@".indexOf(letter) >= 0;
    }

    /** Passes over what stands for many letters: a class, an escape, a dot, an anchor. */
    private void open(char first) {
        if (first == '\\') {
            at++;
        } else if (first == '[') {
            while (peek() != ']') {
                at += peek() == '\\' ? 2 : 1;
            }
            at++;
        }
    }

    private List<Set<String>> group() {
        boolean around = false;
        if (peek() == '?') {
            around = !expression.startsWith("?:", at);
            at += expression.startsWith("?<", at) ? 3 : 2;
        }
        List<Set<String>> inner = alternatives();
        if (!more()) {
            throw new IllegalArgumentException("a bracket too few in " + expression);
        }
        at++;
        return around ? List.of() : inner;
    }

    /** Passes over a repetition; whether it allows for none at all. */
    private boolean optional() {
        if (!more()) {
            return false;
        }
        boolean none = peek() == '?' || peek() == '*';
        if (none || peek() == '+') {
            at++;
        } else if (peek() == '{') {
            none = expression.charAt(at + 1) == '0';
            at = expression.indexOf('}', at) + 1;
        }
        return none;
    }

    private boolean more() {
        return at < expression.length();
    }

    private char peek() {
        return expression.charAt(at);
    }
}
