package org.reweave.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.reweave.engine.LanguageFiles;
import org.reweave.journey.JourneyCatalog;
import org.reweave.journey.JourneyCatalog.Reading;
import org.reweave.journey.JourneyStatistics;
import org.reweave.journey.MissingTexts;
import org.reweave.journey.Problem;
import org.reweave.spi.PlatformAdapterProvider.Availability;
import org.reweave.spi.PlatformAdapterProvider.Availability.Misconfigured;
import org.reweave.spi.PlatformAdapterProvider.Availability.NotConfigured;
import org.reweave.store.Inbox.Parked;
import org.reweave.store.Nudges.Late;
import org.reweave.store.Nudges.Stage;
import org.reweave.store.StoreException;
import org.reweave.store.StoreStatus;

/** Looks at everything the companion needs, and says of each thing how it stands and what to do about it. */
final class Doctor {
    private static final long MEGABYTE = 1024 * 1024;
    private static final long SCARCE = 500 * MEGABYTE;
    private static final long TOO_LITTLE = 50 * MEGABYTE;
    private static final int SHOWN = 10;

    private final Surroundings surroundings;
    private final Reading onBoard;
    private final List<Finding> findings = new ArrayList<>();

    Doctor(Surroundings surroundings, Reading onBoard) {
        this.surroundings = surroundings;
        this.onBoard = onBoard;
    }

    /** Everything found, in the order it was looked at; {@code journeys} are looked at in place of those that are set. */
    List<Finding> examine(Optional<Path> journeys) {
        machine();
        Optional<Path> home = attempt("home folder", () -> HomeFolder.open(surroundings.variables()));
        home.ifPresent(this::folder);
        Optional<BotConfig> config =
                home.flatMap(folder -> attempt("settings", () -> ConfigReader.read(folder, surroundings.variables())));
        config.ifPresent(this::settings);
        languages();
        journeys(journeys.isPresent() ? journeys : config.flatMap(BotConfig::journeysDir));
        config.ifPresent(this::helpLines);
        config.ifPresent(this::database);
        return List.copyOf(findings);
    }

    private interface Look<T> {
        T at();
    }

    private <T> Optional<T> attempt(String subject, Look<T> look) {
        try {
            return Optional.of(look.at());
        } catch (HostException e) {
            e.lines().forEach(line -> add(Finding.problem(subject, line, "")));
        } catch (StoreException e) {
            Remedy.of(e).forEach(line -> add(Finding.problem(subject, line, "")));
        }
        return Optional.empty();
    }

    private void add(Finding finding) {
        findings.add(finding);
    }

    private void machine() {
        Runtime machine = Runtime.getRuntime();
        add(Finding.ok(
                "Java",
                Runtime.version() + ", up to " + machine.maxMemory() / MEGABYTE + " MB of memory, "
                        + machine.availableProcessors() + " processors"));
    }

    private void folder(Path home) {
        if (HomeFolder.openToOthers(home).orElse(false)) {
            add(Finding.warning(
                    "home folder", home + " can be opened by other users of this machine", "Run: chmod 700 " + home));
        } else {
            add(Finding.ok("home folder", home.toString()));
        }
        try {
            space(home, Files.getFileStore(home).getUsableSpace());
        } catch (IOException e) {
            add(Finding.warning("disk", "the free space in " + home + " cannot be told", "Look yourself: df " + home));
        }
    }

    private void space(Path home, long free) {
        String says = free / MEGABYTE + " MB are free in " + home;
        if (free < TOO_LITTLE) {
            add(Finding.problem("disk", says, "Free some space: nothing can be saved on a full disk."));
        } else if (free < SCARCE) {
            add(Finding.warning("disk", says, "Free some space before it is full."));
        } else {
            add(Finding.ok("disk", says));
        }
    }

    private void settings(BotConfig config) {
        Path file = config.home().resolve(BotConfig.FILE);
        add(Finding.ok(
                "settings", Files.exists(file) ? file.toString() : "none in a file; " + file + " can hold some"));
        if (Files.exists(file) && HomeFolder.openToOthers(file).orElse(false)) {
            add(Finding.warning("settings", file + " can be read by other users", "Run: chmod 600 " + file));
        }
        ConfigReader.strangers(surroundings.variables())
                .forEach(line -> add(Finding.warning("settings", line, "Rename it or take it away.")));
        attempt("platforms", () -> Platforms.find(Platforms.context(config, surroundings.clock())))
                .ifPresent(platforms -> platforms.availability().forEach(this::platform));
    }

    private void platform(String name, Availability state) {
        if (state instanceof Misconfigured wrong) {
            add(Finding.problem(name, "it cannot be started", wrong.remedy()));
        } else {
            add(Finding.ok(name, state instanceof NotConfigured missing ? "off. " + missing.remedy() : "on"));
        }
    }

    private void journeys(Optional<Path> folder) {
        reading("journeys", onBoard);
        folder.ifPresent(dir -> attempt("journeys", () -> JourneyShelf.in(dir))
                .ifPresent(reading -> reading("journeys in " + dir, reading)));
    }

    private void reading(String subject, Reading reading) {
        for (Problem problem : reading.problems()) {
            String step = problem.step().isEmpty() ? "" : problem.step() + ": ";
            add(Finding.problem(
                    subject, problem.file() + ":" + problem.line() + " " + step + problem.what(), problem.remedy()));
        }
        JourneyCatalog catalog = reading.catalog();
        for (String id : catalog.ids()) {
            String numbers = JourneyStatistics.of(catalog.latest(id)).toString();
            add(Finding.ok(
                    subject,
                    id + ", revision " + catalog.latest(id).revision() + ": "
                            + String.join("; ", numbers.lines().toList())));
            MissingTexts.of(catalog.latest(id)).forEach(missing -> untranslated(subject, id, missing));
        }
    }

    private void untranslated(String subject, String journey, MissingTexts missing) {
        int lacks = missing.places().size();
        if (lacks == 0) {
            add(Finding.ok(subject, journey + " is complete in " + missing.language()));
            return;
        }
        add(Finding.warning(
                subject,
                journey + " lacks " + lacks + " of " + missing.texts() + " texts in " + missing.language() + ", first: "
                        + String.join(", ", missing.places().subList(0, Math.min(SHOWN, lacks))),
                "Translate them; until then the original is said there."));
    }

    private void languages() {
        List<String> spoken = SettingKind.SPOKEN;
        ClassLoader loader = Doctor.class.getClassLoader();
        add(Finding.ok("languages", String.join(", ", spoken)));
        for (String code : spoken.subList(1, spoken.size())) {
            List<String> missing = LanguageFiles.missing(loader, code, spoken.get(0));
            if (!missing.isEmpty()) {
                add(Finding.warning(
                        "languages",
                        code + " lacks " + missing.size() + " texts, first: "
                                + String.join(", ", missing.subList(0, Math.min(SHOWN, missing.size()))),
                        "Translate them; until then they are said in " + spoken.get(0) + "."));
            }
        }
    }

    private void helpLines(BotConfig config) {
        attempt("help lines", () -> HelpLineFile.read(config.helpLines())).ifPresent(lines -> {
            LocalDate today = LocalDate.now(surroundings.clock());
            long without = lines.countries().values().stream()
                    .filter(country -> country.lines().isEmpty())
                    .count();
            String says = lines.countries().size() + " countries, " + without
                    + " of them with no line but the emergency number";
            String remedy = "Look at each again, and write it with the new date into a file named by help-lines; "
                    + "docs/safety.md shows how.";
            if (lines.expired(today) > 0) {
                add(Finding.problem(
                        "help lines",
                        lines.expired(today) + " were last looked at over a year ago and are not shown",
                        remedy));
            } else if (lines.old(today) > 0) {
                add(Finding.warning(
                        "help lines", lines.old(today) + " were last looked at over six months ago", remedy));
            } else {
                add(Finding.ok("help lines", says));
            }
        });
    }

    private void database(BotConfig config) {
        Optional<String> holder = config.builtInDatabase() ? HomeLock.holder(config.home()) : Optional.empty();
        if (holder.isPresent()) {
            add(Finding.warning(
                    "database",
                    "a companion is running with it (process " + holder.get() + ")",
                    "That is fine; to have it looked into as well, end that one first."));
            return;
        }
        attempt("database", () -> Database.open(config, surroundings.clock())).ifPresent(open -> {
            try (Database database = open) {
                StoreStatus status = database.status();
                add(Finding.ok(
                        "database",
                        (config.builtInDatabase() ? "built in, " : "PostgreSQL, ") + status.bytes() / MEGABYTE + " MB, "
                                + people(status.people()) + ", version " + status.schemaVersion() + " of the tables"));
                add(Finding.ok("outbox", status.waiting() + " messages wait to be delivered"));
                late(database.late());
                parked(database, status.parked());
            }
        });
    }

    private static String people(long count) {
        return count == 1 ? "1 person" : count + " people";
    }

    private void late(List<Late> counts) {
        if (counts.isEmpty()) {
            add(Finding.ok("notes", "none came late in the last seven days"));
        }
        for (Late late : counts) {
            boolean fired = late.stage() == Stage.FIRED;
            add(
                    Finding.warning(
                            "notes",
                            "in the last seven days " + late.notes()
                                    + (fired ? " were written" : " arrived")
                                    + " more than 15 minutes "
                                    + (fired ? "after their time" : "after they were written")
                                    + ", the last of them " + late.longest().toMinutes() + " minutes",
                            fired
                                    ? "That is so after the companion was stopped; otherwise the log of that time tells more."
                                    : "A platform was away, or very many came at the same minute: docs/nudges.md has figures."));
        }
    }

    private void parked(Database database, long count) {
        if (count == 0) {
            add(Finding.ok("put aside", "nothing"));
            return;
        }
        for (Parked update : database.parked(SHOWN)) {
            add(Finding.warning(
                    "put aside",
                    "an update of " + update.update().platform() + " at " + update.at() + " failed three times: "
                            + update.reason(),
                    "The log of that time tells more; please report it. The person was told that it was not"
                            + " taken in."));
        }
        if (count > SHOWN) {
            add(Finding.warning("put aside", "and " + (count - SHOWN) + " older ones", ""));
        }
    }
}
