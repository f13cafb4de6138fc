package org.reweave.group.pulse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What has to be remembered of former rounds: the figures that are shown, and what showing them cost.
 *
 * <p>Nothing in it is about one member: no key, no tap, no exact count. From what was spent one can tell about how many
 * answered, so it is not for showing either. It is needed as long as the group has a pulse; what is older than the promise
 * reaches falls out by itself. Losing it would let the group spend its limit again, so it is stored in the same
 * transaction as what was shown, and goes when the group goes. The taps of a round are not needed after it.
 *
 * @param rounds how many rounds there were, those without figures included
 * @param spent what was spent, the oldest first
 * @param shown the latest figures as in {@link Figures#tens}, all 0 where none could be shown; empty before the first
 */
public record PulseHistory(int rounds, List<Spent> spent, List<Integer> shown) {
    /** Before the first round. */
    public static final PulseHistory NONE = new PulseHistory(0, List.of(), List.of());

    /** For so many rounds figures are shown, unless newer ones take their place: a quarter of a year. */
    static final int SHOWN_FOR = 13;

    /**
     * What new figures used up.
     *
     * @param round the round they were counted in, from 1
     * @param share of the limit of the promise, above 0 and at most 1
     */
    public record Spent(int round, double share) {}

    public PulseHistory {
        spent = List.copyOf(spent);
        shown = List.copyOf(shown);
    }

    /** The history where another question is asked from now on: nothing is shown any more, but what was spent is spent. */
    public PulseHistory withAnotherQuestion() {
        return new PulseHistory(rounds, spent, List.of());
    }

    /** The figures to be seen now; empty where there are none or they are too old. */
    Optional<Figures> figures() {
        boolean any = shown.stream().anyMatch(ten -> ten != Figures.HIDDEN);
        int age = rounds - lastSpent();
        return any && age < SHOWN_FOR ? Optional.of(new Figures(shown, age)) : Optional.empty();
    }

    /** The round in which figures were last counted; far in the past before the first. */
    int lastSpent() {
        return spent.isEmpty()
                ? Integer.MIN_VALUE / 2
                : spent.get(spent.size() - 1).round();
    }

    /** What was spent in the round that comes now and those before it, {@code window} in all. */
    double spentWithin(int window) {
        return spent.stream()
                .filter(one -> one.round() > rounds + 1 - window)
                .mapToDouble(Spent::share)
                .sum();
    }

    /** One round later, with nothing new. */
    PulseHistory later() {
        return new PulseHistory(rounds + 1, spent, shown);
    }

    /** One round later, with new figures; what was spent before the last {@code window} rounds is forgotten. */
    PulseHistory later(double share, List<Integer> tens, int window) {
        int now = rounds + 1;
        List<Spent> kept = new ArrayList<>(
                spent.stream().filter(one -> one.round() > now - window).toList());
        kept.add(new Spent(now, share));
        return new PulseHistory(now, kept, tens);
    }
}
