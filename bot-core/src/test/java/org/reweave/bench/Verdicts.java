package org.reweave.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** The ratios that are aimed at, from what was measured in one run. */
final class Verdicts {
    private record Case(String database, int people, TurnBench.Row row) {}

    private final PrintStream out;
    private final List<Case> cases = new ArrayList<>();

    Verdicts(PrintStream out) {
        this.out = out;
    }

    void add(String database, int people, TurnBench.Row row) {
        cases.add(new Case(database, people, row));
    }

    void print() {
        out.println();
        for (Case one : cases) {
            TurnBench.Row row = one.row();
            String where = one.database() + " with " + one.people() + " people: ";
            line(
                    where + "shared commits against a commit each",
                    row.shared().rate() / row.alone().rate(),
                    4,
                    true);
            line(where + "the runtime against plain JDBC", row.shared().rate() / row.plainRate(), 0.7, true);
            double spread =
                    (double) row.shared().p99().toNanos() / row.shared().p50().toNanos();
            line(where + "p99 against p50 with 64 waiting", spread, 12, false);
        }
        for (Case few : cases) {
            for (Case many : cases) {
                if (few.database().equals(many.database()) && few.people() < many.people()) {
                    double cost =
                            few.row().shared().rate() / many.row().shared().rate();
                    line(
                            few.database() + ": cost of a turn with " + many.people() + " against " + few.people()
                                    + " people",
                            cost,
                            1.3,
                            false);
                }
            }
        }
    }

    private void line(String what, double ratio, double target, boolean atLeast) {
        boolean met = atLeast ? ratio >= target : ratio <= target;
        out.printf(
                "%-70s %6.2f   (aim: %s %.1f)  %s%n",
                what, ratio, atLeast ? "at least" : "at most", target, met ? "met" : "MISSED");
    }
}
