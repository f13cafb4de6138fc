package org.reweave.app;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.reweave.spi.PlatformAdapter;
import org.reweave.spi.PlatformAdapterProvider.Availability;
import org.reweave.spi.PlatformAdapterProvider.Availability.Misconfigured;
import org.reweave.spi.PlatformAdapterProvider.Availability.NotConfigured;
import picocli.CommandLine.Command;

/** Runs the companion on every chat platform that is set up, until the process is asked to end. */
@Command(description = "Runs the companion on the chat platforms that are set up, until it is stopped.")
final class RunCommand implements Callable<Integer> {
    private final Main main;

    RunCommand(Main main) {
        this.main = main;
    }

    @Override
    public Integer call() {
        BotConfig config = main.config();
        Logging.toConsole(config.logLevel(), main.debug());
        Clock clock = main.surroundings().clock();
        Map<String, Availability> availability =
                Platforms.find(Platforms.context(config, clock)).availability();
        String wrong = availability.values().stream()
                .filter(Misconfigured.class::isInstance)
                .map(state -> ((Misconfigured) state).remedy())
                .collect(Collectors.joining(". "));
        if (!wrong.isEmpty()) {
            throw new HostException(wrong);
        }
        if (availability.values().stream().noneMatch(Availability.Ready.class::isInstance)) {
            throw new HostException(nothingToRun(availability));
        }
        availability.forEach((name, state) -> main.tell(line(name, state)));
        ConfigReader.strangers(main.surroundings().variables()).forEach(main::tell);
        return run(config, clock);
    }

    private int run(BotConfig config, Clock clock) {
        try (Bot bot = Bot.open(
                config, clock, main.journeys(), config.floodLimits(), database -> adapters(config, clock, database))) {
            bot.start();
            bot.goesOn();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return Main.DONE;
    }

    private static List<PlatformAdapter> adapters(BotConfig config, Clock clock, Database database) {
        return Platforms.find(Platforms.context(config, clock, Map.of(), Platforms.Known.in(database)))
                .create();
    }

    private static String nothingToRun(Map<String, Availability> availability) {
        if (availability.isEmpty()) {
            return "there is no platform to run on: no plug-in was found under dist; ./reweave chat opens the terminal";
        }
        return "there is no platform to run on. "
                + availability.values().stream()
                        .filter(NotConfigured.class::isInstance)
                        .map(state -> ((NotConfigured) state).remedy())
                        .collect(Collectors.joining(" "))
                + " Or open it in this terminal: ./reweave chat";
    }

    private static String line(String name, Availability state) {
        return state instanceof NotConfigured missing ? name + " is off. " + missing.remedy() : name + " is on.";
    }
}
