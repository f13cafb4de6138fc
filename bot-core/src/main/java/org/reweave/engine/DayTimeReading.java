package org.reweave.engine;

import java.time.LocalTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The times of day in words that are read from left to right: "8 in the evening", "half past seven", "1930", "noon".
 *
 * <p>A bare hour from 1 to 6 is meant in the afternoon, and one beside an afternoon or evening in that half of the day.
 */
final class DayTimeReading {
    private static final Pattern CLOCK =
            Pattern.compile("(\\d{1,2}|[01]\\d(?=\\d\\d$)|2[0-3](?=\\d\\d$))(?:[:.h]?([0-5]\\d)|h)?([ap]m?)?");
    private static final Map<String, Integer> PARTS_OF_AN_HOUR =
            Map.of("half-past", 30, "quarter-past", 15, "quarter-to", -15);
    private static final int HALF_A_DAY = 12;
    private static final int LAST_HOUR = 23;
    private static final int LAST_BARE_AFTERNOON = 6;
    private static final LocalTime AFTERNOON = LocalTime.of(15, 0);
    private static final LocalTime EVENING = LocalTime.of(19, 0);

    private final Vocabulary vocabulary;
    private final List<String> words;
    private final Set<LocalTime> earlier = new LinkedHashSet<>();
    private @Nullable LocalTime clock;
    private @Nullable LocalTime daypart;
    private int shift;
    private boolean bare;
    private boolean halfSaid;
    private boolean plural;

    DayTimeReading(Vocabulary vocabulary, List<String> words) {
        this.vocabulary = vocabulary;
        this.words = words;
    }

    /** Reads a time that begins at a word; how many words it takes, 0 where none begins there. */
    int read(int at) {
        int part = partOfAnHour(at);
        if (part > 0) {
            return part;
        }
        return daypart(words.get(at)) ? 1 : clock(at);
    }

    /** Whether a time was said. */
    boolean said() {
        return clock != null || daypart != null;
    }

    /** Whether a part of the day was said as one that comes again: "mornings". */
    boolean plural() {
        return plural;
    }

    /** Whether nothing told the half of the day the hour is in. */
    boolean bare() {
        return bare && daypart == null;
    }

    /** All the times that were said. */
    Set<LocalTime> all() {
        Set<LocalTime> times = new LinkedHashSet<>(earlier);
        if (daypart != null && clock != null && !exact(daypart) && morning() != (last().getHour() < HALF_A_DAY)) {
            times.add(daypart);
        }
        if (said()) {
            times.add(last());
        }
        return times;
    }

    /** The time that was said last; noon where none was. */
    LocalTime last() {
        if (clock == null) {
            return daypart == null ? LocalTime.NOON : daypart;
        }
        if (LocalTime.MIDNIGHT.equals(daypart) && clock.getHour() == HALF_A_DAY) {
            return LocalTime.MIDNIGHT;
        }
        boolean inTheEvening = !halfSaid
                && daypart != null
                && (daypart.equals(AFTERNOON) || daypart.equals(EVENING))
                && clock.getHour() > 0;
        boolean early = clock.getHour() <= LAST_BARE_AFTERNOON || (daypart != null && daypart.getHour() >= HALF_A_DAY);
        boolean afternoon = inTheEvening || (bare && early);
        LocalTime hour = afternoon && clock.getHour() < HALF_A_DAY && !morning() ? clock.plusHours(HALF_A_DAY) : clock;
        return hour.plusMinutes(shift);
    }

    /** "half past", "quarter to": the hour comes next. */
    private int partOfAnHour(int at) {
        if (clock != null || at + 2 >= words.size()) {
            return 0;
        }
        String two = words.get(at) + " " + words.get(at + 1);
        Optional<Integer> minutes = PARTS_OF_AN_HOUR.entrySet().stream()
                .filter(part -> vocabulary.means(part.getKey(), two))
                .map(Map.Entry::getValue)
                .findFirst();
        if (minutes.isEmpty()) {
            return 0;
        }
        shift = minutes.get();
        int hour = clock(at + 2);
        return hour > 0 && clock != null && clock.getMinute() == 0 ? 2 + hour : 0;
    }

    private boolean daypart(String word) {
        Optional<LocalTime> part = vocabulary.daypart(word);
        if (part.isEmpty() && word.endsWith("s")) {
            part = vocabulary.daypart(word.substring(0, word.length() - 1));
            plural |= part.isPresent();
        }
        if (part.isEmpty()) {
            return false;
        }
        boolean another = daypart != null && !daypart.equals(part.get());
        if (another || (clock != null && exact(part.get()) && clock.getHour() != HALF_A_DAY)) {
            nextTime();
        }
        daypart = part.get();
        return true;
    }

    /** Noon and midnight are times by themselves; morning and evening say which half of the day an hour is in. */
    private static boolean exact(LocalTime part) {
        return part.equals(LocalTime.NOON) || part.equals(LocalTime.MIDNIGHT);
    }

    private void nextTime() {
        earlier.add(last());
        clock = null;
        daypart = null;
        shift = 0;
        bare = false;
    }

    private int clock(int at) {
        String word = words.get(at);
        Matcher found = CLOCK.matcher(word);
        Optional<Integer> spelled = vocabulary
                .number(word)
                .filter(any -> !vocabulary.means("filler", word) && !vocabulary.means("not-an-hour", word));
        if (!found.matches() && spelled.isEmpty()) {
            return 0;
        }
        int hour = found.matches() ? Integer.parseInt(found.group(1)) : spelled.get();
        int minute = found.matches() && found.group(2) != null ? Integer.parseInt(found.group(2)) : 0;
        String next = at + 1 < words.size() ? words.get(at + 1) : "";
        boolean apart = vocabulary.means("pm", next) || vocabulary.means("am", next);
        boolean glued = half(found, "p") || half(found, "a");
        boolean pm = half(found, "p") || (!glued && vocabulary.means("pm", next));
        boolean am = half(found, "a") || (!glued && vocabulary.means("am", next));
        if (hour > LAST_HOUR || ((am || pm) && (hour < 1 || hour > HALF_A_DAY))) {
            return 0;
        }
        int partOfTheHour = clock == null ? shift : 0;
        if (clock != null || (daypart != null && exact(daypart) && hour % HALF_A_DAY != 0)) {
            nextTime();
        }
        shift = partOfTheHour;
        halfSaid = am || pm;
        bare = !am && !pm && hour >= 1 && hour < HALF_A_DAY && (!found.matches() || found.group(2) == null);
        clock = LocalTime.of(pm ? hour % HALF_A_DAY + HALF_A_DAY : am ? hour % HALF_A_DAY : hour, minute);
        return apart && !glued ? 2 : 1;
    }

    private static boolean half(Matcher found, String letter) {
        return found.matches() && found.group(3) != null && found.group(3).startsWith(letter);
    }

    private boolean morning() {
        return daypart != null && daypart.getHour() < HALF_A_DAY;
    }
}
