package org.reweave.group;

import com.ibm.icu.text.TimeZoneNames;
import com.ibm.icu.util.ULocale;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The clocks a group can choose from with two taps: a part of the world, and a city in it. Any other can be written. */
final class GroupZones {

    /** A part of the world, with what it is called. */
    record Area(String id, GroupPhrase label, List<String> zones) {}

    private static final List<Area> AREAS = List.of(
            new Area(
                    "europe",
                    GroupPhrase.AREA_EUROPE,
                    List.of(
                            "Europe/London",
                            "Europe/Lisbon",
                            "Europe/Paris",
                            "Europe/Berlin",
                            "Europe/Madrid",
                            "Europe/Rome",
                            "Europe/Warsaw",
                            "Europe/Athens",
                            "Europe/Helsinki",
                            "Europe/Kyiv",
                            "Europe/Istanbul",
                            "Europe/Moscow")),
            new Area(
                    "americas",
                    GroupPhrase.AREA_AMERICAS,
                    List.of(
                            "America/New_York",
                            "America/Chicago",
                            "America/Denver",
                            "America/Phoenix",
                            "America/Los_Angeles",
                            "America/Anchorage",
                            "Pacific/Honolulu",
                            "America/Toronto",
                            "America/Halifax",
                            "America/Mexico_City",
                            "America/Bogota",
                            "America/Lima",
                            "America/Santiago",
                            "America/Sao_Paulo")),
            new Area(
                    "africa",
                    GroupPhrase.AREA_AFRICA,
                    List.of(
                            "Africa/Casablanca",
                            "Africa/Accra",
                            "Africa/Lagos",
                            "Africa/Cairo",
                            "Africa/Johannesburg",
                            "Africa/Nairobi")),
            new Area(
                    "asia",
                    GroupPhrase.AREA_ASIA,
                    List.of(
                            "Asia/Jerusalem",
                            "Asia/Dubai",
                            "Asia/Tehran",
                            "Asia/Karachi",
                            "Asia/Kolkata",
                            "Asia/Kathmandu",
                            "Asia/Dhaka",
                            "Asia/Bangkok",
                            "Asia/Jakarta",
                            "Asia/Singapore",
                            "Asia/Manila",
                            "Asia/Shanghai",
                            "Asia/Tokyo",
                            "Asia/Seoul")),
            new Area(
                    "pacific",
                    GroupPhrase.AREA_PACIFIC,
                    List.of(
                            "Australia/Perth",
                            "Australia/Adelaide",
                            "Australia/Brisbane",
                            "Australia/Sydney",
                            "Pacific/Auckland",
                            "Pacific/Fiji")));

    private GroupZones() {}

    static List<Area> areas() {
        return AREAS;
    }

    /** The zones of a part of the world; those of the first where nobody knows it. */
    static List<ZoneId> in(String area) {
        Area found =
                AREAS.stream().filter(one -> one.id().equals(area)).findFirst().orElse(AREAS.get(0));
        return found.zones().stream().map(ZoneId::of).toList();
    }

    /** A zone as a button can carry it. */
    static String written(ZoneId zone) {
        return zone.getId().replace('/', '_');
    }

    /** The zone that is meant by what a button carries, or by what was written in its place; empty where there is none. */
    static Optional<ZoneId> read(String written) {
        return ZoneId.getAvailableZoneIds().stream()
                .filter(id -> id.indexOf('/') > 0)
                .map(ZoneId::of)
                .filter(zone -> written(zone).equals(written))
                .findFirst();
    }

    /** What people of a language call it: its city. */
    static String name(ZoneId zone, Locale locale) {
        String city = TimeZoneNames.getInstance(ULocale.forLocale(locale)).getExemplarLocationName(zone.getId());
        return city == null ? zone.getId().replaceFirst("^Etc/", "") : city;
    }
}
