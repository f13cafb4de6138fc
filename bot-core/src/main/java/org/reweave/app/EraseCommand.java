package org.reweave.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.reweave.export.PersonalData;
import org.reweave.message.Address;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Removes everything that is kept of one person. */
@Command(description = "Removes everything that is kept of one person. This cannot be undone.")
final class EraseCommand implements Callable<Integer> {
    private final Main main;

    @Option(
            names = "--as",
            paramLabel = "PLATFORM:USER",
            required = true,
            converter = PersonName.class,
            description = "Whose, such as terminal:me.")
    private @Nullable Address person;

    @Option(names = "--yes", description = "Do not ask first.")
    private boolean sure;

    EraseCommand(Main main) {
        this.main = main;
    }

    @Override
    public Integer call() {
        BotConfig config = main.config();
        Logging.toFile(config.home(), config.logLevel(), main.debug());
        Address account = Objects.requireNonNull(person);
        try (Database database = Database.open(config, main.surroundings().clock())) {
            PersonalData data = database.personalData(account).orElseThrow(() -> PersonName.unknown(account));
            if (!sure && !confirmed(account)) {
                throw new HostException("nothing was erased; type yes when asked, or add --yes");
            }
            if (!database.erase(account)) {
                throw PersonName.unknown(account);
            }
            main.surroundings().out().println("Erased " + PersonName.written(account) + ": " + counts(data) + ".");
        }
        return Main.DONE;
    }

    private boolean confirmed(Address account) {
        main.surroundings()
                .err()
                .print("Erase everything of " + PersonName.written(account) + "? This cannot be undone. Type yes: ");
        main.surroundings().err().flush();
        try {
            BufferedReader in =
                    new BufferedReader(new InputStreamReader(main.surroundings().in(), StandardCharsets.UTF_8));
            String answer = in.readLine();
            return answer != null && answer.strip().equalsIgnoreCase("yes");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String counts(PersonalData data) {
        return "the place in the journey, "
                + many(data.state().trail().size(), "answer") + ", "
                + many(data.nudges().size(), "reminder") + ", "
                + many(data.waiting().size(), "message") + " not yet delivered, "
                + many(data.addresses().size(), "address");
    }

    private static String many(int count, String what) {
        String several = what.endsWith("s") ? what + "es" : what + "s";
        return count + " " + (count == 1 ? what : several);
    }
}
