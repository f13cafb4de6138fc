package org.reweave.live;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reweave.engine.Dialog;
import org.reweave.engine.PersonState;
import org.reweave.store.States;

/** Words where the companion itself asks something: setting check-ins, zones, first lines, help, what is kept, and all the others. */
public abstract class DialogCanaries extends CanaryCase {
    private static final String STEP = "reason-act-note";

    /** What somebody may answer there in plain words, with a word of their own in it. */
    private static final List<String> WORDS = List.of("it is about ", "weekdays at 8 ", "");

    @Test
    void what_is_written_where_the_companion_asks_something_itself_is_kept_nowhere() {
        Map<LivePerson, Dialog> asked = new LinkedHashMap<>();
        dialogs()
                .forEach(dialog ->
                        asked.put(platforms.get(asked.size() % platforms.size()).newcomer(), dialog));
        List<LivePerson> all = List.copyOf(asked.keySet());
        try (CompanionProcess companion = run()) {
            all.forEach(one -> answered(one, one::opens));
            companion.stop();
        }
        PersonState there = Canaries.standingAt(STEP);
        Map<LivePerson, PersonState> places = new LinkedHashMap<>();
        asked.forEach((person, dialog) -> places.put(person, asking(there, dialog)));
        placed(places);
        try (CompanionProcess companion = run()) {
            for (String words : WORDS) {
                for (LivePerson one : all) {
                    int before = sentTo(one);
                    one.writes(words + marks.of(one, "\"" + words + "\" at " + asked.get(one)));
                    awaits(one.account() + " is met at " + asked.get(one), () -> sentTo(one) > before);
                }
                assertNothingInTheOpen(all);
            }
            platforms.forEach(marks::assertSentHomeOnly);
            companion.stop();
        }
        hostSees(all, "check");
        erased(all);
        assertNothingIsLeft(all);
    }

    private static List<Dialog> dialogs() {
        List<Dialog> all = new ArrayList<>(States.DIALOGS);
        for (Dialog.Page page : Dialog.Page.values()) {
            List<String> ids = page == Dialog.Page.ZONE_WHICH ? List.of("Europe/Lisbon", "Atlantic/Azores") : List.of();
            all.add(new Dialog.Notes(page, "weekly 1,5 20:00", ids));
        }
        return all;
    }

    /** Somebody who stands there, and is asked something by the companion itself. */
    static PersonState asking(PersonState there, Dialog dialog) {
        return new PersonState(
                there.journey(),
                there.revision(),
                there.language(),
                there.step(),
                there.frames(),
                dialog,
                there.visit(),
                there.misses(),
                there.ticked(),
                there.trail(),
                there.lastToken(),
                there.lastSent(),
                there.reminders(),
                there.seen());
    }
}
