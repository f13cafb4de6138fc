package org.reweave.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.reweave.chart.PngPulse;
import org.reweave.group.GroupEvent.GivenAnswer;
import org.reweave.group.pulse.Figures;
import org.reweave.message.Address;
import org.reweave.message.GroupInbound.BotAdded;
import org.reweave.message.GroupInbound.Permission;
import org.reweave.message.Picture;

/** What a group is told when a round ends. */
class RoundPulseTest {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final String ID = "0123456789abcdef";
    private static final Standing LEADER =
            new Standing("lena", new Address("stage", "lena", "lena"), true, false, false, true);
    private static final GroupLanguages LANGUAGES =
            GroupLanguages.read(RoundPulseTest.class.getClassLoader(), List.of("en"));
    private static final GroupEngine ENGINE =
            new GroupEngine(LANGUAGES, ZoneId.of("Europe/Lisbon")).drawing(new PngPulse());
    private static final List<String> ANSWERS =
            List.of("A little lighter", "About the same", "A little heavier", "It is hard to say");

    @Test
    void a_group_in_which_enough_answered_sees_figures_in_tens_and_no_count() {
        GroupEngine.Result closed = closed(600, Set.of());

        assertThat(said(closed))
                .contains("In this round, roughly:", "in ten", "blurred on purpose")
                .doesNotContain("600", "Too few");
        assertThat(closed.next().pulses().get(0).shares()).hasSize(4).allMatch(ten -> ten >= 0 && ten <= 9);
        assertThat(closed.next().history().spent()).hasSize(1);
    }

    @Test
    void the_same_figures_are_drawn_in_the_same_post() throws IOException {
        GroupEngine.Result closed = closed(600, Set.of());

        Figures figures = new Figures(closed.next().pulses().get(0).shares(), 0);
        byte[] drawn = new PngPulse()
                .paint(LANGUAGES.of("en").pulse().chart(figures, ANSWERS))
                .orElseThrow();
        Picture picture = picture(closed).orElseThrow();
        Files.write(Files.createDirectories(Path.of("target", "charts")).resolve("pulse-round.png"), picture.png());
        assertThat(picture.png()).isEqualTo(drawn);
        assertThat(picture.description()).isNotBlank();
    }

    @Test
    void where_pictures_may_not_be_posted_the_words_come_alone() {
        GroupEngine.Result closed = closed(600, Set.of(Permission.PICTURES));

        assertThat(said(closed)).contains("in ten");
        assertThat(picture(closed)).isEmpty();
    }

    @Test
    void figures_of_an_earlier_round_say_so_wherever_they_are_shown() {
        GroupEngine.Result again = next(closed(300, Set.of()).next(), 300);

        assertThat(again.next().pulses().get(1).age()).isEqualTo(1);
        assertThat(said(again)).contains("One round ago, roughly:").doesNotContain("In this round");
        assertThat(picture(again)).isPresent();
        GroupEngine.Result numbers = ENGINE.transition(
                ID, again.next(), new GroupEvent.Tapped(LEADER, "numbers"), NOW.plus(Duration.ofDays(9)));
        String told =
                ((GroupEffect.Answer) numbers.effects().get(0)).message().text().words();
        assertThat(told).contains("Round 1: ", "Round 2: the figures of round 1 were shown again.");
        assertThat(told).doesNotContain("300");
    }

    @Test
    void a_small_group_sees_that_they_are_too_few_and_not_how_many() {
        GroupEngine.Result closed = closed(12, Set.of());

        assertThat(said(closed)).contains("Too few answers").doesNotContain("12", "in ten");
        assertThat(picture(closed)).isEmpty();
        assertThat(closed.next().pulses().get(0).shares()).isEmpty();
    }

    @Test
    void whoever_leads_looks_back_at_every_round_each_kind_told_once() {
        GroupState state = closed(12, Set.of()).next();
        for (int round = 2; round <= 20; round++) {
            state = next(state, round == 15 ? 600 : 12).next();
        }
        String told = numbers(state);

        assertThat(told)
                .contains(
                        "Check-in rounds so far: 20.",
                        "Rounds 1 to 14: ",
                        "Round 15: ",
                        "Rounds 16 to 20: the figures of round 15 were shown again.")
                .contains("about 180 answers");
        assertThat(told.split("Too few", -1)).as("said once for all of them").hasSize(2);
        assertThat(numbers(closed(600, Set.of()).next())).doesNotContain("180", "Rounds 1");
    }

    private static String numbers(GroupState state) {
        GroupEngine.Result numbers =
                ENGINE.transition(ID, state, new GroupEvent.Tapped(LEADER, "numbers"), NOW.plus(Duration.ofDays(400)));
        return ((GroupEffect.Answer) numbers.effects().get(0)).message().text().words();
    }

    @Test
    void who_answered_what_is_forgotten_with_the_end_of_the_round() {
        assertThat(closed(600, Set.of()).effects()).anyMatch(GroupEffect.ForgetAnswers.class::isInstance);
    }

    private static GroupEngine.Result closed(int members, Set<Permission> lacking) {
        GroupState added = ENGINE.transition(
                        ID,
                        ENGINE.newcomer("", "00112233445566778899aabbccddeeff"),
                        new GroupEvent.Happened(Optional.empty(), "", new BotAdded(lacking), ""),
                        NOW)
                .next();
        return next(added, members);
    }

    /** A round is begun a week after the one before, and ends. */
    private static GroupEngine.Result next(GroupState before, int members) {
        Instant begins = NOW.plus(Duration.ofDays(7L * before.rounds()));
        GroupState open = ENGINE.transition(ID, before, new GroupEvent.Tapped(LEADER, "round"), begins)
                .next();
        List<GivenAnswer> answers = IntStream.range(0, members)
                .mapToObj(member -> new GivenAnswer("key" + member, 1 + member % 3))
                .toList();
        return ENGINE.transition(ID, open, new GroupEvent.Due(answers), begins.plus(Duration.ofDays(3)));
    }

    private static Optional<Picture> picture(GroupEngine.Result result) {
        return posts(result).flatMap(post -> post.message().picture().stream()).findFirst();
    }

    private static String said(GroupEngine.Result result) {
        return posts(result).map(post -> post.message().text().words()).collect(Collectors.joining("\n"));
    }

    private static Stream<GroupEffect.Post> posts(GroupEngine.Result result) {
        return result.effects().stream()
                .filter(GroupEffect.Post.class::isInstance)
                .map(GroupEffect.Post.class::cast);
    }
}
