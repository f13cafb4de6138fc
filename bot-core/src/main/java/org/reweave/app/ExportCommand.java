package org.reweave.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.reweave.export.Export;
import org.reweave.export.PersonalData;
import org.reweave.message.Address;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes out everything that is kept of one person. */
@Command(description = "Writes everything that is kept of one person, as JSON or as a page to read.")
final class ExportCommand implements Callable<Integer> {
    private final Main main;

    @Option(
            names = "--as",
            paramLabel = "PLATFORM:USER",
            required = true,
            converter = PersonName.class,
            description = "Whose, such as terminal:me.")
    private @Nullable Address person;

    @Option(names = "--out", paramLabel = "FILE", description = "Into this new file (default: standard output).")
    private @Nullable Path out;

    @Option(names = "--page", description = "As a page to read (HTML) instead of JSON.")
    private boolean page;

    ExportCommand(Main main) {
        this.main = main;
    }

    @Override
    public Integer call() {
        BotConfig config = main.config();
        Logging.toFile(config.home(), config.logLevel(), main.debug());
        Address account = Objects.requireNonNull(person);
        try (Database database = Database.open(config, main.surroundings().clock())) {
            PersonalData data = database.personalData(account).orElseThrow(() -> PersonName.unknown(account));
            Conversation conversation =
                    Conversation.read(config, main.journeys().get());
            Export export = new Export(
                    data,
                    conversation.retelling(data.state()),
                    main.surroundings().clock().instant());
            write(page ? export.page().html() : export.json());
        }
        return Main.DONE;
    }

    private void write(String text) {
        if (out == null) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            main.surroundings().out().write(bytes, 0, bytes.length);
            main.surroundings().out().flush();
            return;
        }
        try {
            HomeFolder.createForOwner(out);
            Files.writeString(out, text, StandardCharsets.UTF_8);
        } catch (FileAlreadyExistsException e) {
            throw new HostException(out + " is there already; name a new file with --out", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        main.tell("written to " + out);
    }
}
