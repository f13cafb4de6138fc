package org.reweave.group.pulse;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The rule that is kept, but for one thing that looks like good service: whenever somebody joined or left, the figures are
 * counted anew, and that costs nothing. Planted, to be caught by an attacker who has people join and leave.
 */
final class RenewedByMoves implements Watched {
    private final byte[] secret;
    private final Watched model;
    private Set<String> members = Set.of();
    private List<Integer> shown = TOO_FEW;
    private int rounds;

    RenewedByMoves(byte[] secret) {
        this.secret = secret.clone();
        this.model = new WatchedPulse(secret);
    }

    @Override
    public List<Integer> next(List<Tap> taps) {
        Set<String> now = new HashSet<>();
        taps.forEach(tap -> now.add(tap.member()));
        rounds++;
        if (!now.equals(members)) {
            members = now;
            int size = taps.size();
            double blur = PulsePromise.MADE.blur(size);
            double first = taps.stream().filter(tap -> tap.answer() == 0).count();
            double[] blurred =
                    new PulseRules(2, secret).blurred(new double[] {first, size - first}, blur, taps, rounds);
            List<Integer> tens = Cells.shown(blurred, size, blur);
            shown = tens.contains(Figures.HIDDEN) ? TOO_FEW : tens;
        }
        return shown;
    }

    @Override
    public boolean renews(int size, boolean moved) {
        return moved;
    }

    @Override
    public Map<List<Integer>, Double> chances(int first, int size) {
        return model.chances(first, size);
    }
}
