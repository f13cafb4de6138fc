package org.reweave.app;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.reweave.journey.JourneyCatalog.Reading;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The command line: opens the companion in the terminal, runs it on chat platforms, or looks after what it keeps.
 *
 * <p>Whatever goes wrong is told in a line with what to do about it; the exit code is then not 0.
 */
@Command(
        name = "reweave",
        scope = ScopeType.INHERIT,
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        sortOptions = false,
        usageHelpWidth = 100,
        description = "A chat companion that walks people through rebuilding trust.",
        footer = {
            "",
            "Without a command it opens the chat in this terminal, or runs the platforms where a token is set.",
            "Settings: reweave.yaml in the folder REWEAVE_HOME (default: data), or the environment; see docs/configuration.md."
        })
public final class Main implements Callable<Integer> {
    /** A command that was meant is hardly longer or shorter than what was typed. */
    private static final int ALIKE = 2;

    static final int DONE = 0;
    static final int FAILED = 1;
    static final int WRONG_USE = 2;

    private final Surroundings surroundings;
    private final Supplier<Reading> journeys;

    @Option(
            names = "--debug",
            scope = ScopeType.INHERIT,
            description = "Show everything about an error, and log more; what people wrote may be in it.")
    private boolean debug;

    private Main(Surroundings surroundings, Supplier<Reading> journeys) {
        this.surroundings = surroundings;
        this.journeys = journeys;
    }

    /** Runs the command given and ends the process with its exit code. */
    public static void main(String[] args) {
        // Nearly every command needs the journeys, and reading them takes longest: it begins before anything else.
        CompletableFuture<Reading> journeys = CompletableFuture.supplyAsync(JourneyShelf::onBoard);
        System.exit(execute(Surroundings.ofProcess(), journeys::join, args));
    }

    /** Runs the command given and returns its exit code: 0 done, 1 failed, 2 used wrongly. */
    public static int execute(Surroundings surroundings, String... args) {
        return execute(surroundings, JourneyShelf::onBoard, args);
    }

    static int execute(Surroundings surroundings, Supplier<Reading> journeys, String... args) {
        Main main = new Main(surroundings, journeys);
        CommandLine commandLine = new CommandLine(main);
        commandLine
                .addSubcommand("chat", new ChatCommand(main))
                .addSubcommand("run", new RunCommand(main))
                .addSubcommand("check", new CheckCommand(main))
                .addSubcommand("export", new ExportCommand(main))
                .addSubcommand("erase", new EraseCommand(main))
                .addSubcommand("compact", new CompactCommand(main))
                .addSubcommand("rotate-key", new RotateKeyCommand(main))
                .addSubcommand("start-empty", new StartEmptyCommand(main))
                .addSubcommand("safety-report", new SafetyReportCommand(main));
        commandLine.setOut(new PrintWriter(surroundings.out(), true, StandardCharsets.UTF_8));
        commandLine.setErr(new PrintWriter(surroundings.err(), true, StandardCharsets.UTF_8));
        commandLine.setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        commandLine.setParameterExceptionHandler((wrong, arguments) -> main.wrongUse(wrong));
        commandLine.setExecutionExceptionHandler((failure, command, parsed) -> main.failed(failure));
        commandLine.setUnmatchedOptionsArePositionalParams(false);
        return commandLine.execute(args);
    }

    /** With no command: the platforms where one is configured, else the terminal. */
    @Override
    public Integer call() {
        return platformConfigured() ? new RunCommand(this).call() : new ChatCommand(this).call();
    }

    private boolean platformConfigured() {
        BotConfig config = config();
        return config.value(Setting.DISCORD_TOKEN).isPresent()
                || config.value(Setting.TELEGRAM_TOKEN).isPresent();
    }

    Surroundings surroundings() {
        return surroundings;
    }

    /** The journeys that come along, with whatever is wrong with them. */
    Supplier<Reading> journeys() {
        return journeys;
    }

    boolean debug() {
        return debug;
    }

    /** The home folder, made where there is none yet. */
    Path home() {
        return HomeFolder.open(surroundings.variables());
    }

    /** What is set; a wrong setting is a {@link HostException}. */
    BotConfig config() {
        return ConfigReader.read(home(), surroundings.variables());
    }

    /** Tells the person at the keyboard something, on standard error. */
    void tell(String line) {
        surroundings.err().println("reweave: " + line);
    }

    private int wrongUse(ParameterException wrong) {
        String says = Objects.requireNonNullElse(wrong.getMessage(), "this is not understood");
        List<String> meant = List.of();
        if (wrong instanceof UnmatchedArgumentException unmatched) {
            String typed = unmatched.getUnmatched().get(0);
            says = "there is no " + typed + " here";
            int end = typed.contains("=") ? typed.indexOf('=') : typed.length();
            meant = unmatched.getSuggestions().stream()
                    .filter(name -> Math.abs(name.length() - end) <= ALIKE)
                    .toList();
        }
        String help = "./" + wrong.getCommandLine().getCommandSpec().qualifiedName() + " --help";
        tell(says.lines().findFirst().orElse(says)
                + (meant.isEmpty() ? "; see " : "; did you mean " + String.join(" or ", meant) + "? See ")
                + help);
        return WRONG_USE;
    }

    private int failed(Exception failure) {
        Remedy.of(failure).forEach(this::tell);
        if (debug) {
            failure.printStackTrace(surroundings.err());
        }
        return FAILED;
    }
}
