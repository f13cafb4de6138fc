package org.reweave.safety;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Concepts that together say something: {@code want 3 death} is death at most three words after a wish.
 *
 * <p>Without a number up to two words may lie between. {@code 3^other} allows three, none of which names that concept.
 * After {@code &} stands what has to be in the same sentence or the one beside it too, after {@code &&} what has to be anywhere in
 * the message, after {@code !} what may not be in the sentence and after {@code !!} what may not be in the message.
 */
final class Combination {
    private static final int BETWEEN = 2;
    private static final int MOST = 300;
    private static final Pattern GAP = Pattern.compile("(\\d+)(?:\\^(.+))?|\\^(.+)");

    private final List<Slot> slots = new ArrayList<>();
    private final List<Side> sides = new ArrayList<>();

    /** One concept of a sequence, how many words may lie before it, and what may not be among those (-1 for nothing). */
    private record Slot(int concept, int before, int without) {}

    /** What stands beside the sequence: whether it has to be there or may not be, and whether anywhere. */
    private record Side(List<Slot> slots, boolean wanted, boolean anywhere) {}

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException naming a concept that is not there
     */
    Combination(String written, Concepts concepts) {
        List<Slot> into = slots;
        int before = BETWEEN;
        int without = -1;
        for (String part : written.strip().split(" +", -1)) {
            Matcher gap = GAP.matcher(part);
            if (part.matches("&&?|!!?")) {
                into = new ArrayList<>();
                sides.add(new Side(into, part.startsWith("&"), part.length() == 2));
            } else if (gap.matches()) {
                before = gap.group(1) == null ? BETWEEN : Integer.parseInt(gap.group(1));
                String not = gap.group(2) == null ? gap.group(3) : gap.group(2);
                without = not == null ? -1 : concepts.number(not);
            } else {
                into.add(new Slot(concepts.number(part), before, without));
                before = BETWEEN;
                without = -1;
            }
        }
        if (slots.isEmpty() || sides.stream().anyMatch(side -> side.slots().isEmpty())) {
            throw new IllegalArgumentException("a combination needs concepts: " + written);
        }
    }

    /** Every place where a text says this, each as its first letter and the one after its last; mostly empty. */
    List<int[]> places(Seen seen) {
        if (!possible(seen)) {
            return List.of();
        }
        List<int[]> found = ends(slots, seen);
        for (Side side : sides) {
            if (!found.isEmpty()) {
                List<int[]> others = ends(side.slots(), seen);
                found = found.stream()
                        .filter(place -> holds(side, others, seen, place))
                        .toList();
            }
        }
        return found.stream()
                .map(place -> new int[] {seen.begin(place[0]), seen.end(place[1])})
                .toList();
    }

    private boolean possible(Seen seen) {
        for (Slot slot : slots) {
            if (seen.places(slot.concept()).isEmpty()) {
                return false;
            }
        }
        for (Side side : sides) {
            if (side.wanted() && seen.places(side.slots().get(0).concept()).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private static boolean holds(Side side, List<int[]> others, Seen seen, int[] place) {
        boolean there = false;
        for (int[] other : others) {
            there |= side.anywhere() || near(seen.sentence(other[1] - 1), seen.sentence(place[1] - 1), side.wanted());
        }
        return there == side.wanted();
    }

    /** Short words of danger come in fragments, so what is wanted may stand in the sentence beside; what may not be there has to be in the same. */
    private static boolean near(int one, int other, boolean wanted) {
        return wanted ? Math.abs(one - other) <= 1 : one == other;
    }

    /** Where a sequence stands, as its first word and the one after its last; of a text full of it the first few hundred. */
    private static List<int[]> ends(List<Slot> slots, Seen seen) {
        List<int[]> open = seen.places(slots.get(0).concept());
        for (Slot slot : slots.subList(1, slots.size())) {
            List<int[]> next = new ArrayList<>();
            for (int[] so : open) {
                if (next.size() < MOST) {
                    follow(slot, seen, so, next);
                }
            }
            open = next;
        }
        return open.subList(0, Math.min(MOST, open.size()));
    }

    private static void follow(Slot slot, Seen seen, int[] so, List<int[]> into) {
        List<int[]> places = seen.places(slot.concept());
        for (int i = Seen.from(places, so[1]); i < places.size(); i++) {
            int[] place = places.get(i);
            if (place[0] > so[1] + slot.before()) {
                return;
            }
            if (seen.sentence(so[1] - 1) == seen.sentence(place[0])
                    && (slot.without() < 0 || !seen.between(slot.without(), so[1], place[0]))) {
                into.add(new int[] {so[0], place[1]});
            }
        }
    }
}
