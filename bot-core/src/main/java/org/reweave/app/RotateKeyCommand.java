package org.reweave.app;

import java.util.concurrent.Callable;
import org.reweave.store.KeyFile;
import picocli.CommandLine.Command;

/** Puts a new master key in the place of the old one. */
@Command(
        description = "Makes a new master key and wraps everybody's key with it. Stop Reweave first; keep a copy of the"
                + " new key apart from the backups.")
final class RotateKeyCommand implements Callable<Integer> {
    private final Main main;

    RotateKeyCommand(Main main) {
        this.main = main;
    }

    @Override
    public Integer call() {
        BotConfig config = main.config();
        Logging.toFile(config.home(), config.logLevel(), main.debug());
        KeyFile file = HostKeys.file(config);
        if (config.value(Setting.KEY).isPresent()) {
            throw new HostException("the key is in the setting " + Setting.KEY.key() + ", which no command can change;"
                    + " write it into " + file.where() + ", take the setting away, and call this again");
        }
        int people = Database.rotateKey(config, main.surroundings().clock(), file);
        main.surroundings()
                .out()
                .println("There is a new key in " + file.where() + ", for the data of " + people
                        + " people. Keep a copy of it apart from the backups; older backups need the older key.");
        return Main.DONE;
    }
}
