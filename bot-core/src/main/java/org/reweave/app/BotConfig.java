package org.reweave.app;

import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.reweave.runtime.FloodLimits;
import org.reweave.runtime.Retention;

/**
 * How the companion is set up: the file {@code reweave.yaml} in its home folder, overruled by the environment.
 *
 * <p>Every value in here has been checked. It can be printed: secrets show as {@code ***}.
 */
final class BotConfig {
    /** The name of the file in the home folder. */
    static final String FILE = "reweave.yaml";

    private final Path home;
    private final Map<Setting, String> values;

    /** Takes values that were checked. */
    BotConfig(Path home, Map<Setting, String> values) {
        this.home = home;
        this.values = values.isEmpty() ? new EnumMap<>(Setting.class) : new EnumMap<>(values);
    }

    /** The folder everything is kept in. */
    Path home() {
        return home;
    }

    /** A setting's value, or its standard one. */
    Optional<String> value(Setting setting) {
        String value = values.getOrDefault(setting, setting.standard());
        return value.isEmpty() ? Optional.empty() : Optional.of(value);
    }

    Optional<Secret> secret(Setting setting) {
        return value(setting).map(Secret::new);
    }

    String language() {
        return value(Setting.LANGUAGE).orElse("en");
    }

    /** The time zone of people who have not told theirs; where none is set, the one of this machine. */
    ZoneId zone() {
        return value(Setting.ZONE).map(ZoneId::of).orElseGet(ZoneId::systemDefault);
    }

    /** A folder with journeys that take the place of those of the same name that come along. */
    Optional<Path> journeysDir() {
        return value(Setting.JOURNEYS_DIR).map(home::resolve);
    }

    /** The host's own table of help lines; its countries take the place of those that come along. */
    Optional<Path> helpLines() {
        return value(Setting.HELP_LINES).map(home::resolve);
    }

    /** How much is taken in from one person or group. */
    FloodLimits floodLimits() {
        return FloodLimits.aMinute(count(Setting.MESSAGES_AT_ONCE), count(Setting.MESSAGES_A_MINUTE));
    }

    /** How long what is kept. */
    Retention retention() {
        return new Retention(
                Duration.ofDays(count(Setting.UPDATES_KEPT)),
                Duration.ofDays(count(Setting.FAILURES_KEPT)),
                Duration.ofDays(count(Setting.UNDELIVERED_KEPT)),
                Duration.ofDays(count(Setting.WITHDRAWN_KEPT)),
                Duration.ofDays(count(Setting.UNDECIDED_ERASED_AFTER)),
                Duration.ofDays(count(Setting.INACTIVE_ASKED_AFTER)),
                Duration.ofDays(count(Setting.INACTIVE_ERASED_AFTER)));
    }

    /** How long a group is remembered after the companion was removed from it. */
    Duration removedGroupsKept() {
        return Duration.ofDays(count(Setting.REMOVED_GROUPS_KEPT));
    }

    /** What is wrong with settings that are right each by itself; empty where nothing is. */
    Optional<String> contradiction() {
        long again = Retention.DELIVERED_AGAIN.toDays();
        if (count(Setting.UPDATES_KEPT) < again) {
            return Optional.of(Setting.UPDATES_KEPT.key()
                    + " is shorter than a platform may bring an update again; write " + again + " or more");
        }
        int least = count(Setting.INACTIVE_ASKED_AFTER) + (int) Retention.TO_ANSWER.toDays();
        return count(Setting.INACTIVE_ERASED_AFTER) >= least
                ? Optional.empty()
                : Optional.of(Setting.INACTIVE_ERASED_AFTER.key() + " leaves people no month to answer; write " + least
                        + " or more, or a smaller " + Setting.INACTIVE_ASKED_AFTER.key());
    }

    private int count(Setting setting) {
        return Integer.parseInt(value(setting).orElseThrow());
    }

    String logLevel() {
        return value(Setting.LOG_LEVEL).orElse("info").toLowerCase(Locale.ROOT);
    }

    /** Whether the database is the one that comes along, in the home folder. */
    boolean builtInDatabase() {
        return value(Setting.DATABASE_URL).isEmpty();
    }

    @Override
    public String toString() {
        return values.entrySet().stream()
                .map(entry -> entry.getKey().key() + ": "
                        + (entry.getKey().kind().hidden() ? new Secret(entry.getValue()) : entry.getValue()))
                .collect(Collectors.joining(", ", "BotConfig[home: " + home + ", ", "]"));
    }
}
