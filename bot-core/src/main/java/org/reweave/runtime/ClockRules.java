package org.reweave.runtime;

import java.time.Duration;
import java.time.Instant;
import java.time.zone.ZoneRulesProvider;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reweave.engine.NudgeKind;
import org.reweave.rhythm.WallTime;
import org.reweave.store.Nudges.Nudge;
import org.reweave.store.Transactions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Moves nudges along when the rules for clocks have changed, as they do some times a year somewhere, or the clock was set.
 *
 * <p>What was meant by the clock on the wall then comes at that time of the clock. A nudge that fires meanwhile is left
 * alone, so several nodes may do this at the same time, and a crash in the middle is made good at the next start.
 */
final class ClockRules {
    private static final Logger LOG = LoggerFactory.getLogger(ClockRules.class);
    private static final int AT_ONCE = 1_000;

    /** Less than this neither hurries a note nor holds it up. */
    private static final Duration SET_BACK = Duration.ofMinutes(15);
    /** So far from what was noted the clock is noted again. */
    private static final Duration NOTED = Duration.ofMinutes(5);

    private final Transactions transactions;
    private Instant latest = Instant.MIN;
    private Instant noted = Instant.MIN;

    ClockRules(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The version of the rules this Java knows, such as "2026a". */
    static String known() {
        return ZoneRulesProvider.getVersions("Europe/London").lastEntry().getKey();
    }

    /**
     * Works out anew when nudges are due, where they were arranged by rules of another version.
     *
     * @return how many were moved
     */
    int follow(String version) {
        boolean same = transactions.inTransaction(
                work -> work.nudges().clockRules().filter(version::equals).isPresent());
        if (same) {
            return 0;
        }
        int moved = each(nudge -> nudge.wall().map(WallTime::instant));
        transactions.inTransaction(work -> {
            work.nudges().clockRules(version);
            return true;
        });
        if (moved > 0) {
            LOG.info("the rules for clocks changed to {}; {} nudges come at another moment now", version, moved);
        }
        return moved;
    }

    /** Goes by what an earlier process, or another node, saw the clock show last. */
    void resume() {
        noted = transactions.inTransaction(work -> work.nudges().clockShown()).orElse(Instant.MIN);
        latest = noted;
    }

    /**
     * Hears what the clock shows. Where that is well before what it showed already, while this runs or before, everything that
     * comes again is planned anew.
     */
    void shows(Instant now) {
        if (now.plus(SET_BACK).isBefore(latest)) {
            planAnew(now);
        }
        latest = now;
        if (now.minus(NOTED).isAfter(noted) || now.plus(NOTED).isBefore(noted)) {
            transactions.inTransaction(work -> {
                work.nudges().clockShown(now);
                return now;
            });
            noted = now;
        }
    }

    /**
     * Has everything that comes again planned anew, after the clock was set back: what was planned while it was ahead may lie
     * far off. It becomes due at once, and its turn sees that it is before its time and says nothing.
     */
    private void planAnew(Instant now) {
        int moved = each(nudge -> Optional.of(nudge)
                .filter(one -> one.kind().comesAgain() || one.kind() == NudgeKind.GROUP_AGENDA)
                .filter(one -> one.due().isAfter(now))
                .map(one -> now));
        LOG.info("the clock was set back; {} nudges are planned anew", moved);
    }

    /** Moves what was meant by the clock to where it is to come instead, if it is to; returns how many moved. */
    private int each(Function<Nudge, Optional<Instant>> to) {
        int moved = 0;
        @Nullable Nudge last = null;
        List<Nudge> some;
        do {
            Nudge after = last;
            some = transactions.inTransaction(work -> work.nudges().byTheClock(after, AT_ONCE));
            moved += move(some, to);
            last = some.isEmpty() ? last : some.get(some.size() - 1);
        } while (some.size() == AT_ONCE);
        return moved;
    }

    private int move(List<Nudge> some, Function<Nudge, Optional<Instant>> to) {
        Map<Nudge, Instant> other = new LinkedHashMap<>();
        for (Nudge nudge : some) {
            to.apply(nudge).filter(at -> !at.equals(nudge.due())).ifPresent(at -> other.put(nudge, at));
        }
        return other.isEmpty()
                ? 0
                : transactions.inTransaction(work -> other.entrySet().stream()
                        .mapToInt(one -> work.nudges().move(one.getKey(), one.getValue()) ? 1 : 0)
                        .sum());
    }
}
