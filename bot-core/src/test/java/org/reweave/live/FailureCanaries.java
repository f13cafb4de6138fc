package org.reweave.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.reweave.engine.Dialog;
import org.reweave.engine.PersonState;
import org.reweave.runtime.Pseudonyms;

/** Words in what goes wrong: updates nobody can read, updates that fail and are put aside, and messages that cannot be delivered. */
public abstract class FailureCanaries extends CanaryCase {
    private static final String ASIDE = "it was put aside";
    private static final String NOTE = "steady-phrase-own";

    private final Map<LivePlatform, LivePerson> hurt = new LinkedHashMap<>();
    private final Map<LivePlatform, LivePerson> cutOff = new LinkedHashMap<>();
    private final Map<LivePerson, String> kept = new LinkedHashMap<>();

    @Test
    void what_failed_or_could_not_be_delivered_is_nowhere_in_clear_and_goes_with_whoever_it_was_about() {
        platforms.forEach(platform -> {
            hurt.put(platform, platform.newcomer());
            cutOff.put(platform, platform.newcomer());
        });
        List<LivePerson> all =
                Stream.concat(hurt.values().stream(), cutOff.values().stream()).toList();
        try (CompanionProcess companion = run()) {
            all.forEach(one -> answered(one, one::opens));
            hurt.forEach((platform, person) -> platform.garbles(person, marksOf(person)));
            hurt.values().forEach(one -> writes(one, "help"));
            companion.stop();
        }
        Map<LivePerson, PersonState> places = new LinkedHashMap<>();
        hurt.values().forEach(one -> places.put(one, nowhere(one)));
        cutOff.values().forEach(one -> places.put(one, Canaries.standingAt(NOTE)));
        placed(places);
        try (CompanionProcess companion = run()) {
            hurt.values().forEach(this::fails);
            cutOff.forEach(this::waits);
            assertNothingInTheOpen(all);
            platforms.forEach(marks::assertSentHomeOnly);
            companion.stop();
        }
        Pseudonyms names = new Pseudonyms(key().derived("names in the log"));
        hurt.values().forEach(one -> assertThat(log()).contains(names.of(one.account()) + " failed for good"));
        assertThat(hostSees(all, "check"))
                .containsPattern("[1-9][0-9]* messages wait to be delivered")
                .contains(hurt.keySet().stream()
                        .map(platform -> "an update of " + platform.name())
                        .toList());
        cutOff.values().forEach(one -> assertThat(export(one)).contains(kept.get(one)));
        assertNothingInTheOpen(all);

        all.forEach(one -> says("erase", "--as", one.account(), "--yes"));
        assertNothingIsLeft(all);
    }

    /** Somebody who is asked whether a rhythm was understood that is none. */
    private PersonState nowhere(LivePerson person) {
        String rhythm = "weekly " + marks.of(person, "a rhythm that is none") + " 20:00";
        return DialogCanaries.asking(
                Canaries.standingAt(NOTE), new Dialog.Notes(Dialog.Page.CONFIRM, rhythm, List.of()));
    }

    /** Whatever they do throws, with the word in what it says. */
    private void fails(LivePerson person) {
        for (Runnable does : List.<Runnable>of(
                () -> person.writes("hm, " + marks.of(person, "words that fail")),
                () -> person.rewrites("no, " + marks.of(person, "a change that fails")),
                () -> person.writes("weekdays at 8 " + marks.of(person, "a time that fails")))) {
            int before = aside();
            does.run();
            awaits(person.account() + " fails", () -> aside() > before);
        }
    }

    private int aside() {
        return (int) Pattern.compile(ASIDE).matcher(log()).results().count();
    }

    /** Words are kept, and then shown and handed over to where nothing arrives. */
    private void waits(LivePlatform platform, LivePerson person) {
        kept.put(person, marks.of(person, "words that wait"));
        writes(person, "it is " + kept.get(person));
        writes(person, "keep");
        platform.cutsOff(person, true);
        int before = sentTo(person);
        person.writes("give me my data");
        awaits(person.account() + " is answered in vain", () -> sentTo(person) > before);
        person.writes("help now " + marks.of(person, "a call while nothing arrives"));
        person.writes("what do you know about me");
    }
}
