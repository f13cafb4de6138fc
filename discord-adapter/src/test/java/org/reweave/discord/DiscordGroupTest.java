package org.reweave.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reweave.discord.Interacted.Where;

/** A whole group on the fake Discord over the real runtime: what everybody sees, and what only one person sees. */
class DiscordGroupTest {
    private final DiscordGroup stage = new DiscordGroup();
    private final FakePerson lead = stage.discord.person();
    private final FakePerson ana = stage.discord.person();
    private final FakePerson ben = stage.discord.person();

    @AfterEach
    void end() {
        stage.close();
    }

    /** From being added to the first topic. */
    private Posted begun() {
        stage.discord.server.ledBy(lead);
        stage.start();
        stage.discord.server.removes();
        stage.discord.server.adds();
        stage.everybodySees("Hello. I am a quiet companion for groups that work on trust.");
        lead.commands(Where.SERVER, "setup", Map.of());
        stage.seesAlone(lead, "You lead this group with me now.");
        stage.tapsAlone(lead, "Europe", "Lisbon", "Tuesday", "7:00 PM", "Done", "Only when I start one");
        stage.tapsAlone(lead, "No, tell nobody", "Begin");
        stage.seesAlone(lead, "Good. The first topic is Explaining is not excusing");
        stage.move(Duration.ofDays(3));
        return stage.everybodySees("Explaining is not excusing");
    }

    @Test
    void a_group_is_added_and_set_up_and_gets_its_topic_and_a_member_joins_and_leaves_where_only_they_see_it() {
        Posted topic = begun();
        assertThat(stage.discord.server.threads).containsEntry(String.valueOf(topic.id), "Explaining is not excusing");
        assertThat(topic.offers())
                .extracting(Posted.Offer::label)
                .containsExactly("Think about this privately", "Join or leave");
        ana.taps(Where.SERVER, topic, "Join or leave");
        stage.seesAlone(ana, "The group will not learn that you joined");
        stage.tapsAlone(ana, "I join");
        stage.seesAlone(ana, "You have joined.");
        ben.taps(Where.SERVER, topic, "Join or leave");
        stage.seesAlone(ben, "The group will not learn that you joined");
        ana.taps(Where.SERVER, topic, "Join or leave");
        stage.tapsAlone(ana, "Leave");
        stage.seesAlone(ana, "You have left");
        assertThat(stage.posts()).hasSize(2);
        assertThat(List.of(lead, ana, ben))
                .allSatisfy(one -> assertThat(one.sees()).isEmpty());
    }

    @Test
    void whoever_may_not_change_the_server_is_told_so_alone_and_nothing_is_changed() {
        stage.start();
        ben.commands(Where.SERVER, "setup", Map.of());
        stage.seesAlone(ben, "Whoever runs this group can set me up.");
        assertThat(stage.posts()).isEmpty();
    }

    @Test
    void whoever_calls_it_by_name_gets_one_line_with_a_door_and_nothing_they_wrote_is_repeated() {
        stage.start();
        ana.writesInServer("<@" + Payloads.BOT + "> my trust was broken");
        Posted line = stage.everybodySees("Let us go on where only you read it.");
        assertThat(line.words()).doesNotContainIgnoringCase("trust");
        ana.writesInServer("nothing for the bot");
        Interacted opened = ana.taps(Where.SERVER, line, line.offers().get(0));
        assertThat(opened.answered.join()).isEqualTo(5);
        stage.settle();
        assertThat(stage.posts()).hasSize(1);
        assertThat(ana.sees()).isEmpty();
    }

    @Test
    void a_deleted_channel_is_told_to_the_one_who_leads() {
        begun();
        stage.discord.server.deletes(Payloads.CHANNEL);
        DiscordBench.eventually(() -> lead.sees().size() == 1);
        assertThat(lead.sees().get(0).words()).startsWith("The place I posted in has been deleted");
    }
}
