package org.reweave.terminal;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.reweave.message.GroupInbound;
import org.reweave.message.GroupInbound.Happening;
import org.reweave.message.GroupInbound.Permission;

/**
 * A line at the table: {@code ana: words} to the companion alone, {@code ana@ words} in the group, {@code ana% words} in a group
 * where nobody can be answered alone, {@code @ +7d} the clock moves, {@code @ removed}, {@code @ added}, {@code @ left ana},
 * {@code @ deleted} for the room, {@code @ lacks post threads} for what the companion may not do there.
 *
 * @param where where it is said, or what else it is
 * @param who who does it; empty for nobody in particular
 * @param words what is said, or what happens
 */
record TableLine(Where where, String who, String words) {
    private static final Pattern SAYS = Pattern.compile("([\\p{L}0-9_-]{1,20})([:@%])\\s*(.+)");
    private static final Pattern CLOCK = Pattern.compile("@\\s*\\+(\\d{1,4})([smhdw])");
    private static final Pattern HAPPENS =
            Pattern.compile("@\\s*(added|removed|deleted|left)(?:\\s+([\\p{L}0-9_-]{1,20}))?");
    private static final Pattern LACKS = Pattern.compile(
            "@\\s*lacks\\s+(nothing|(?:view|post|threads|pictures)(?:\\s+(?:view|post|threads|pictures))*)");
    private static final Pattern COMMAND = Pattern.compile("/reweave(?:\\s+([a-z-]+))?(?:\\s+(.*))?");
    private static final String NOTHING = "nothing";
    private static final String CALLED = "@reweave";

    /** Where something is said. */
    enum Where {
        PRIVATE,
        GROUP,
        /** In the group, on a platform where nobody can be answered alone without having opened a private chat. */
        GROUP_ALONE,
        CLOCK,
        HAPPENS,
        /** What the companion may not do in the room from now on. */
        LACKS
    }

    /** Reads a line; empty where it is none of these. */
    static Optional<TableLine> read(String line) {
        Matcher clock = CLOCK.matcher(line.strip());
        if (clock.matches()) {
            return Optional.of(new TableLine(Where.CLOCK, "", clock.group(1) + clock.group(2)));
        }
        Matcher happens = HAPPENS.matcher(line.strip());
        if (happens.matches()) {
            String who = happens.group(2) == null ? "" : happens.group(2);
            return Optional.of(new TableLine(Where.HAPPENS, who, happens.group(1)));
        }
        Matcher lacks = LACKS.matcher(line.strip());
        if (lacks.matches()) {
            return Optional.of(new TableLine(Where.LACKS, "", lacks.group(1)));
        }
        Matcher says = SAYS.matcher(line.strip());
        return says.matches()
                ? Optional.of(
                        new TableLine(where(says.group(2)), says.group(1).toLowerCase(Locale.ROOT), says.group(3)))
                : Optional.empty();
    }

    private static Where where(String mark) {
        return switch (mark) {
            case ":" -> Where.PRIVATE;
            case "@" -> Where.GROUP;
            default -> Where.GROUP_ALONE;
        };
    }

    /** How far the clock moves. */
    Duration time() {
        long amount = Long.parseLong(words.substring(0, words.length() - 1));
        return switch (words.charAt(words.length() - 1)) {
            case 's' -> Duration.ofSeconds(amount);
            case 'm' -> Duration.ofMinutes(amount);
            case 'h' -> Duration.ofHours(amount);
            case 'w' -> Duration.ofDays(7 * amount);
            default -> Duration.ofDays(amount);
        };
    }

    /** What the companion lacks from now on. */
    Set<Permission> lacking() {
        return Stream.of(words.split("\\s+"))
                .filter(word -> !word.equals(NOTHING))
                .map(word -> Permission.valueOf(word.toUpperCase(Locale.ROOT)))
                .collect(Collectors.toSet());
    }

    /** What happens to the companion or in that room. */
    Happening happening(TableRoom room) {
        return switch (words) {
            case "added" -> new GroupInbound.BotAdded(room.missing());
            case "removed" -> new GroupInbound.BotRemoved();
            case "deleted" -> room.deleted();
            default -> new GroupInbound.MemberLeft();
        };
    }

    /** What was said in the group, where it is addressed to the companion; empty for what is none of its business. */
    Optional<Happening> addressed() {
        Matcher command = COMMAND.matcher(words);
        if (command.matches()) {
            String name = command.group(1) == null ? "about" : command.group(1);
            String rest = command.group(2) == null ? "" : command.group(2);
            return Optional.of(new GroupInbound.Command(name, rest));
        }
        return words.contains(CALLED)
                ? Optional.of(new GroupInbound.Spoken(words.replace(CALLED, "").strip()))
                : Optional.empty();
    }
}
