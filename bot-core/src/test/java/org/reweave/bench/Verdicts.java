package org.reweave.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;

/** What is aimed at, held against what was measured in one run. */
final class Verdicts {
    private final PrintStream out;
    private final List<Contest.Row> rows = new ArrayList<>();
    private boolean allMet = true;

    Verdicts(PrintStream out) {
        this.out = out;
    }

    void add(List<Contest.Row> some) {
        rows.addAll(some);
    }

    /** Prints how each database did. */
    void print() {
        out.println();
        for (Contest.Row row : rows) {
            String where = String.format("%s with %,d people: ", row.name(), row.people());
            atLeast(
                    where + "shared commits against a commit each",
                    row.shared().rate() / row.alone().rate(),
                    4);
            atLeast(where + "the runtime against plain JDBC", row.shared().rate() / row.plainRate(), 0.7);
            double spread =
                    (double) row.shared().p99().toNanos() / row.shared().p50().toNanos();
            atMost(where + "p99 against p50 with 64 waiting", spread, 12);
        }
        for (Contest.Row few : rows) {
            for (Contest.Row many : rows) {
                if (few.name().equals(many.name()) && few.people() < many.people()) {
                    String what = String.format(
                            "%s: cost of a turn with %,d against %,d people", few.name(), many.people(), few.people());
                    atMost(what, few.shared().rate() / many.shared().rate(), 1.3);
                }
            }
        }
    }

    void atLeast(String what, double measured, double aim) {
        line(what, measured, "at least", aim, measured >= aim);
    }

    void atMost(String what, double measured, double aim) {
        line(what, measured, "at most", aim, measured <= aim);
    }

    private void line(String what, double measured, String bound, double aim, boolean met) {
        allMet &= met;
        out.printf("%-70s %6.2f   (aim: %s %.1f)  %s%n", what, measured, bound, aim, met ? "met" : "MISSED");
    }

    /** The exit code that tells whether every aim was met: 0, or 1 where one was missed. */
    int exitCode() {
        return allMet ? 0 : 1;
    }
}
