package org.reweave.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.reweave.engine.PersonState;
import org.reweave.store.Inbox.Parked;
import org.reweave.store.Inbox.UpdateKey;
import org.reweave.walk.Director;

/** What people write and tap in private, at every place where something is asked. */
public abstract class Canaries extends CanaryCase {
    /** Questions for words of one's own: what happened, whom one trusts, and one's plan for a bad evening. */
    private static final List<String> NOTES = List.of("reason-act-note", "steady-person-note", "steady-phrase-own");

    private static final String HIDDEN = "the list.";

    private final Map<LivePerson, String> kept = new HashMap<>();

    @Test
    void what_people_write_is_nowhere_but_in_their_own_chat_and_nothing_is_left_of_whoever_is_forgotten()
            throws IOException {
        Map<LivePerson, String> keepers = new HashMap<>();
        NOTES.forEach(note -> newcomers().forEach(person -> keepers.put(person, note)));
        List<LivePerson> others = newcomers();
        Map<LivePerson, String> at = new HashMap<>(keepers);
        others.forEach(person -> at.put(person, NOTES.get(0)));
        List<LivePerson> all = List.copyOf(at.keySet());
        try (CompanionProcess companion = run()) {
            all.forEach(one -> answered(one, one::opens));
            all.forEach(one -> writes(one, "hm " + marks.of(one, "an answer that does not fit")));
            for (int i = 0; i < platforms.size(); i++) {
                platforms.get(i).plants(others.get(i), marksOf(others.get(i)));
            }
            others.forEach(one -> writes(one, "help"));
            companion.stop();
        }
        Map<LivePerson, PersonState> places = new HashMap<>();
        at.forEach((person, note) -> places.put(person, standingAt(note)));
        placed(places);
        List<String> takenBack = new ArrayList<>();
        try (CompanionProcess companion = run()) {
            for (LivePerson one : all) {
                takenBack.add(marks.of(one, "a note that is changed"));
                writes(one, "what happened is " + takenBack.get(takenBack.size() - 1));
                kept.put(one, marks.of(one, "the note " + at.get(one)));
                int before = sentTo(one);
                one.rewrites("what happened is " + kept.get(one));
                awaits(one.account() + " is met", () -> sentTo(one) > before);
            }
            assertNothingInTheOpen(all);
            keepers.keySet().forEach(one -> writes(one, "keep"));
            others.forEach(one -> writes(one, "let it go"));
            keepers.keySet().forEach(one -> writes(one, "give me my data"));
            assertNothingInTheOpen(all);
            keepers.keySet().forEach(one -> reads(one, Objects.requireNonNull(kept.get(one))));
            all.forEach(this::plantedInPassing);
            platforms.forEach(marks::assertSentHomeOnly);
            companion.stop();
        }
        keepers.keySet()
                .forEach(one -> assertThat(export(one)).contains(kept.get(one)).doesNotContain(takenBack));
        others.forEach(one -> assertThat(export(one)).doesNotContain(marks.words()));
        hostSees(all, "check");
        assertNothingInTheOpen(all);
        assertALeakWouldBeFound(all.get(0));

        try (CompanionProcess companion = run()) {
            areForgotten(all);
            companion.stop();
        }
        assertNothingIsLeft(all);
    }

    /** Help, where what was kept for a bad evening is shown; times, places and countries that are none; and a hidden screen. */
    private void plantedInPassing(LivePerson person) {
        writes(person, "help now");
        for (String words : List.of(
                "every day at ",
                "weekdays at 8 ",
                "check in with me at 8 in ",
                "not until ",
                "i live in ",
                "it's 8 in ")) {
            person.writes(words + marks.of(person, words));
        }
        person.writes("my notes");
        person.writes("at 8 in " + marks.of(person, "a note to be set"));
        person.writes("he hits me, " + marks.of(person, "words of danger"));
        person.writes(marks.of(person, "words that go"));
        person.deletes();
        person.writes("hide");
        person.writes(marks.of(person, "a hidden screen"));
        reads(person, HIDDEN);
        person.writes("come back");
        reads(person, "You are back");
    }

    private List<LivePerson> newcomers() {
        return platforms.stream().map(LivePlatform::newcomer).toList();
    }

    /** A place in the journey, as of now. */
    static PersonState standingAt(String step) {
        return new Director(Map.of("role", "broke", "age", "adult"))
                .reach(step, Instant.now())
                .state();
    }

    /** Puts a mark where it must never be, in a column, in a log and in a temporary file, and looks for it. */
    private void assertALeakWouldBeFound(LivePerson one) throws IOException {
        String leak = marks.of(one, "a leak on purpose");
        Path folder = Objects.requireNonNull(home().getParent());
        RawScan scan = new RawScan(List.of(leak));
        UpdateKey update = new UpdateKey("leak", "1");
        Instant now = Instant.now();
        inStore(work -> {
            work.inbox().park(new Parked(update, "", "because of " + leak, now));
            return true;
        });
        assertThat(scan.in(folder)).as("encrypted with its file").isEmpty();
        assertThat(found(List.of(leak))).isNotEmpty().allMatch(found -> found.contains("decrypted"));
        inStore(work -> work.inbox().forgetParkedBefore(now.plusSeconds(1)));
        Path log = home().resolve("run.log");
        Files.writeString(log, leak + "\n", StandardCharsets.UTF_8, StandardOpenOption.APPEND);
        assertThat(scan.in(folder)).anyMatch(found -> found.contains("run.log"));
        Files.writeString(log, Files.readString(log).replace(leak, "taken out"));
        Files.writeString(temporary().resolve("leak"), leak, StandardCharsets.UTF_16LE);
        assertThat(scan.in(folder)).anyMatch(found -> found.contains("temporary"));
        Files.delete(temporary().resolve("leak"));
    }
}
