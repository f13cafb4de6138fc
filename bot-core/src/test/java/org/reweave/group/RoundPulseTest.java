package org.reweave.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.reweave.group.GroupEvent.GivenAnswer;
import org.reweave.message.Address;

/** What a group is told when a round ends. */
class RoundPulseTest {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final String ID = "0123456789abcdef";
    private static final Standing LEADER =
            new Standing("lena", new Address("stage", "lena", "lena"), true, false, false, true);
    private static final GroupEngine ENGINE = new GroupEngine(
            GroupLanguages.read(RoundPulseTest.class.getClassLoader(), List.of("en")), ZoneId.of("Europe/Lisbon"));

    @Test
    void a_group_in_which_enough_answered_sees_figures_in_tens_and_no_count() {
        GroupEngine.Result closed = closed(600);

        assertThat(said(closed)).contains("about", "in 100").doesNotContain("600", "Too few");
        assertThat(closed.next().pulses().get(0).shares()).hasSize(4).allMatch(ten -> ten >= 0 && ten <= 9);
        assertThat(closed.next().history().spent()).hasSize(1);
    }

    @Test
    void a_small_group_sees_that_they_are_too_few_and_not_how_many() {
        GroupEngine.Result closed = closed(12);

        assertThat(said(closed)).contains("Too few answers").doesNotContain("12", "in 100");
        assertThat(closed.next().pulses().get(0).shares()).isEmpty();
    }

    @Test
    void who_answered_what_is_forgotten_with_the_end_of_the_round() {
        assertThat(closed(600).effects()).anyMatch(GroupEffect.ForgetAnswers.class::isInstance);
    }

    private static GroupEngine.Result closed(int members) {
        GroupState open = ENGINE.transition(
                        ID,
                        ENGINE.newcomer("", "00112233445566778899aabbccddeeff"),
                        new GroupEvent.Tapped(LEADER, "round"),
                        NOW)
                .next();
        List<GivenAnswer> answers = IntStream.range(0, members)
                .mapToObj(member -> new GivenAnswer("key" + member, 1 + member % 3))
                .toList();
        return ENGINE.transition(ID, open, new GroupEvent.Due(answers), NOW.plus(Duration.ofDays(3)));
    }

    private static String said(GroupEngine.Result result) {
        return result.effects().stream()
                .filter(GroupEffect.Post.class::isInstance)
                .map(effect -> ((GroupEffect.Post) effect).message().text().words())
                .collect(Collectors.joining("\n"));
    }
}
