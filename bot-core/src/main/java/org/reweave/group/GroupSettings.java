package org.reweave.group;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import org.reweave.rhythm.Rhythm;

/**
 * How a group wishes to be accompanied.
 *
 * @param language the language it is spoken to in (ISO 639-1)
 * @param zone whose clock its hour is meant by
 * @param channel the channel or topic it is posted to in, as the platform names it
 * @param day the day of the week a topic comes
 * @param time the hour it comes at
 * @param chapters the chapters its topics are taken from, by id and in their order; never empty
 * @param rounds whether a check-in round opens with every topic by itself
 * @param tell whether a facilitator may hear, without content, that a member asked for help, where that member agreed
 */
public record GroupSettings(
        String language,
        ZoneId zone,
        String channel,
        DayOfWeek day,
        LocalTime time,
        List<String> chapters,
        boolean rounds,
        boolean tell) {

    /** Throws {@link IllegalArgumentException} where no chapter is left. */
    public GroupSettings {
        chapters = List.copyOf(chapters);
        if (chapters.isEmpty()) {
            throw new IllegalArgumentException("a group needs a chapter");
        }
    }

    /** When topics come, by the clock on the wall. */
    Rhythm rhythm() {
        return new Rhythm.Weekly(Set.of(day), time);
    }

    GroupSettings speaking(String code) {
        return new GroupSettings(code, zone, channel, day, time, chapters, rounds, tell);
    }

    GroupSettings livingIn(ZoneId other) {
        return new GroupSettings(language, other, channel, day, time, chapters, rounds, tell);
    }

    GroupSettings postingIn(String other) {
        return new GroupSettings(language, zone, other, day, time, chapters, rounds, tell);
    }

    GroupSettings on(DayOfWeek other) {
        return new GroupSettings(language, zone, channel, other, time, chapters, rounds, tell);
    }

    GroupSettings at(LocalTime other) {
        return new GroupSettings(language, zone, channel, day, other, chapters, rounds, tell);
    }

    GroupSettings about(List<String> others) {
        return new GroupSettings(language, zone, channel, day, time, others, rounds, tell);
    }

    GroupSettings withRounds(boolean byThemselves) {
        return new GroupSettings(language, zone, channel, day, time, chapters, byThemselves, tell);
    }

    GroupSettings telling(boolean allowed) {
        return new GroupSettings(language, zone, channel, day, time, chapters, rounds, allowed);
    }
}
