package org.reweave.app;

import java.io.Console;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the process was started in: its environment, its streams and its clock.
 *
 * @param variables the environment
 * @param in standard input
 * @param out standard output
 * @param err standard error
 * @param keyboard whether a person types and reads at a terminal, with nothing redirected
 * @param folder the folder it was started in, where files go that are handed to a person at the terminal
 * @param clock the time (UTC)
 */
public record Surroundings(
        Map<String, String> variables,
        InputStream in,
        PrintStream out,
        PrintStream err,
        boolean keyboard,
        Path folder,
        Clock clock) {

    public Surroundings {
        variables = Map.copyOf(variables);
    }

    /** Those of this process. */
    public static Surroundings ofProcess() {
        return new Surroundings(
                System.getenv(), System.in, System.out, System.err, atTerminal(), Path.of(""), Clock.systemUTC());
    }

    /** Whether colours and control codes are unwanted; see no-color.org. */
    boolean plain() {
        return !variables.getOrDefault("NO_COLOR", "").isEmpty();
    }

    /** From Java 22 on there is a console even where there is no terminal; that one has to be asked. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean atTerminal() {
        @Nullable Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException olderJava) {
            return true;
        } catch (IllegalAccessException | InvocationTargetException e) {
            return false;
        }
    }
}
