package org.reweave.group.pulse;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rule that is kept, and what can be known of it without the secret. */
final class WatchedPulse implements Watched {
    /** Up to which blurred count of the first answer which figures are shown. */
    private record Piece(double upTo, List<Integer> tens) {}

    private record Count(int first, int size) {}

    private static final Map<Integer, List<Piece>> PIECES = new HashMap<>();
    private static final Map<Count, Map<List<Integer>, Double>> CHANCES = new HashMap<>();

    private final PulseRules rules;
    private PulseHistory history = PulseHistory.NONE;

    WatchedPulse(byte[] secret) {
        this.rules = new PulseRules(2, secret);
    }

    @Override
    public List<Integer> next(List<Tap> taps) {
        Published published = rules.publish(taps, history);
        history = published.next();
        return published.figures().map(Figures::tens).orElse(TOO_FEW);
    }

    @Override
    public boolean renews(int size, boolean moved) {
        return rules.renews(size, history);
    }

    @Override
    public Map<List<Integer>, Double> chances(int first, int size) {
        return CHANCES.computeIfAbsent(new Count(first, size), WatchedPulse::worked);
    }

    private static Map<List<Integer>, Double> worked(Count count) {
        double spread = PulsePromise.MADE.blur(count.size()) / Math.sqrt(2);
        Map<List<Integer>, Double> chances = new HashMap<>();
        double before = 0;
        for (Piece piece : PIECES.computeIfAbsent(count.size(), WatchedPulse::pieces)) {
            double below = Normal.below((piece.upTo() - count.first()) / spread);
            chances.merge(piece.tens(), below - before, Double::sum);
            before = below;
        }
        return chances;
    }

    private static List<Piece> pieces(int size) {
        List<Piece> pieces = new ArrayList<>();
        double step = size / 1000.0;
        for (double x = -size; x < 2 * size; x += step) {
            List<Integer> here = shown(x, size);
            if (!here.equals(shown(x + step, size))) {
                pieces.add(new Piece(border(x, x + step, here, size), here));
            }
        }
        pieces.add(new Piece(Double.POSITIVE_INFINITY, shown(2 * size, size)));
        return pieces;
    }

    private static double border(double low, double high, List<Integer> here, int size) {
        double from = low;
        double to = high;
        for (int i = 0; i < 40; i++) {
            double middle = (from + to) / 2;
            if (shown(middle, size).equals(here)) {
                from = middle;
            } else {
                to = middle;
            }
        }
        return to;
    }

    private static List<Integer> shown(double first, int size) {
        double blur = PulsePromise.MADE.blur(size);
        List<Integer> tens = Cells.shown(new double[] {first, size - first}, size, blur);
        return Optional.of(tens).filter(all -> !all.contains(Figures.HIDDEN)).orElse(TOO_FEW);
    }
}
