package org.reweave.group.pulse;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Rules without chance that look careful: planted, to be caught by the attacker. */
enum WeakerRule implements Watched {
    /** At least five answers, rounded to tens of percent. */
    PLAIN {
        @Override
        List<Integer> shown(int first, int size) {
            return size < PulseRules.FEWEST ? TOO_FEW : List.of(tens(first, size), tens(size - first, size));
        }
    },

    /** The same, and an answer that fewer than five gave is hidden, with its neighbour. */
    HIDING {
        @Override
        List<Integer> shown(int first, int size) {
            boolean small = Math.min(first, size - first) < PulseRules.FEWEST;
            return small ? TOO_FEW : PLAIN.shown(first, size);
        }
    },

    /** The same, and shown only where no single answer, whichever it were, would change anything. */
    STABLE {
        @Override
        List<Integer> shown(int first, int size) {
            List<Integer> plain = HIDING.shown(first, size);
            boolean stable = Stream.of(first - 1, first + 1)
                    .allMatch(other -> HIDING.shown(other, size).equals(plain));
            return stable ? plain : TOO_FEW;
        }
    };

    abstract List<Integer> shown(int first, int size);

    private static int tens(int count, int size) {
        return (int) Math.round(10.0 * count / size);
    }

    @Override
    public List<Integer> next(List<Tap> taps) {
        int first = (int) taps.stream().filter(tap -> tap.answer() == 0).count();
        return shown(first, taps.size());
    }

    @Override
    public boolean renews(int size, boolean moved) {
        return true;
    }

    @Override
    public Map<List<Integer>, Double> chances(int first, int size) {
        return Map.of(shown(first, size), 1.0);
    }
}
