package org.reweave.app;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import org.reweave.runtime.FloodLimits;
import org.reweave.terminal.TerminalAdapter;
import org.reweave.terminal.TerminalAdapter.Ending;
import org.reweave.terminal.TerminalAdapterProvider;
import org.reweave.terminal.TerminalAdapterProvider.Screen;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Opens the companion in this terminal. */
@Command(
        description = {
            "Opens the chat in this terminal.",
            "Ctrl-C leaves; the next start goes on in the same place. Lines can also come from a file: chat < chat.txt"
        })
final class ChatCommand implements Callable<Integer> {
    private final Main main;

    @Option(
            names = "--as",
            paramLabel = "NAME",
            defaultValue = "me",
            converter = UserName.class,
            description = "Who is talking; each name has its own place (default: ${DEFAULT-VALUE}).")
    private String name = "me";

    ChatCommand(Main main) {
        this.main = main;
    }

    @Override
    public Integer call() {
        BotConfig config = main.config();
        Logging.toFile(config.home(), config.logLevel(), main.debug());
        TerminalAdapter terminal = terminal(config);
        try (Bot bot = Bot.open(
                config,
                main.surroundings().clock(),
                main.journeys(),
                FloodLimits.NONE,
                database -> List.of(terminal))) {
            bot.start();
            return terminal.ended().join() == Ending.NOT_SAVED ? Main.FAILED : Main.DONE;
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    private TerminalAdapter terminal(BotConfig config) {
        Surroundings around = main.surroundings();
        Screen screen = new Screen(around.in(), around.out(), around.keyboard(), around.plain());
        return new TerminalAdapterProvider(screen)
                .create(Platforms.context(
                        config, around.clock(), Map.of(TerminalAdapterProvider.USER, name), platform -> List.of()));
    }
}
