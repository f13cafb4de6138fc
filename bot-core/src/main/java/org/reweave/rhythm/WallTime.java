package org.reweave.rhythm;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.zone.ZoneOffsetTransition;
import java.util.List;

/**
 * A time as it is meant: what the clock on the wall shows, and where that wall is.
 *
 * <p>Which instant that is follows from the zone's rules and is worked out anew whenever it is asked, so that new rules
 * move it. A time that is left out when clocks go forward is the first minute after it; one that comes twice when they go
 * back is the earlier, once.
 *
 * @param at the date and time shown there
 * @param zone whose clock shows it
 */
public record WallTime(LocalDateTime at, ZoneId zone) {

    /** The wall time an instant is at in a zone. */
    public static WallTime of(Instant instant, ZoneId zone) {
        return new WallTime(instant.atZone(zone).toLocalDateTime(), zone);
    }

    /** The instant that is meant (UTC), by the rules known now. */
    public Instant instant() {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(at);
        if (!offsets.isEmpty()) {
            return at.toInstant(offsets.get(0));
        }
        return zone.getRules().getTransition(at).getInstant();
    }

    /** What the clock really shows at that instant; another time than asked for only where that one is left out. */
    public ZonedDateTime shown() {
        return instant().atZone(zone);
    }

    /** Whether the zone leaves out the whole day of this time, as Samoa left out 30 December 2011. */
    boolean onMissingDay() {
        ZoneOffsetTransition gap = zone.getRules().getTransition(at);
        return gap != null
                && gap.isGap()
                && !gap.getDateTimeBefore().isAfter(at.toLocalDate().atStartOfDay())
                && !gap.getDateTimeAfter().isBefore(at.toLocalDate().plusDays(1).atStartOfDay());
    }
}
