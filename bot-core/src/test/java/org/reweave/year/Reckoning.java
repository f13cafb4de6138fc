package org.reweave.year;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.reweave.Shipped;
import org.reweave.engine.Known;
import org.reweave.engine.PersonState;
import org.reweave.store.Nudges.Nudge;
import org.reweave.year.Ledger.Promise;

/**
 * Counts what may never be, from what platforms showed: notes in quiet hours, after STOP, above the cap, twice, or never.
 *
 * <p>Its clocks and its counting are its own; of the companion it only takes which clock a person last told of.
 */
final class Reckoning {
    private static final int WAKING = 8;
    private static final int ASLEEP = 21;
    private static final int CAP = 2;
    private static final int TOLD = 12;
    private static final int ATTEMPTS = 12;
    private static final Duration TOO_CLOSE = Duration.ofMinutes(15);
    private static final Duration REPLY_AGE = Duration.ofDays(7);
    private static final Duration NUDGE_AGE = Duration.ofHours(12);

    /** What may never be, so that what never was is seen to have been counted. */
    private static final List<String> NEVER = List.of(
            "in quiet hours",
            "after STOP",
            "above the cap",
            "doubled",
            "fired twice",
            "lost",
            "not told of what did not come",
            "sent though it was settled");

    private final Map<String, Integer> counts = new TreeMap<>();
    private final List<String> mistakes = new ArrayList<>();
    private final Map<Nudge, Instant> said = new HashMap<>();

    Reckoning() {
        NEVER.forEach(what -> counts.put("MISTAKE " + what, 0));
    }

    synchronized void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }

    synchronized int counted(String what) {
        return counts.getOrDefault(what, 0);
    }

    synchronized void mistake(String what, String where) {
        count("MISTAKE " + what);
        if (mistakes.size() < TOLD) {
            mistakes.add(what + ": " + where);
        }
    }

    synchronized List<String> mistakes() {
        return List.copyOf(mistakes);
    }

    synchronized Map<String, Integer> counts() {
        return new TreeMap<>(counts);
    }

    /** The clock somebody last told of, or the host's. */
    static ZoneId zone(PersonState state) {
        return Known.facts(Shipped.journey(), state).values("zone").stream()
                .findFirst()
                .map(ZoneId::of)
                .orElse(Shipped.ZONE);
    }

    /** A platform showed something nobody asked for at that moment. */
    synchronized void shownUnasked(Somebody who, Promise promise, ZoneId zone, Instant now) {
        count("notes shown");
        String where = who + " at " + now.atZone(zone) + ", of " + promise.of();
        if (who.silenced(now)) {
            mistake("after STOP", where);
        }
        if (promise.comesAgain()) {
            boolean quiet = quiet(now, zone) && !(who.movedAt(now) && !quiet(now, who.zoneBefore()));
            if (quiet) {
                mistake("in quiet hours", where);
            }
            if (who.shownOn(now, zone) >= CAP) {
                mistake("above the cap", where);
            }
            if (who.lastAgain().filter(at -> at.plus(TOO_CLOSE).isAfter(now)).isPresent()) {
                mistake("doubled", where);
            }
            who.again(now);
        }
        who.shown(now);
    }

    private static boolean quiet(Instant now, ZoneId zone) {
        int hour = now.atZone(zone).getHour();
        return hour < WAKING || hour >= ASLEEP;
    }

    /** The companion took a nudge out of its table. */
    synchronized void fired(Nudge nudge, boolean says, Instant now) {
        count("fired");
        if (says && said.put(nudge, now) != null) {
            mistake("fired twice", nudge.toString());
        }
    }

    /** Forgets what was said long ago, for it can hardly be said again. */
    synchronized void forgetBefore(Instant time) {
        said.values().removeIf(at -> at.isBefore(time));
    }

    /** The companion is through with a message: it was shown, or there is a reason that counts. */
    synchronized void settled(Promise promise, boolean told, ShownMessage shown, Instant now, boolean tellsRepeats) {
        String what = promise.unasked() ? "note" : "reply";
        if (shown.times() > 0) {
            count(what + " arrived");
        } else if (promise.unasked() && !tellsRepeats && shown.unknown()) {
            count("note uncertain, and not shown");
        } else {
            givenUp(what, promise, told, shown, now);
        }
    }

    /** It was never shown, and the companion knows: there is a reason, and the person will be told that something did not come. */
    private void givenUp(String what, Promise promise, boolean told, ShownMessage shown, Instant now) {
        Duration age = Duration.between(promise.at(), now);
        if (shown.unreachable()) {
            count(what + " to a closed door");
        } else if (promise.notAfter().filter(now::isAfter).isPresent()
                || age.compareTo(promise.unasked() ? NUDGE_AGE : REPLY_AGE) > 0) {
            count(what + " too late and given up");
        } else if (shown.unknowns() >= ATTEMPTS) {
            count(what + " given up after too many attempts");
        } else {
            mistake("lost", what + " " + promise + " at " + now);
        }
        if (promise.unasked() && !told) {
            mistake("not told of what did not come", promise.toString());
        }
    }
}
