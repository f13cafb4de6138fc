package org.reweave.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.util.List;
import org.reweave.Shipped;
import org.reweave.engine.PersonEngine;

/** The processor time of a transition alone, which other programs on the machine disturb less than the time it takes. */
final class TransitionCost {
    private static final Instant NOW = Instant.parse("2026-03-02T18:00:00Z");
    private static final int PEOPLE = 500;
    private static final int ROUNDS = 6;
    private static final int EACH_ROUND = 50_000;

    private TransitionCost() {}

    /** Microseconds of processor time for one tapped answer, in the best of a few rounds, the first of which warm up. */
    static double micros() {
        PersonEngine engine = Shipped.engine();
        List<Crowd.Placed> people = Crowd.interleaved(PEOPLE, NOW);
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        double best = Double.MAX_VALUE;
        for (int round = 0; round < ROUNDS; round++) {
            long begin = threads.getCurrentThreadCpuTime();
            long effects = 0;
            for (int i = 0; i < EACH_ROUND; i++) {
                Crowd.Placed placed = people.get(i % PEOPLE);
                effects += engine.transition(placed.state(), placed.tap(), placed.at())
                        .effects()
                        .size();
            }
            if (effects == 0) {
                throw new IllegalStateException("nobody was answered");
            }
            best = Math.min(best, (threads.getCurrentThreadCpuTime() - begin) / 1e3 / EACH_ROUND);
        }
        return best;
    }
}
