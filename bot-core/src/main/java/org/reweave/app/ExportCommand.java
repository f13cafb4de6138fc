package org.reweave.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.reweave.message.Address;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Writes out everything that is kept of one person. */
@Command(description = "Writes everything that is kept of one person, as JSON that can be read.")
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
            write(json(data, Conversation.read(config, main.journeys().get())));
        }
        return Main.DONE;
    }

    private String json(PersonalData data, Conversation conversation) {
        try {
            return new JsonMapper()
                            .writerWithDefaultPrettyPrinter()
                            .writeValueAsString(data.json(
                                    conversation.journeyOf(data.state()),
                                    conversation.retelling(data.state()),
                                    main.surroundings().clock().instant()))
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String json) {
        if (out == null) {
            byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
            main.surroundings().out().write(bytes, 0, bytes.length);
            main.surroundings().out().flush();
            return;
        }
        try {
            HomeFolder.createForOwner(out);
            Files.writeString(out, json, StandardCharsets.UTF_8);
        } catch (FileAlreadyExistsException e) {
            throw new HostException(out + " is there already; name a new file with --out", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        main.tell("written to " + out);
    }
}
