package org.reweave.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import org.reweave.journey.Step;
import org.reweave.rhythm.WallTime;

/** Setting a time: what can be offered, what was meant, and whether it lies within the bounds. */
final class Times {
    private static final Duration MEANT_AS_LENGTH = Duration.ofHours(6);

    private Times() {}

    /** The times that are written for a prompt, whether one can be offered now or not. */
    static List<String> written(Turn turn, Step.When when) {
        List<String> authored = when.offers(turn.language.code());
        return authored.isEmpty() ? turn.language.vocabulary().offers(when.purpose()) : authored;
    }

    /** Whether a written time lies within the bounds of its prompt now. */
    static boolean fits(Turn turn, Step.When when, String offer) {
        return read(turn, offer)
                .filter(at ->
                        refusal(when.atLeast(), when.atMost(), turn.now, at).isEmpty())
                .isPresent();
    }

    /** The time words mean for this person now. */
    static Optional<Instant> read(Turn turn, String words) {
        ZonedDateTime here = turn.here();
        return turn.language.times().read(words, here).map(ZonedDateTime::toInstant);
    }

    /** Which bound a time breaks, and the bound; empty where it keeps them. */
    static Optional<Refusal> refusal(
            @org.jspecify.annotations.Nullable Duration atLeast,
            @org.jspecify.annotations.Nullable Duration atMost,
            Instant now,
            Instant at) {
        Duration ahead = Duration.between(now, at);
        if (atLeast != null && ahead.compareTo(atLeast.minusMinutes(1)) < 0) {
            return Optional.of(new Refusal(Phrase.WHEN_TOO_SOON, atLeast));
        }
        // A minute of grace: what is offered as "tomorrow" must not fail for the seconds since it was shown.
        if (atMost != null && ahead.compareTo(atMost.plusMinutes(1)) > 0) {
            return Optional.of(new Refusal(Phrase.WHEN_TOO_LATE, atMost));
        }
        return Optional.empty();
    }

    /** What the clock is to show at a time, where it is so far off that it was meant by the clock and not as a length. */
    static Optional<WallTime> wall(Turn turn, Instant at) {
        boolean byTheClock = Duration.between(turn.now, at).compareTo(MEANT_AS_LENGTH) >= 0;
        return byTheClock ? Optional.of(WallTime.of(at, turn.voice.zone(turn.facts()))) : Optional.empty();
    }

    /** A bound that was not kept. */
    record Refusal(Phrase phrase, Duration bound) {}
}
