package org.reweave.engine;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.reweave.Shipped;
import org.reweave.journey.Facts;
import org.reweave.journey.Journey;
import org.reweave.safety.HelpLines;

/** Opens to other tests what follows from a person's answers. */
public final class Known {
    private static final Languages ENGLISH = new Languages(Map.of("en", english()), "en");

    private static final HelpLines HELP = HelpLines.onBoard();

    private Known() {}

    /** English, as it is shipped. */
    static Language english() {
        return LanguageFiles.read(Known.class.getClassLoader(), java.util.List.of("en"))
                .of("en");
    }

    /** A turn of this person, as it begins. */
    static Turn turn(PersonState state, Instant now) {
        return new Turn(state, Shipped.journey(), ENGLISH, ZoneOffset.UTC, HELP, now, step -> {});
    }

    /** The same person, put at a step whatever leads there. */
    public static PersonState at(PersonState state, String step) {
        return new PersonState(
                state.journey(),
                state.revision(),
                state.language(),
                step,
                state.frames(),
                state.dialog(),
                state.visit(),
                state.misses(),
                state.ticked(),
                state.trail(),
                state.lastToken(),
                state.lastSent(),
                state.reminders(),
                state.seen());
    }

    public static Facts facts(Journey journey, PersonState state) {
        return new TrailFacts(journey, state.trail());
    }
}
