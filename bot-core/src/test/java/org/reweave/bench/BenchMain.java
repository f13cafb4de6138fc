package org.reweave.bench;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.reweave.Shipped;
import org.reweave.live.Bursts;
import org.reweave.live.JoinWaves;
import org.reweave.live.Playground;
import org.reweave.live.Soak;
import org.reweave.live.StartUp;
import org.reweave.store.StoreSettings;
import org.reweave.year.SimulatedYear;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures, side by side in one run: {@code ./reweave bench}. */
@Command(
        name = "reweave bench",
        mixinStandardHelpOptions = true,
        description = "Measures turns in memory, on H2 and on PostgreSQL, beside plain JDBC in the same run.",
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {"0:every aim was met", "1:an aim was missed"})
public final class BenchMain implements Callable<Integer> {
    private static final int DAYS_OF_A_YEAR = 365;

    private final PrintStream out = System.out;

    @Option(
            names = "--people",
            split = ",",
            defaultValue = "1000,100000",
            description = "How many people; several numbers with commas.")
    private List<Integer> people = List.of();

    @Option(names = "--seconds", defaultValue = "15", description = "How long each measurement lasts.")
    private int seconds;

    @Option(
            names = "--databases",
            split = ",",
            defaultValue = "h2,postgresql",
            description = "On which databases: h2, postgresql.")
    private List<String> databases = List.of();

    @Option(
            names = "--postgres",
            description = "A PostgreSQL to measure, as a JDBC URL with user and password; without it one is started.")
    private String postgres = "";

    private BenchMain() {}

    public static void main(String[] args) throws IOException {
        System.exit(BenchLog.beside(() -> new CommandLine(new BenchMain()).execute(args), System.err));
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        TurnBench bench = new TurnBench(out, Duration.ofSeconds(seconds));
        bench.weigh();
        Verdicts verdicts = new Verdicts(out);
        if (databases.contains("h2")) {
            TurnBench.inNewFolder(folder -> measure(
                    bench,
                    verdicts,
                    "H2",
                    people,
                    count -> new StoreSettings.Embedded(folder.resolve("people-" + count))));
        }
        if (databases.contains("postgresql")) {
            onPostgres(bench, verdicts);
        }
        // Last: so many people in memory leave a heap behind that would be tidied in the parts of the others.
        for (int count : people) {
            bench.inMemory(count);
        }
        verdicts.print();
        verdicts.atMost("a transition alone, microseconds of processor time", TransitionCost.micros(), 5);
        return verdicts.exitCode();
    }

    private void onPostgres(TurnBench bench, Verdicts verdicts) throws IOException, InterruptedException {
        if (postgres.isEmpty()) {
            try (EmbeddedPostgres server = Servers.start()) {
                measure(bench, verdicts, "PostgreSQL", people, count -> Servers.create(server, "people" + count));
            }
        } else {
            StoreSettings own = new StoreSettings.Postgres(postgres, "", "");
            measure(bench, verdicts, "PostgreSQL", people.subList(0, 1), count -> own);
        }
    }

    private static void measure(
            TurnBench bench, Verdicts verdicts, String name, List<Integer> people, IntFunction<StoreSettings> where)
            throws InterruptedException {
        List<Contest> contests = new ArrayList<>();
        try {
            for (int count : people) {
                contests.add(bench.open(name, where.apply(count), count));
            }
            verdicts.add(bench.byTurns(contests));
        } finally {
            contests.forEach(Contest::close);
        }
    }

    @Command(name = "transition", description = "The engine alone, by JMH.", mixinStandardHelpOptions = true)
    Integer transition() throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include(TransitionBenchmark.class.getName())
                        .build())
                .run();
        Verdicts verdicts = new Verdicts(out);
        for (RunResult result : results) {
            String name = result.getPrimaryResult().getLabel();
            double micros = result.getPrimaryResult().getScore();
            if (name.equals("tap")) {
                verdicts.atMost("a transition alone, microseconds: " + name, micros, 5);
            } else {
                out.printf("beside it, for a text that has to be read first: %s %.2f%n", name, micros);
            }
        }
        verdicts.atMost("a transition alone, microseconds of processor time", TransitionCost.micros(), 5);
        return verdicts.exitCode();
    }

    @Command(
            name = "walk",
            description = "Many people walk the whole journey on H2; the size of the database.",
            mixinStandardHelpOptions = true)
    Integer walk(@Option(names = "--people", defaultValue = "10000", description = "How many.") int count)
            throws IOException, InterruptedException {
        TurnBench.inNewFolder(folder -> new WholeWalk(out, count).run(folder));
        return 0;
    }

    @Command(
            name = "nudges",
            description =
                    "Nudges planned and fired a second, and the cost of a look, beside db-scheduler and Quartz in the"
                            + " same run.",
            mixinStandardHelpOptions = true,
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:every aim was met", "1:an aim was missed"})
    Integer nudges(
            @Option(names = "--future", defaultValue = "1000000", description = "How many are planned for later.")
                    int future,
            @Option(names = "--due", defaultValue = "100000", description = "How many are due at once.") int due,
            @Option(
                            names = "--seconds",
                            defaultValue = "40",
                            description = "How long each of the others may fire; the companion fires all.")
                    int length,
            @Option(
                            names = "--on",
                            split = ",",
                            defaultValue = "h2,postgresql",
                            description = "On which databases: h2, postgresql.")
                    List<String> databases)
            throws IOException, InterruptedException {
        Verdicts verdicts = new Verdicts(out);
        NudgeBench bench = new NudgeBench(out, verdicts, future, due, Duration.ofSeconds(length));
        if (databases.contains("h2")) {
            TurnBench.inNewFolder(folder -> bench.on("H2", new StoreSettings.Embedded(folder)));
        }
        if (databases.contains("postgresql")) {
            try (EmbeddedPostgres server = Servers.start()) {
                Servers.create(server, "nudges");
                bench.on(
                        "PostgreSQL",
                        new StoreSettings.Postgres(server.getJdbcUrl("postgres", "nudges"), "postgres", "postgres"));
            }
        }
        return verdicts.exitCode();
    }

    @Command(
            name = "year",
            description =
                    "A year of very many people over the real store, with crashes, downtimes and faults of platforms.",
            mixinStandardHelpOptions = true,
            exitCodeListHeading = "%nExit codes:%n",
            exitCodeList = {"0:nothing was that may never be", "1:something was"})
    Integer year(
            @Option(names = "--people", defaultValue = "10000", description = "How many.") int count,
            @Option(names = "--days", defaultValue = "365", description = "How many days.") int days,
            @Option(
                            names = "--crashes",
                            defaultValue = "500",
                            description = "How often the companion would die in a whole year.")
                    int crashes,
            @Option(
                            names = "--stops",
                            defaultValue = "60",
                            description = "How often it would be down for hours or days in a whole year.")
                    int stops,
            @Option(
                            names = "--outages",
                            defaultValue = "12",
                            description = "How often each platform would be away in a whole year.")
                    int outages,
            @Option(
                            names = "--minutes",
                            defaultValue = "600",
                            description = "How long at most; what was lived by then is counted.")
                    int minutes,
            @Option(names = "--seed", description = "To repeat one.") @Nullable Long seed)
            throws IOException, InterruptedException {
        long chosen = seed == null ? System.nanoTime() : seed;
        out.println("seed " + chosen);
        SimulatedYear.Size size =
                new SimulatedYear.Size(count, days, inDays(crashes, days), inDays(stops, days), inDays(outages, days));
        boolean[] good = {false};
        TurnBench.inNewFolder(folder -> {
            SimulatedYear year = new SimulatedYear(size, chosen, Shipped.engine(), folder, out);
            year.run(Duration.ofMinutes(minutes)).forEach((what, number) -> out.printf("%,12d  %s%n", number, what));
            year.mistakes().forEach(out::println);
            good[0] = year.mistakes().isEmpty();
        });
        out.println(good[0] ? "nothing was that may never be" : "MISSED");
        return good[0] ? 0 : 1;
    }

    /** Of what happens so often in a year, how often in these days. */
    private static int inDays(int inAYear, int days) {
        return (inAYear * days + DAYS_OF_A_YEAR - 1) / DAYS_OF_A_YEAR;
    }

    @Command(
            name = "groups",
            description = "Many support groups through a quarter of a year on H2: topics on time, nothing else said,"
                    + " no private word, memory, size of the database.",
            mixinStandardHelpOptions = true)
    Integer groups(
            @Option(names = "--groups", defaultValue = "200", description = "How many.") int count,
            @Option(names = "--members", defaultValue = "500", description = "How many joined each.") int members)
            throws IOException, InterruptedException {
        boolean[] good = {false};
        TurnBench.inNewFolder(folder -> good[0] = new GroupsBench(out).run(folder, count, members));
        return good[0] ? 0 : 1;
    }

    @Command(
            name = "wave",
            description =
                    "Very many people join one group within five minutes, by each platform's limits and a clock that"
                            + " runs faster.",
            mixinStandardHelpOptions = true)
    Integer wave(
            @Option(names = "--people", defaultValue = "10000", description = "How many.") int count,
            @Option(
                            names = "--faster",
                            defaultValue = "2",
                            description = "How many times as fast the clock runs. The database is no faster for it.")
                    int faster)
            throws IOException, InterruptedException {
        boolean[] good = {false};
        TurnBench.inNewFolder(folder -> good[0] = new JoinWaves(out).run(folder, count, Duration.ofMinutes(5), faster));
        return good[0] ? 0 : 1;
    }

    @Command(
            name = "flood",
            description = "One sender who sends as fast as they can, and what others notice of it.",
            mixinStandardHelpOptions = true)
    Integer flood(
            @Option(names = "--rate", defaultValue = "10000", description = "How many messages a second.") int rate,
            @Option(names = "--seconds", defaultValue = "20", description = "How long.") int length)
            throws IOException, InterruptedException {
        boolean[] good = {false};
        TurnBench.inNewFolder(folder -> good[0] = new FloodBench(out, rate, Duration.ofSeconds(length)).run(folder));
        return good[0] ? 0 : 1;
    }

    @Command(
            name = "soak",
            description =
                    "Many people on every platform's fake, served by ./reweave run: rates, waits, memory, threads.",
            mixinStandardHelpOptions = true)
    Integer soak(
            @Option(names = "--people", defaultValue = "2000", description = "How many, on all platforms together.")
                    int count,
            @Option(names = "--minutes", defaultValue = "10", description = "How long.") int minutes,
            @Option(names = "--thinking", defaultValue = "75", description = "How many seconds each thinks.")
                    int thinking)
            throws IOException {
        boolean good = new Soak(out).run(count, Duration.ofMinutes(minutes), Duration.ofSeconds(thinking));
        return good ? 0 : 1;
    }

    @Command(
            name = "start",
            description = "From the command to being connected to every platform's fake, the memory used then, and its"
                    + " answers.",
            mixinStandardHelpOptions = true)
    Integer start(@Option(names = "--times", defaultValue = "5", description = "How often.") int times)
            throws IOException {
        return new StartUp(out).run(times) ? 0 : 1;
    }

    @Command(
            name = "burst",
            description = "Very many messages at once on every platform's fake, in real time, against its real limits.",
            mixinStandardHelpOptions = true)
    Integer burst(
            @Option(names = "--messages", defaultValue = "10000", description = "How many, on each platform.")
                    int messages) {
        return new Bursts(out).run(messages) ? 0 : 1;
    }

    @Command(
            name = "play",
            description = "Be a person on a platform's fake, served by ./reweave run.",
            mixinStandardHelpOptions = true)
    Integer play(@Parameters(description = "The platform.", defaultValue = "telegram") String platform)
            throws IOException {
        return new Playground(System.in, out).plays(platform) ? 0 : 1;
    }
}
