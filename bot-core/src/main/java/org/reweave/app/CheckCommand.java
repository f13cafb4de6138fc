package org.reweave.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.reweave.journey.Journey;
import org.reweave.journey.ReadingAge;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Looks at everything the companion needs and lists what is wrong, each with its remedy. */
@Command(
        description = {
            "Checks journeys, settings, database, disk and what was put aside; lists each finding with its remedy.",
            "The exit code is 1 when there is a problem."
        })
final class CheckCommand implements Callable<Integer> {
    private static final int HARDEST = 15;

    private final Main main;

    @Option(
            names = "--journeys",
            paramLabel = "DIR",
            description = "Check the journeys in this folder too, each in a folder of its own.")
    private @Nullable Path folder;

    @Option(names = "--reading", description = "List the prompts that are hardest to read as well.")
    private boolean reading;

    CheckCommand(Main main) {
        this.main = main;
    }

    @Override
    public Integer call() {
        Surroundings around = main.surroundings();
        Logging.toFile(HomeFolder.named(around.variables()), "info", main.debug());
        List<Finding> findings = new Doctor(around, main.journeys().get()).examine(Optional.ofNullable(folder));
        findings.forEach(around.out()::println);
        if (reading) {
            JourneyShelf.readable(main.journeys().get(), Optional.ofNullable(folder))
                    .forEach(this::hardest);
        }
        return findings.stream().anyMatch(Finding::bad) ? Main.FAILED : Main.DONE;
    }

    private void hardest(Journey journey) {
        main.surroundings().out().println();
        main.surroundings().out().println("The prompts of " + journey.id() + " that are hardest to read, by age:");
        for (ReadingAge.Hard hard : ReadingAge.hardest(journey, HARDEST)) {
            main.surroundings()
                    .out()
                    .println(String.format(
                            Locale.ROOT,
                            "%5.1f  %s  %s",
                            hard.age().grade() + 5,
                            hard.step().id(),
                            String.join(", ", hard.age().longWords())));
        }
    }
}
