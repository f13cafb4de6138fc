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
 * @param tell who may hear, without content, that a member asked for help, where that member agreed
 * @param role a role of the platform's whose people may lead too; {@link Role#NONE} where it takes running the group
 * @param lines help lines members are shown before those of their country
 */
public record GroupSettings(
        String language,
        ZoneId zone,
        String channel,
        DayOfWeek day,
        LocalTime time,
        List<String> chapters,
        boolean rounds,
        Telling tell,
        Role role,
        List<OwnLine> lines) {

    /** Who may hear that a member asked for help. */
    public enum Telling {
        /** Nobody does. */
        NOBODY,
        /** The one of those who lead who chose to. */
        ONE,
        /** Everybody who leads. */
        EVERYBODY
    }

    /**
     * A role on the platform.
     *
     * @param id as the platform names it; empty for none
     * @param name as people call it
     */
    public record Role(String id, String name) {
        /** No role. */
        public static final Role NONE = new Role("", "");

        @Override
        public String toString() {
            return "Role[" + id + "]";
        }

        /** Whether one of these roles is it. */
        boolean among(Set<String> roles) {
            return !id.isEmpty() && roles.contains(id);
        }
    }

    /** Settings by which only those who run the group may lead. */
    public GroupSettings(
            String language,
            ZoneId zone,
            String channel,
            DayOfWeek day,
            LocalTime time,
            List<String> chapters,
            boolean rounds,
            Telling tell) {
        this(language, zone, channel, day, time, chapters, rounds, tell, Role.NONE, List.of());
    }

    /** Throws {@link IllegalArgumentException} where no chapter is left. */
    public GroupSettings {
        chapters = List.copyOf(chapters);
        lines = List.copyOf(lines);
        if (chapters.isEmpty()) {
            throw new IllegalArgumentException("a group needs a chapter");
        }
    }

    /** When topics come, by the clock on the wall. */
    Rhythm rhythm() {
        return new Rhythm.Weekly(Set.of(day), time);
    }

    GroupSettings speaking(String code) {
        return new GroupSettings(code, zone, channel, day, time, chapters, rounds, tell, role, lines);
    }

    GroupSettings livingIn(ZoneId other) {
        return new GroupSettings(language, other, channel, day, time, chapters, rounds, tell, role, lines);
    }

    GroupSettings postingIn(String other) {
        return new GroupSettings(language, zone, other, day, time, chapters, rounds, tell, role, lines);
    }

    GroupSettings on(DayOfWeek other) {
        return new GroupSettings(language, zone, channel, other, time, chapters, rounds, tell, role, lines);
    }

    GroupSettings at(LocalTime other) {
        return new GroupSettings(language, zone, channel, day, other, chapters, rounds, tell, role, lines);
    }

    GroupSettings about(List<String> others) {
        return new GroupSettings(language, zone, channel, day, time, others, rounds, tell, role, lines);
    }

    GroupSettings withRounds(boolean byThemselves) {
        return new GroupSettings(language, zone, channel, day, time, chapters, byThemselves, tell, role, lines);
    }

    GroupSettings telling(Telling allowed) {
        return new GroupSettings(language, zone, channel, day, time, chapters, rounds, allowed, role, lines);
    }

    GroupSettings ledBy(Role others) {
        return new GroupSettings(language, zone, channel, day, time, chapters, rounds, tell, others, lines);
    }

    GroupSettings naming(List<OwnLine> others) {
        return new GroupSettings(language, zone, channel, day, time, chapters, rounds, tell, role, others);
    }
}
