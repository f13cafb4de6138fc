package org.reweave;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.reweave.chart.PngPulse;
import org.reweave.engine.LanguageFiles;
import org.reweave.engine.Languages;
import org.reweave.engine.PersonEngine;
import org.reweave.engine.PersonState;
import org.reweave.engine.Retelling;
import org.reweave.engine.StepListener;
import org.reweave.export.Handing;
import org.reweave.group.GroupEngine;
import org.reweave.group.GroupLanguages;
import org.reweave.journey.Journey;
import org.reweave.journey.JourneyCatalog;
import org.reweave.runtime.GroupCare;
import org.reweave.runtime.HandOver;
import org.reweave.safety.HelpLines;
import org.reweave.safety.Level;
import org.reweave.safety.RuleFiles;
import org.reweave.safety.SafetyScreen;

/** What is shipped, read once: the journey, the texts, and an engine over them. */
public final class Shipped {
    public static final ZoneId ZONE = ZoneId.of("Europe/Lisbon");
    private static final ClassLoader LOADER = Shipped.class.getClassLoader();
    private static final JourneyCatalog.Reading READING = JourneyCatalog.onClassPath(LOADER, List.of("rebuild-trust"));
    private static final Languages LANGUAGES = LanguageFiles.read(LOADER, List.of("en"));
    private static final SafetyScreen SAFETY = RuleFiles.screen("en");

    private Shipped() {}

    public static Journey journey() {
        if (!READING.problems().isEmpty()) {
            throw new IllegalStateException("the shipped journey has problems: " + READING.problems());
        }
        return READING.catalog().latest("rebuild-trust");
    }

    public static PersonEngine engine() {
        return engine(step -> {});
    }

    public static PersonEngine engine(StepListener listener) {
        Journey journey = journey();
        return new PersonEngine((id, revision) -> journey, LANGUAGES, SAFETY, HelpLines.onBoard(), ZONE, listener);
    }

    /** Hands over what is kept of a person, in the words that are shipped. */
    public static HandOver handOver() {
        Journey journey = journey();
        return new Handing(state -> new Retelling(journey, LANGUAGES, state.language(), ZONE));
    }

    /** What groups are accompanied with, as shipped. */
    public static GroupCare groups() {
        return new GroupCare(
                new GroupEngine(GroupLanguages.read(LOADER, List.of("en")), ZONE).drawing(new PngPulse()),
                text -> SAFETY.look(text).level().atLeast(Level.SOFT));
    }

    public static PersonState newcomer(Instant now) {
        return PersonState.arriving(journey().id(), journey().revision(), "en", now);
    }
}
