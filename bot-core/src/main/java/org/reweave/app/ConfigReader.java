package org.reweave.app;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Reads the configuration from its file and from the environment, and names everything that is wrong with it at once. */
final class ConfigReader {
    /** Variables that are ours but no settings: they are read before the settings are. */
    private static final Set<String> BEFOREHAND = Set.of(HomeFolder.VARIABLE, "REWEAVE_JAVA_OPTS");

    private static final String PREFIX = "REWEAVE_";

    private final Path home;
    private final Map<String, String> environment;
    private final List<String> problems = new ArrayList<>();

    private ConfigReader(Path home, Map<String, String> environment) {
        this.home = home;
        this.environment = environment;
    }

    /**
     * Reads what is set.
     *
     * @throws HostException with a line for each value that is wrong and each key that is not known
     */
    static BotConfig read(Path home, Map<String, String> environment) {
        ConfigReader reader = new ConfigReader(home, environment);
        Map<Setting, String> values = reader.values();
        if (!reader.problems.isEmpty()) {
            throw new HostException(reader.problems);
        }
        BotConfig config = new BotConfig(home, values);
        config.contradiction().ifPresent(problem -> {
            throw new HostException(problem);
        });
        return config;
    }

    /** Variables that look like ours and are not known, each with what was probably meant. Harmless, so only told. */
    static List<String> strangers(Map<String, String> environment) {
        List<String> known = variables();
        return new TreeMap<>(environment)
                .keySet().stream()
                        .filter(name -> name.startsWith(PREFIX))
                        .filter(Predicate.not(known::contains))
                        .filter(Predicate.not(BEFOREHAND::contains))
                        .map(name -> NearestName.of(name, known)
                                .map(nearest -> name + " means nothing here; did you mean " + nearest + "?")
                                .orElse(name + " means nothing here"))
                        .toList();
    }

    private static List<String> variables() {
        return Arrays.stream(Setting.values()).map(Setting::variable).toList();
    }

    private Map<Setting, String> values() {
        Map<Setting, String> values = new EnumMap<>(Setting.class);
        Path file = home.resolve(BotConfig.FILE);
        if (Files.exists(file)) {
            for (ConfigFile.Line line : ConfigFile.read(file)) {
                fromFile(line, values);
            }
        }
        for (Setting setting : Setting.values()) {
            String value = environment.getOrDefault(setting.variable(), "").strip();
            if (!value.isEmpty()) {
                take(setting, value, setting.variable(), values);
            }
        }
        return values;
    }

    private void fromFile(ConfigFile.Line line, Map<Setting, String> values) {
        String place = BotConfig.FILE + " line " + line.number() + ": ";
        Optional<Setting> setting = Setting.ofKey(line.key());
        if (setting.isEmpty()) {
            List<String> keys =
                    Arrays.stream(Setting.values()).map(Setting::key).toList();
            problems.add(place + "there is no setting " + line.key()
                    + NearestName.of(line.key(), keys)
                            .map(key -> "; did you mean " + key + "?")
                            .orElse("; docs/configuration.md lists all there are"));
        } else if (!line.value().isEmpty()
                && environment.getOrDefault(setting.get().variable(), "").isBlank()) {
            take(setting.get(), line.value(), place + line.key(), values);
        }
    }

    private void take(Setting setting, String value, String place, Map<Setting, String> values) {
        Optional<String> problem = setting.kind().problem(value, home);
        if (problem.isPresent()) {
            problems.add(place + " " + problem.get());
        } else {
            values.put(setting, value);
        }
    }
}
