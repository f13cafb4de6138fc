package org.reweave.live;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.reweave.live.LivePerson.Seen;

/** What a walk came to: the state the companion kept, and everything the person was shown. */
record Arrival(Place place, List<Seen> shown, List<String> violations, int stepsRepeated, boolean tellsRepeats) {

    static Arrival of(
            Path home, Map<String, String> environment, LivePlatform platform, FromFirst person, Walker walker) {
        String exported = CompanionProcess.says(home, environment, "export", "--as", person.account());
        return new Arrival(
                Place.exported(exported).from(person.first()),
                person.sees(),
                platform.violations(),
                walker.repeats(),
                platform.tellsRepeats());
    }

    @Override
    public String toString() {
        return place.trail().size() + " answers kept, " + shown.size() + " messages shown, " + stepsRepeated
                + " taps repeated by the person";
    }
}
