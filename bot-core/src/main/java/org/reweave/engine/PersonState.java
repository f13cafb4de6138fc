package org.reweave.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Everything the companion knows of one person, as a value.
 *
 * <p>What follows from the answers (facts, locks, which step is next) is not in here: it is worked out from the trail.
 *
 * @param journey the journey's id
 * @param revision the journey's revision the person is walking
 * @param language the language spoken (ISO 639-1)
 * @param step the open step; empty before the first word
 * @param frames the side paths being walked, the innermost last
 * @param dialog what the companion itself asks over the open step
 * @param visit the number of the open prompt; grows with every new prompt, never shrinks
 * @param misses how many times running an answer did not fit
 * @param ticked what is ticked so far in an open question with several answers
 * @param trail every answer given, the oldest first
 * @param lastToken the button that was handled last, so that a doubled press can be told
 * @param lastSent the platform's stamp of the last message that was answered
 * @param reminders what the person wished to be reminded of
 * @param seen when the person was last here (UTC)
 * @param guarded whether the person wants that what is said to them can be neither forwarded nor saved
 */
public record PersonState(
        String journey,
        int revision,
        String language,
        String step,
        List<Frame> frames,
        Dialog dialog,
        int visit,
        int misses,
        List<String> ticked,
        List<Entry> trail,
        String lastToken,
        Optional<Instant> lastSent,
        Reminders reminders,
        Instant seen,
        boolean guarded) {

    private static final int VISITS_A_SECOND = 12;
    /** For so many seconds numbers of nine digits last, with many left for whoever began at the end of them. */
    private static final int VISITS_LAST = 75_000_000;

    public PersonState {
        frames = List.copyOf(frames);
        ticked = List.copyOf(ticked);
        trail = List.copyOf(trail);
    }

    /** Somebody who did not choose to have what is said to them guarded. */
    public PersonState(
            String journey,
            int revision,
            String language,
            String step,
            List<Frame> frames,
            Dialog dialog,
            int visit,
            int misses,
            List<String> ticked,
            List<Entry> trail,
            String lastToken,
            Optional<Instant> lastSent,
            Reminders reminders,
            Instant seen) {
        this(
                journey, revision, language, step, frames, dialog, visit, misses, ticked, trail, lastToken, lastSent,
                reminders, seen, false);
    }

    /** Somebody who has not said a word yet. */
    public static PersonState newcomer(String journey, int revision, String language, Instant now) {
        return new PersonState(
                journey,
                revision,
                language,
                "",
                List.of(),
                new Dialog.None(),
                0,
                0,
                List.of(),
                List.of(),
                "",
                Optional.empty(),
                Reminders.NONE,
                now);
    }

    /**
     * Somebody who has not said a word yet, and whose prompts have numbers no earlier person at the same account was given,
     * so that a button from before they were forgotten never fits anything.
     */
    public static PersonState arriving(String journey, int revision, String language, Instant now) {
        PersonState fresh = newcomer(journey, revision, language, now);
        return new PersonState(
                fresh.journey,
                fresh.revision,
                fresh.language,
                fresh.step,
                fresh.frames,
                fresh.dialog,
                firstVisit(now),
                fresh.misses,
                fresh.ticked,
                fresh.trail,
                fresh.lastToken,
                fresh.lastSent,
                fresh.reminders,
                fresh.seen);
    }

    /**
     * Grows faster with the time than anybody answers prompts; begins anew after some two years. A multiple of twelve, so
     * that the wording of what is said first is always the same.
     */
    private static int firstVisit(Instant now) {
        return (int) (now.getEpochSecond() % VISITS_LAST * VISITS_A_SECOND);
    }

    /** The same, with another button as the one that was handled last. */
    public PersonState handled(String token) {
        return new PersonState(
                journey, revision, language, step, frames, dialog, visit, misses, ticked, trail, token, lastSent,
                reminders, seen, guarded);
    }

    /** Whether the journey has begun. */
    public boolean begun() {
        return !step.isEmpty();
    }
}
