package org.reweave.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reweave.discord.DiscordBench.eventually;

import java.time.Duration;
import java.util.Map;
import net.dv8tion.jda.api.Permission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reweave.discord.Interacted.Where;

/** Check-in rounds of a group on Discord: who is asked where, and what the group sees of the answers. */
class DiscordGroupRoundsTest {
    private final DiscordGroup stage = new DiscordGroup();
    private final FakeServer server = stage.discord.server;
    private final FakePerson lead = stage.discord.person();
    private final FakePerson ana = stage.discord.person();
    private final FakePerson ben = stage.discord.person();

    @AfterEach
    void every_request_was_as_discord_asks_for_it() {
        stage.close();
    }

    /** From being added to the first topic. */
    private Posted begun() {
        stage.isSetUp(lead);
        stage.move(Duration.ofDays(3));
        return stage.everybodySees("Explaining is not excusing");
    }

    @Test
    void those_who_joined_are_asked_alone_and_the_group_reads_that_there_are_too_few_without_a_number() {
        Posted topic = begun();
        stage.joins(ana, topic);
        lead.commands(Where.SERVER, "setup", Map.of());
        stage.tapsAlone(lead, "Start a check-in round");
        stage.everybodySees("How is it going? A round is open for three days.");
        stage.tapsAlone(ana, "A little heavier");
        stage.seesAlone(ana, "Thank you. It counts for the picture");
        stage.move(Duration.ofDays(3));
        Posted pulse = stage.everybodySees("Too few answers to show any without showing somebody.");
        assertThat(pulse.words()).doesNotContain("1", "one", "heavier");
        assertThat(pulse.picture).isEmpty();
        assertThat(stage.alone(ben)).isEmpty();
        assertThat(ben.sees()).isEmpty();
        lead.commands(Where.SERVER, "setup", Map.of());
        stage.tapsAlone(lead, "Numbers");
        assertThat(stage.seesAlone(lead, "Numbers of your group").words())
                .contains("Topics so far: 1.", "Check-in rounds so far: 1.", "Who did what is in no number here");
    }

    @Test
    void whoever_joined_and_is_asked_later_is_asked_in_the_direct_conversation() {
        Posted topic = begun();
        stage.joins(ana, topic);
        stage.move(Duration.ofDays(1));
        lead.commands(Where.SERVER, "setup", Map.of());
        stage.tapsAlone(lead, "Start a check-in round");
        Posted asked = stage.reads(ana, "A question from your group, only for you");
        ana.taps(asked, "A little lighter");
        stage.reads(ana, "Thank you. It counts for the picture");
        assertThat(ben.sees()).isEmpty();
    }

    @Test
    void whoever_takes_no_direct_messages_is_asked_where_they_tap() {
        Posted topic = begun();
        stage.joins(ana, topic);
        stage.discord.refusedOpenings = new Faults.Refusal(403, 50007);
        stage.move(Duration.ofDays(1));
        lead.commands(Where.SERVER, "setup", Map.of());
        stage.tapsAlone(lead, "Start a check-in round");
        Posted round = stage.everybodySees("How is it going? A round is open for three days.");
        assertThat(ana.sees()).isEmpty();
        ana.taps(Where.SERVER, round, "Join or leave");
        stage.tapsAlone(ana, "Answer in private");
        stage.tapsAlone(ana, "About the same");
        stage.seesAlone(ana, "Thank you. It counts for the picture");
        assertThat(ana.sees()).isEmpty();
    }

    @Test
    void what_many_answered_is_shown_in_words_and_drawn_and_in_words_alone_where_no_picture_may_be_posted() {
        begun();
        lead.commands(Where.SERVER, "setup", Map.of());
        stage.tapsAlone(lead, "Start a check-in round");
        stage.everybodySees("How is it going? A round is open for three days.");
        stage.answered(1, 600);
        stage.move(Duration.ofDays(3));
        Posted words = stage.everybodySees("In this round, roughly:");
        assertThat(words.words()).contains("How it went with trust", "These figures are blurred on purpose");
        Posted drawn = stage.everybodySees("The same figures as in the words, drawn as bars.");
        assertThat(drawn.picture).startsWith(0x89, 'P', 'N', 'G');
        server.allows(FakeServer.USUAL & ~Permission.getRaw(Permission.MESSAGE_ATTACH_FILES));
        stage.catchesUp();
        lead.commands(Where.SERVER, "setup", Map.of());
        stage.tapsAlone(lead, "Start a check-in round");
        eventually(() -> rounds() == 2);
        stage.answered(2, 600);
        stage.move(Duration.ofDays(3));
        Posted told = stage.everybodySees("How it went with trust");
        assertThat(told.id).isGreaterThan(words.id);
        assertThat(told.words()).contains("roughly:", "in ten").doesNotContain("drawn");
        assertThat(stage.everybodySees("The same figures as in the words").id).isEqualTo(drawn.id);
    }

    private long rounds() {
        return stage.posts().stream()
                .filter(post -> post.words().startsWith("How is it going?"))
                .count();
    }
}
