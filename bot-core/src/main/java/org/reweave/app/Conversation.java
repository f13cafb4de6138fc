package org.reweave.app;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.reweave.chart.PngCharts;
import org.reweave.chart.PngPulse;
import org.reweave.engine.LanguageFiles;
import org.reweave.engine.Languages;
import org.reweave.engine.PersonEngine;
import org.reweave.engine.PersonState;
import org.reweave.engine.Retelling;
import org.reweave.group.GroupEngine;
import org.reweave.group.GroupLanguages;
import org.reweave.journey.Journey;
import org.reweave.journey.JourneyCatalog.Reading;
import org.reweave.runtime.GroupCare;
import org.reweave.runtime.Newcomers;
import org.reweave.safety.HelpLines;
import org.reweave.safety.Level;
import org.reweave.safety.RuleFiles;
import org.reweave.safety.SafetyScreen;

/** Everything that is said and decided, read from files: the journeys, the companion's own texts, the safety rules. */
final class Conversation {
    private final BotConfig config;
    private final JourneyShelf journeys;
    private final Languages languages;
    private final PersonEngine engine;
    private final GroupCare groups;

    private Conversation(
            BotConfig config,
            JourneyShelf journeys,
            Languages languages,
            GroupLanguages groupLanguages,
            SafetyScreen safety,
            HelpLines help) {
        this.groups = new GroupCare(
                new GroupEngine(groupLanguages, config.zone())
                        .drawing(new PngPulse())
                        .keepingRemoved(config.removedGroupsKept()),
                text -> safety.look(text).level().atLeast(Level.SOFT));
        this.config = config;
        this.journeys = journeys;
        this.languages = languages;
        this.engine = new PersonEngine(journeys, languages, safety, help, config.zone()).drawing(new PngCharts());
    }

    /** Reads the files around the journeys that come along; throws {@link HostException} where a journey cannot be used. */
    static Conversation read(BotConfig config, Reading onBoard) {
        ClassLoader loader = Conversation.class.getClassLoader();
        Set<String> codes = new LinkedHashSet<>(List.of(config.language()));
        codes.addAll(SettingKind.SPOKEN);
        return new Conversation(
                config,
                JourneyShelf.of(onBoard, config.journeysDir()),
                LanguageFiles.read(loader, List.copyOf(codes)),
                GroupLanguages.read(loader, List.copyOf(codes)),
                RuleFiles.screen("en"),
                HelpLineFile.read(config.helpLines()));
    }

    PersonEngine engine() {
        return engine;
    }

    /** What groups are accompanied with. */
    GroupCare groups() {
        return groups;
    }

    /** People who were never here before begin the newest revision of the first journey, in the language that is set. */
    Newcomers newcomers() {
        Journey first = journeys.first();
        return (inbound, now) -> PersonState.arriving(first.id(), first.revision(), config.language(), now);
    }

    Journey journeyOf(PersonState state) {
        return journeys.of(state.journey(), state.revision());
    }

    Retelling retelling(PersonState state) {
        return new Retelling(journeyOf(state), languages, state.language(), config.zone());
    }
}
