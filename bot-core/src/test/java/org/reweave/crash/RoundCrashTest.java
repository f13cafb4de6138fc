package org.reweave.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reweave.engine.Agreed;
import org.reweave.group.GroupEvent.GivenAnswer;
import org.reweave.group.GroupState;
import org.reweave.group.pulse.Figures;
import org.reweave.group.pulse.PulseHistory;
import org.reweave.group.pulse.PulseRules;
import org.reweave.group.pulse.Tap;
import org.reweave.store.Consents.Consent;
import org.reweave.store.jdbc.JdbcStore;

/** Kills the companion while the members of a group join, while they are asked and answer, and while the round ends and a topic comes. */
final class RoundCrashTest {
    private static final int KILLS = Integer.getInteger("reweave.crash.kills", 2);
    /** So many messages are on their way at once: what became of them nobody knows after a kill. */
    private static final int ON_THEIR_WAY = 8;

    private static final int ANSWERS = 4;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path directory;

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void every_member_is_asked_once_or_given_up_as_uncertain_and_the_pulse_is_that_of_the_last_taps(
            boolean tellsRepeats) throws IOException {
        long seed = Long.getLong("reweave.crash.seed", System.nanoTime());
        System.out.println("seed of the kills: " + seed);
        QuickStart quickStart = QuickStart.rehearse(directory.resolve("rehearsal"));
        Path place = Files.createDirectories(directory.resolve("world"));
        RoundWorld world = new RoundWorld(place, quickStart, tellsRepeats, seed);
        world.gather(KILLS);
        everybodyJoinedAndReadSo(place, tellsRepeats);

        world.round(KILLS);

        List<Integer> expected;
        try (JdbcStore store = CrashStore.open(place)) {
            List<GivenAnswer> given = answers(store);
            assertThat(tally(given.stream().map(GivenAnswer::answer).toList()))
                    .isEqualTo(tally(List.copyOf(world.answered().values())));
            expected = figures(given, state(store));
        }
        world.end(KILLS);

        List<Journal.Line> shown = Journal.read(place.resolve("journal")).stream()
                .filter(line -> line.is("shown"))
                .toList();
        Map<String, Long> asked = shown.stream()
                .filter(line -> line.word(4).equals(world.question()))
                .collect(Collectors.groupingBy(line -> line.word(3), Collectors.counting()));
        assertThat(asked.values()).as("how often somebody was asked").containsOnly(1L);
        int uncertain = RoundWorld.MEMBERS - asked.size();
        System.out.printf("asked once: %d, uncertain: %d, kills: %d%n", asked.size(), uncertain, KILLS);
        assertThat(uncertain).isBetween(0, tellsRepeats ? 0 : ON_THEIR_WAY * KILLS);
        // Where the platform tells no repeats, a post that may have arrived is not posted again.
        for (String post : List.of("How it went with trust", "Explaining is not excusing")) {
            assertThat(shown)
                    .filteredOn(line -> line.word(3).equals(DoomedGroup.EVERYBODY)
                            && line.word(5).startsWith(post))
                    .as(post)
                    .hasSizeBetween(tellsRepeats ? 1 : 0, 1);
        }
        try (JdbcStore store = CrashStore.open(place)) {
            assertThat(state(store).posted()).hasSize(1);
            assertThat(state(store).pulses())
                    .singleElement()
                    .satisfies(pulse -> assertThat(pulse.shares()).isEqualTo(expected));
            assertThat(answers(store)).isEmpty();
        }
    }

    /** Whoever joined is a member once, has agreed once, and has read it: once where repeats are told, and lost by nobody. */
    private static void everybodyJoinedAndReadSo(Path place, boolean tellsRepeats) throws IOException {
        try (JdbcStore store = CrashStore.open(place)) {
            String group = group(store);
            List<String> members = store.inTransaction(work -> work.groups().joined(group));
            assertThat(members).hasSize(RoundWorld.MEMBERS).doesNotHaveDuplicates();
            for (String member : members) {
                assertThat(store.<List<Consent>>inTransaction(
                                work -> work.consents().of(member)))
                        .filteredOn(consent -> consent.what() == Agreed.GROUP)
                        .singleElement()
                        .satisfies(consent -> assertThat(consent.holds()).isTrue());
            }
        }
        Map<String, Long> read = Journal.read(place.resolve("journal")).stream()
                .filter(line -> line.is("shown") && line.word(5).startsWith("You have joined."))
                .collect(Collectors.groupingBy(line -> line.word(3), Collectors.counting()));
        assertThat(read).hasSize(RoundWorld.MEMBERS);
        if (tellsRepeats) {
            assertThat(read.values()).containsOnly(1L);
        }
    }

    private static Map<Integer, Long> tally(List<Integer> answers) {
        return answers.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static String group(JdbcStore store) {
        return store.inTransaction(work -> work.groups().find(DoomedGroup.NAME, "circle"))
                .orElseThrow();
    }

    private static GroupState state(JdbcStore store) {
        String group = group(store);
        return store.inTransaction(
                work -> work.groups().lock(group).orElseThrow().state());
    }

    private static List<GivenAnswer> answers(JdbcStore store) {
        String group = group(store);
        return store.inTransaction(work -> work.groups().answers(group, 1));
    }

    /** What the group is to see of these answers; whoever was asked and given up may leave too few to show any. */
    private static List<Integer> figures(List<GivenAnswer> given, GroupState state) {
        List<Tap> taps = given.stream()
                .map(one -> new Tap(one.member(), one.answer() - 1))
                .toList();
        return new PulseRules(ANSWERS, HexFormat.of().parseHex(state.secret()))
                .publish(taps, PulseHistory.NONE)
                .figures()
                .map(Figures::tens)
                .orElse(List.of());
    }
}
