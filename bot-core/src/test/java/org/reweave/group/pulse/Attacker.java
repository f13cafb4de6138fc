package org.reweave.group.pulse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Watches one group for a year to find out what one member answers, who always answers the same.
 *
 * <p>He knows all other answers, how the rule works, and everything that is shown. In each round he has his own three leave,
 * join again and answer, and up to 25 others leave, so that what will be shown depends on his target as much as it can; who
 * left joins again for the next round, under a new key, as the store gives one. In some rounds the target is away, so that he
 * sees the difference. At the end he says what is likelier by all he saw (Bayes), and no other guess could be right more
 * often.
 */
final class Attacker {
    private static final int OWN = 3;
    private static final int AWAY = 25;

    private final Watched group;
    private final Random random;
    private final Tap[][] taps;
    private final boolean[] joined;
    /** Of everybody but the target, who is the last; his own three come first. */
    private final int[] answers;

    private double belief;
    private int keys;
    private boolean moved = true;

    Attacker(Watched group, int size, Random random) {
        this.group = group;
        this.random = random;
        this.taps = new Tap[size][];
        this.joined = new boolean[size];
        for (int i = 0; i < size; i++) {
            joins(i);
        }
        this.answers = new int[size - 1];
        double share = 0.2 + 0.6 * random.nextDouble();
        for (int i = 0; i < answers.length; i++) {
            answers[i] = random.nextDouble() < share ? 0 : 1;
        }
    }

    /** What he does in a round: how many of his own take part, how many of them give the first answer, and who leaves. */
    private record Move(int own, int ownFirst, int leavingAnswer, int leaving) {}

    private void joins(int member) {
        if (!joined[member]) {
            String key = "m" + keys++;
            taps[member] = new Tap[] {new Tap(key, 0), new Tap(key, 1)};
            joined[member] = true;
            moved = true;
        }
    }

    private void leaves(int member) {
        moved |= joined[member];
        joined[member] = false;
    }

    /** Whether he is right about the target in the end. */
    boolean findsOut(int target, int rounds) {
        for (int round = 0; round < rounds; round++) {
            drift();
            round(target);
        }
        int guess = belief == 0 ? random.nextInt(2) : belief > 0 ? 0 : 1;
        return guess == target;
    }

    /** Some of the others change their minds. */
    private void drift() {
        for (int i = 0; i < answers.length / 20 + 1; i++) {
            answers[random.nextInt(answers.length)] = random.nextInt(2);
        }
    }

    private void round(int target) {
        boolean there = random.nextInt(3) > 0;
        play(best(there));
        List<Tap> round = taps();
        int first = (int) round.stream().filter(tap -> tap.answer() == 0).count();
        if (there) {
            round.add(taps[answers.length][target]);
        }
        boolean renewed = group.renews(round.size(), moved);
        moved = false;
        List<Integer> seen = group.next(round);
        if (renewed && there) {
            belief += Math.log(chance(seen, first + 1, round.size())) - Math.log(chance(seen, first, round.size()));
        }
    }

    private double chance(List<Integer> seen, int first, int size) {
        return group.chances(first, size).getOrDefault(seen, 0.0);
    }

    /** Whoever left joins again, his own three leave and come back or stay away, and the others leave whom he can make leave. */
    private void play(Move move) {
        for (int i = 0; i < OWN; i++) {
            leaves(i);
            answers[i] = i < move.ownFirst() ? 0 : 1;
            if (i < move.own()) {
                joins(i);
            }
        }
        int leaving = move.leaving();
        int from = random.nextInt(answers.length - OWN);
        for (int i = 0; i < answers.length - OWN; i++) {
            int member = OWN + (from + i) % (answers.length - OWN);
            joins(member);
            if (leaving > 0 && answers[member] == move.leavingAnswer()) {
                leaves(member);
                leaving--;
            }
        }
    }

    private List<Tap> taps() {
        List<Tap> round = new ArrayList<>(taps.length);
        for (int i = 0; i < answers.length; i++) {
            if (joined[i]) {
                round.add(taps[i][answers[i]]);
            }
        }
        return round;
    }

    /** The move after which the two possible answers of the target differ most in what is shown. */
    private Move best(boolean there) {
        Move best = new Move(OWN, random.nextInt(OWN + 1), 0, 0);
        if (!there || !group.renews(taps.length, true)) {
            return best;
        }
        int firsts = 0;
        for (int i = OWN; i < answers.length; i++) {
            firsts += 1 - answers[i];
        }
        int others = answers.length - OWN;
        double most = -1;
        for (int away = -AWAY; away <= AWAY; away++) {
            int gone = Math.min(Math.abs(away), away < 0 ? firsts : others - firsts);
            for (int own = 0; own <= OWN; own++) {
                for (int ownFirst = 0; ownFirst <= own; ownFirst++) {
                    int first = firsts + ownFirst - (away < 0 ? gone : 0);
                    double telling = telling(first, others - gone + own + 1);
                    if (telling > most) {
                        most = telling;
                        best = new Move(own, ownFirst, away < 0 ? 0 : 1, gone);
                    }
                }
            }
        }
        return best;
    }

    /** How far apart what is shown is for the two answers, from 0 to 1. */
    private double telling(int first, int size) {
        if (!group.renews(size, true)) {
            return 0;
        }
        Map<List<Integer>, Double> one = group.chances(first + 1, size);
        Map<List<Integer>, Double> other = group.chances(first, size);
        Set<List<Integer>> all = new HashSet<>(one.keySet());
        all.addAll(other.keySet());
        return all.stream()
                .mapToDouble(tens -> Math.max(0, one.getOrDefault(tens, 0.0) - other.getOrDefault(tens, 0.0)))
                .sum();
    }
}
