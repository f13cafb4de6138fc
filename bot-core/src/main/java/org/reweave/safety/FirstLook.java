package org.reweave.safety;

import com.hankcs.algorithm.AhoCorasickDoubleArrayTrie;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Tells with one walk along a text which of very many expressions can match it at all, so that an ordinary line, which none
 * can, costs next to nothing.
 */
final class FirstLook {
    private final AhoCorasickDoubleArrayTrie<Integer> pieces = new AhoCorasickDoubleArrayTrie<>();
    private final int count;
    private final int size;
    private final int[][] begunBy;
    private final int[][][] needs;
    private final BitSet always = new BitSet();

    /** Takes the expressions, by whose places the answer is given. */
    FirstLook(List<String> expressions) {
        TreeMap<String, Integer> numbers = new TreeMap<>();
        List<List<Integer>> begun = new ArrayList<>();
        size = expressions.size();
        needs = new int[size][][];
        for (int i = 0; i < size; i++) {
            List<Set<String>> sets = Needs.of(expressions.get(i));
            needs[i] = sets.stream()
                    .map(set -> set.stream()
                            .mapToInt(piece -> number(piece, numbers, begun))
                            .toArray())
                    .toArray(int[][]::new);
            if (sets.isEmpty()) {
                always.set(i);
            } else {
                for (String piece : Needs.telling(sets)) {
                    begun.get(number(piece, numbers, begun)).add(i);
                }
            }
        }
        count = numbers.size();
        begunBy = begun.stream()
                .map(all -> all.stream().mapToInt(Integer::intValue).toArray())
                .toArray(int[][]::new);
        if (count > 0) {
            pieces.build(numbers);
        }
    }

    private static int number(String piece, Map<String, Integer> numbers, List<List<Integer>> begun) {
        return numbers.computeIfAbsent(piece, added -> {
            begun.add(new ArrayList<>());
            return begun.size() - 1;
        });
    }

    /** How many expressions have to be tried on every text, because no piece is sure to be in what they match. */
    int unsure() {
        return always.cardinality();
    }

    /** The places of all expressions that may match; every one that does match is among them. */
    BitSet candidates(String text) {
        BitSet may = (BitSet) always.clone();
        if (count == 0) {
            return may;
        }
        BitSet there = new BitSet(count);
        AhoCorasickDoubleArrayTrie.IHit<Integer> hit = (begin, end, piece) -> there.set(piece);
        pieces.parseText(text, hit);
        for (int piece = there.nextSetBit(0); piece >= 0; piece = there.nextSetBit(piece + 1)) {
            for (int expression : begunBy[piece]) {
                if (!may.get(expression) && met(needs[expression], there)) {
                    may.set(expression);
                }
            }
        }
        return may;
    }

    private static boolean met(int[][] sets, BitSet there) {
        for (int[] set : sets) {
            if (!any(set, there)) {
                return false;
            }
        }
        return true;
    }

    private static boolean any(int[] set, BitSet there) {
        for (int piece : set) {
            if (there.get(piece)) {
                return true;
            }
        }
        return false;
    }
}
