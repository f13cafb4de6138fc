package org.reweave.app;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Makes an empty database where one is missing beside its key; one that is there is left as it is. */
@Command(
        description =
                "Makes an empty database where the one that belongs to the key is missing. Look for a backup first;"
                        + " a database that is there is left as it is.")
final class StartEmptyCommand implements Callable<Integer> {
    private final Main main;

    StartEmptyCommand(Main main) {
        this.main = main;
    }

    @Override
    public Integer call() {
        BotConfig config = main.config();
        Logging.toFile(config.home(), config.logLevel(), main.debug());
        try (Database database = Database.orEmpty(config, main.surroundings().clock())) {
            if (database.status().people() > 0) {
                throw new HostException(
                        "there is a database already, and somebody in it; it was left as it is. To begin"
                                + " with an empty one, move its file away first");
            }
        }
        main.surroundings().out().println("There is an empty database. Start Reweave as usual.");
        return Main.DONE;
    }
}
