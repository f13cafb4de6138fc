package org.reweave.app;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.reweave.runtime.FloodLimits;
import org.reweave.terminal.GroupTable;
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

    @Option(
            names = "--group",
            description = {
                "A whole group at this terminal, with a clock to move; nothing of it is kept.",
                "One line is what one of them does: \"ana: hello\", \"lead@ /reweave setup\", \"@ +7d\"."
            })
    private boolean group;

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "With --group: when it begins, such as 2026-03-02T18:00:00Z (default: now).")
    private @Nullable Instant start;

    ChatCommand(Main main) {
        this.main = main;
    }

    @Override
    public Integer call() {
        BotConfig config = main.config();
        Logging.toFile(config.home(), config.logLevel(), main.debug());
        if (group) {
            return playGroup(config);
        }
        TerminalAdapter terminal = terminal(config);
        try (Bot bot = Bot.open(
                config,
                main.surroundings().clock(),
                main.journeys(),
                FloodLimits.NONE,
                database -> List.of(terminal))) {
            bot.start();
            return code(terminal.ended().join());
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** The person was told on the screen; whoever runs this is told where to look. */
    static int code(Ending ending) {
        if (ending == Ending.NOT_SAVED) {
            throw new HostException("what was written last could not be saved; ./reweave check tells what is wrong");
        }
        return Main.DONE;
    }

    private int playGroup(BotConfig config) {
        Instant begins = start == null ? main.surroundings().clock().instant() : start;
        GroupTable table = GroupTable.at(screen(), config.language());
        Conversation conversation = Conversation.read(config, main.journeys().get());
        try (GroupPlay play = new GroupPlay(conversation, begins, table)) {
            play.run(table);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return Main.DONE;
    }

    private Screen screen() {
        Surroundings around = main.surroundings();
        return new Screen(around.in(), around.out(), around.keyboard(), around.plain(), around.folder());
    }

    private TerminalAdapter terminal(BotConfig config) {
        Surroundings around = main.surroundings();
        return new TerminalAdapterProvider(screen())
                .create(Platforms.context(
                        config, around.clock(), Map.of(TerminalAdapterProvider.USER, name), Platforms.Known.NOBODY));
    }
}
