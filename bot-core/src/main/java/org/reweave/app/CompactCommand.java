package org.reweave.app;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Writes the database anew, so that nothing that was erased is left in the room it had. */
@Command(
        description = "Writes the database anew, so that nothing of people who were erased is left in its file. Stop"
                + " Reweave first.")
final class CompactCommand implements Callable<Integer> {
    private final Main main;

    CompactCommand(Main main) {
        this.main = main;
    }

    @Override
    public Integer call() {
        BotConfig config = main.config();
        Logging.toFile(config.home(), config.logLevel(), main.debug());
        Database.open(config, main.surroundings().clock()).closeCompacted();
        main.surroundings().out().println("The database was written anew; nothing that was erased is left in it.");
        return Main.DONE;
    }
}
