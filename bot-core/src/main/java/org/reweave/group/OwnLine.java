package org.reweave.group;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.reweave.safety.HelpLines;

/**
 * A help line a group names to its members, as whoever leads it wrote it.
 *
 * @param name what it is called
 * @param call the number to dial; empty where it cannot be called
 * @param text where a text message goes; empty where it takes none
 * @param chat where one can write with it in a browser; empty where it has no chat
 * @param hours when it answers; empty where nothing was said of that
 * @param given when it was named (UTC); it grows old as every help line does
 */
public record OwnLine(String name, String call, String text, String chat, String hours, LocalDate given) {
    /** How many a group can name. */
    static final int MOST = 4;

    private static final int LONGEST_NAME = 60;
    private static final int LONGEST_HOURS = 40;
    /** What turns the direction of what follows, so that a number would read another way than it is dialled. */
    private static final Pattern TURNS = Pattern.compile("[\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");

    private static final Pattern LEGIBLE = Pattern.compile("[\\p{L}\\p{N}]");
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9][0-9 ()/.-]{1,24}");
    private static final Pattern TEXT = Pattern.compile("(?i)(text|sms)\\s+(\\S.{0,59})");
    private static final Pattern CHAT = Pattern.compile("https://[A-Za-z0-9.-]+\\.[A-Za-z]{2,}(/[^\\s,;]{0,150})?");

    /** Throws {@link IllegalArgumentException} where it has no name, or neither call nor text nor chat. */
    public OwnLine {
        if (name.isBlank() || (call.isEmpty() && text.isEmpty() && chat.isEmpty())) {
            throw new IllegalArgumentException("a help line has a name, and a way to reach it");
        }
    }

    @Override
    public String toString() {
        return "OwnLine[since " + given + "]";
    }

    /** Whether it may still be shown. */
    boolean fresh(Instant now) {
        return LocalDate.ofInstant(now, ZoneOffset.UTC).isBefore(given.plus(HelpLines.EXPIRE));
    }

    /**
     * Reads lines such as {@code Night line: 0800 111 222, text 77 123, 6 pm to 6 am; Office: https://example.org}.
     *
     * @return empty where any of it cannot be read, or where there is nothing or too much
     */
    public static Optional<List<OwnLine>> read(String written, Instant now) {
        List<OwnLine> lines = new ArrayList<>();
        for (String one : written.split("[;\\n]")) {
            if (!one.isBlank()) {
                Optional<OwnLine> line = line(one.strip(), LocalDate.ofInstant(now, ZoneOffset.UTC));
                if (line.isEmpty()) {
                    return Optional.empty();
                }
                lines.add(line.get());
            }
        }
        return lines.isEmpty() || lines.size() > MOST ? Optional.empty() : Optional.of(List.copyOf(lines));
    }

    private static Optional<OwnLine> line(String written, LocalDate today) {
        int colon = written.indexOf(':');
        if (colon < 1 || colon > LONGEST_NAME || TURNS.matcher(written).find()) {
            return Optional.empty();
        }
        if (!LEGIBLE.matcher(written.substring(0, colon)).find()) {
            return Optional.empty();
        }
        String[] ways = {"", "", "", ""};
        for (String way : written.substring(colon + 1).split(",", -1)) {
            int kind = kind(way.strip());
            if (kind < 0 || !ways[kind].isEmpty()) {
                return Optional.empty();
            }
            ways[kind] = kind == 1 ? way.strip().split("\\s+", 2)[1] : way.strip();
        }
        boolean reached = !(ways[0] + ways[1] + ways[2]).isEmpty();
        return reached
                ? Optional.of(
                        new OwnLine(written.substring(0, colon).strip(), ways[0], ways[1], ways[2], ways[3], today))
                : Optional.empty();
    }

    /** Call, text, chat or hours, as 0 to 3; less where it is none of them. */
    private static int kind(String way) {
        if (NUMBER.matcher(way).matches()) {
            return 0;
        }
        if (TEXT.matcher(way).matches()) {
            return 1;
        }
        boolean address = way.toLowerCase(Locale.ROOT).contains("://");
        if (address) {
            return CHAT.matcher(way).matches() ? 2 : -1;
        }
        return way.isEmpty() || way.length() > LONGEST_HOURS ? -1 : 3;
    }
}
