package org.reweave.group.pulse;

/**
 * How little the pulse may tell of one member, and how far from the truth it may be for that.
 *
 * <p>All that is shown within {@code rounds} rounds tells an attacker as much as one look at a number that is normally
 * spread by 1 around 0 for one answer of his target and around {@code telling} for another. He then guesses right in
 * Φ(telling / 2) of all cases: at 0.1 in 52 of 100. He who watches for k times as many rounds has the telling times √k.
 *
 * @param telling the limit, above 0
 * @param rounds for how many rounds in a row it holds, at least 1
 * @param roughness the most that a count may be blurred by, as a standard deviation and a share of all answers, above 0 and
 *     below 1; what would need more is not shown
 */
public record PulsePromise(double telling, int rounds, double roughness) {
    /** What is promised to members: 52 of 100 over 52 rounds. */
    public static final PulsePromise MADE = new PulsePromise(0.1, 52, 0.08);

    /** One member who answers otherwise moves two counts by one each, which is √2 apart; this is its square. */
    private static final double ONE_MEMBER = 2;

    public PulsePromise {
        if (!(telling > 0) || rounds < 1 || !(roughness > 0 && roughness < 1)) {
            throw new IllegalArgumentException("a promise needs a limit, a time and a roughness below 1");
        }
    }

    /** The blur of each count where so many answered: what may be, but no more than weekly figures need. */
    double blur(int answers) {
        return Math.min(roughness * answers, Math.sqrt(ONE_MEMBER * rounds) / telling);
    }

    /** Which share of the limit figures with this blur use up; more than 1 where they may not be shown at all. */
    double share(double blur) {
        return ONE_MEMBER / (blur * blur * telling * telling);
    }
}
