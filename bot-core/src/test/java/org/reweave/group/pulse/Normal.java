package org.reweave.group.pulse;

/** The normal spread, exact to about 15 digits (G. Marsaglia, Evaluating the Normal Distribution, 2004). */
final class Normal {
    private Normal() {}

    /** The chance that a normally spread number with mean 0 and standard deviation 1 is below x. */
    static double below(double x) {
        if (x < -8) {
            return 0;
        }
        if (x > 8) {
            return 1;
        }
        double sum = x;
        double term = x;
        for (int i = 3; sum + term != sum; i += 2) {
            term *= x * x / i;
            sum += term;
        }
        return 0.5 + sum * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }
}
