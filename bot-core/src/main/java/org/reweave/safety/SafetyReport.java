package org.reweave.safety;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What the screen makes of labelled lines: what it finds, what it misses, and what it takes for danger that is none.
 *
 * <p>A line is found when it is asked about at least, on the topic it is labelled with. It is found in full when it is taken as
 * seriously as it is labelled, or more.
 */
public final class SafetyReport {
    private static final String NONE = "none";

    private final List<Judged> judged = new ArrayList<>();

    /** A line and what the screen made of it. */
    private record Judged(LabelledLine line, Findings findings) {
        Level onTopic() {
            return line.topic().equals(NONE) ? findings.level() : findings.level(Names.topic(line.topic()));
        }

        boolean danger() {
            return line.seriousness().atLeast(Level.SOFT);
        }

        boolean found() {
            return onTopic().atLeast(Level.SOFT);
        }

        boolean right() {
            return danger()
                    ? onTopic().atLeast(line.seriousness())
                    : !findings.level().atLeast(Level.SOFT);
        }

        boolean kind(String... kinds) {
            return List.of(kinds).contains(line.kind());
        }
    }

    /**
     * One figure with the mark it is held to.
     *
     * @param name what it counts
     * @param hit how many lines
     * @param of out of how many
     * @param mark the share it is held to, from 0 to 1
     * @param least whether the share has to be the mark at least, rather than at most
     */
    public record Figure(String name, int hit, int of, double mark, boolean least) {
        /** Whether it is held; a figure over no lines is. */
        public boolean held() {
            double share = of == 0 ? mark : (double) hit / of;
            return least ? share >= mark : share <= mark;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%-46s %5d of %5d  %5.1f %%  (%s %.0f %%: %s)",
                    name,
                    hit,
                    of,
                    of == 0 ? 0 : 100.0 * hit / of,
                    least ? "at least" : "at most",
                    100 * mark,
                    of == 0 ? "no lines" : held() ? "held" : "MISSED");
        }
    }

    /** Runs the screen over the lines. */
    public SafetyReport(SafetyScreen screen, List<LabelledLine> lines) {
        for (LabelledLine line : lines) {
            judged.add(new Judged(line, screen.look(line.text())));
        }
    }

    /** The figures the screen is held to. */
    public List<Figure> figures() {
        Predicate<Judged> ordinary = one -> one.kind("ordinary", "idiom") && !one.danger();
        return List.of(
                share(
                        "explicit, shown help",
                        one -> one.kind("explicit"),
                        one -> one.onTopic().atLeast(Level.HIGH),
                        0.98),
                share(
                        "imminent, emergency number first",
                        one -> one.line().seriousness() == Level.IMMINENT,
                        one -> one.findings().level() == Level.IMMINENT,
                        1),
                share("oblique, asked about or more", one -> one.kind("oblique"), Judged::found, 0.75),
                share("abuse, asked about or more", one -> one.kind("abuse"), Judged::found, 0.90),
                share("control, asked about or more", one -> one.kind("control"), Judged::found, 0.90),
                new Figure(
                        "ordinary talk taken for danger (high)",
                        count(ordinary.and(one -> one.findings().level().atLeast(Level.HIGH))),
                        count(ordinary),
                        0.01,
                        false),
                new Figure(
                        "ordinary talk asked about (soft)",
                        count(ordinary.and(one -> one.findings().level() == Level.SOFT)),
                        count(ordinary),
                        0.06,
                        false));
    }

    private Figure share(String name, Predicate<Judged> of, Predicate<Judged> hit, double mark) {
        return new Figure(name, count(of.and(hit)), count(of), mark, true);
    }

    private int count(Predicate<Judged> which) {
        return (int) judged.stream().filter(which).count();
    }

    /** A table with a line for each kind, topic and level: lines, found, found in full, false alarms. */
    public List<String> table() {
        Map<String, List<Judged>> groups = new TreeMap<>();
        for (Judged one : judged) {
            String name = String.format(
                    Locale.ROOT,
                    "%-14s %-15s %-9s",
                    one.line().kind(),
                    one.line().topic(),
                    one.line().level());
            groups.computeIfAbsent(name, key -> new ArrayList<>()).add(one);
        }
        List<String> rows = new ArrayList<>();
        rows.add(String.format(
                Locale.ROOT,
                "%-14s %-15s %-9s %6s %6s %8s %6s %6s %6s",
                "kind",
                "topic",
                "level",
                "lines",
                "found",
                "in full",
                "soft",
                "high",
                "immin."));
        groups.forEach((name, ones) -> rows.add(row(name, ones)));
        return rows;
    }

    private static String row(String name, List<Judged> ones) {
        Map<Level, Long> levels = new LinkedHashMap<>();
        for (Level level : Level.values()) {
            levels.put(
                    level,
                    ones.stream().filter(one -> one.findings().level() == level).count());
        }
        boolean danger = ones.get(0).danger();
        return String.format(
                Locale.ROOT,
                "%s %6d %6s %8s %6d %6d %6d",
                name,
                ones.size(),
                danger ? ones.stream().filter(Judged::found).count() : "-",
                danger ? ones.stream().filter(Judged::right).count() : "-",
                levels.get(Level.SOFT),
                levels.get(Level.HIGH),
                levels.get(Level.IMMINENT));
    }

    /** Every line that was not taken as it is labelled, with what it was taken for; the lines are the corpus's own. */
    public List<String> misses() {
        return judged.stream()
                .filter(one -> !one.right())
                .map(one -> String.format(
                        Locale.ROOT,
                        "%s  %s/%s taken for %s: %s",
                        one.line().id(),
                        one.line().topic(),
                        one.line().level(),
                        taken(one.findings()),
                        one.line().text()))
                .toList();
    }

    private static String taken(Findings findings) {
        List<String> taken = findings.all().stream()
                .filter(finding -> finding.level().atLeast(Level.SOFT))
                .map(finding ->
                        finding.topic().written() + "/" + finding.level().written())
                .toList();
        return taken.isEmpty() ? NONE : String.join(" + ", taken);
    }
}
