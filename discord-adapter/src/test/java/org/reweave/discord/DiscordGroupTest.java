package org.reweave.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reweave.discord.DiscordBench.eventually;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.dv8tion.jda.api.Permission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reweave.discord.Interacted.Where;

/** A whole group on the fake Discord over the real runtime: what everybody sees, and what only one person sees. */
class DiscordGroupTest {
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

    // --- setting up ---

    @Test
    void a_group_is_added_and_set_up_and_gets_its_topic_and_a_member_joins_and_leaves_where_only_they_see_it() {
        Posted topic = begun();
        assertThat(server.threads).containsEntry(String.valueOf(topic.id), "Explaining is not excusing");
        assertThat(topic.offers())
                .extracting(Posted.Offer::label)
                .containsExactly("Think about this privately", "Join or leave");
        stage.joins(ana, topic);
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
    void its_first_words_name_each_right_it_lacks_with_how_to_give_it() {
        server.allows(FakeServer.USUAL & ~Permission.getRaw(Permission.CREATE_PUBLIC_THREADS));
        stage.isAdded();
        assertThat(stage.posts())
                .singleElement()
                .satisfies(hello -> assertThat(hello.words())
                        .contains("What I still need in this group:", "To open threads or topics. Allow me to")
                        .doesNotContain("To see the place", "To post there", "To post pictures"));
    }

    @Test
    void a_role_and_help_lines_are_chosen_by_whoever_runs_the_server() {
        stage.isSetUp(lead);
        lead.commands(Where.SERVER, "role", Map.of("role", FakeServer.LEADERS));
        stage.seesAlone(lead, "Who can lead: those who run the group, everybody with the role Facilitators,");
        lead.commands(Where.SERVER, "lines", Map.of("words", "Night line: 000 123"));
        stage.seesAlone(lead, "Night line: call 000 123");
        lead.commands(Where.SERVER, "role", Map.of());
        stage.seesAlone(lead, "Who can lead: those who run the group, and whoever they name.");
        ben.commands(Where.SERVER, "role", Map.of("role", FakeServer.LEADERS));
        stage.seesAlone(ben, "Whoever runs this group can set me up.");
    }

    @Test
    void one_more_person_leads_by_a_word_they_were_given_and_nobody_sees_it_used() {
        stage.isSetUp(lead);
        int posts = stage.posts().size();
        lead.commands(Where.SERVER, "lead", Map.of());
        String given =
                stage.seesAlone(lead, "For the one person who shall lead too").words();
        String word = given.replaceFirst("(?s).*/reweave lead (\\w{10}).*", "$1");
        ben.commands(Where.SERVER, "lead", Map.of("words", word));
        stage.seesAlone(ben, "Your group");
        ana.commands(Where.SERVER, "lead", Map.of("words", word));
        stage.seesAlone(ana, "That word does not open this. It may be mistyped");
        assertThat(stage.posts()).hasSize(posts);
    }

    @Test
    void whoever_may_not_change_the_server_is_told_so_alone_and_nothing_is_changed() {
        stage.start();
        ben.commands(Where.SERVER, "setup", Map.of());
        stage.seesAlone(ben, "Whoever runs this group can set me up.");
        ben.commands(Where.SERVER, "here", Map.of());
        eventually(() -> stage.alone(ben).size() == 2);
        stage.settle();
        assertThat(stage.posts()).isEmpty();
    }

    @Test
    void
            whoever_sets_it_up_where_it_lacks_rights_reads_each_with_how_to_give_it_and_the_settings_say_so_until_it_is_given() {
        server.ledBy(lead);
        stage.isAdded();
        server.allows(0);
        lead.commands(Where.SERVER, "setup", Map.of());
        assertThat(stage.seesAlone(lead, "You lead this group with me now.").words())
                .containsSubsequence(
                        "What I still need in this group:",
                        "To see the place I post in. In the settings of that channel",
                        "To post there. In the settings of that channel",
                        "To open threads or topics. Allow me",
                        "To post pictures. Allow me");
        server.allows(FakeServer.USUAL & ~Permission.getRaw(Permission.MESSAGE_ATTACH_FILES));
        lead.commands(Where.SERVER, "setup", Map.of());
        eventually(() -> stage.alone(lead).size() >= 3);
        stage.tapsAlone(
                lead, "Europe", "Lisbon", "Tuesday", "7:00 PM", "Done", "With every topic", "No", "No, tell nobody");
        assertThat(stage.seesAlone(lead, "Your group").words())
                .contains("What I still need in this group:", "To post pictures.")
                .doesNotContain("To post there.");
        server.allows(FakeServer.USUAL);
        stage.catchesUp();
        lead.commands(Where.SERVER, "setup", Map.of());
        stage.catchesUp();
        assertThat(stage.seesAlone(lead, "Your group").words()).doesNotContain("What I still need");
    }

    @Test
    void the_settings_say_everything_and_what_is_previewed_is_what_comes() {
        stage.isSetUp(lead);
        stage.tapsAlone(lead, "Settings");
        assertThat(stage.seesAlone(lead, "Your group").words())
                .contains("Clock: Lisbon.", "Rhythm: Tuesday", "7:00 PM", "Topics from: Understand the reason")
                .contains("Check-in rounds: only when you start one.", "When a member asks for help: nobody is told.")
                .contains("Next topic: Explaining is not excusing, on Tuesday, March 3 at 7:00 PM");
        stage.tapsAlone(lead, "Preview the next topic");
        stage.seesAlone(lead, "This is what your group sees.");
        String preview =
                stage.seesAlone(lead, "You can also think about it alone.").words();
        assertThat(stage.posts()).hasSize(1);
        stage.move(Duration.ofDays(2));
        assertThat(stage.everybodySees("Explaining is not excusing").words()).isEqualTo(preview);
    }

    @Test
    void whoever_sets_it_up_can_type_what_the_buttons_say_in_a_direct_message_and_begin_after_a_preview() {
        stage.isAdded();
        server.ledBy(lead);
        lead.commands(Where.SERVER, "setup", Map.of());
        stage.seesAlone(lead, "You lead this group with me now.");
        List.of("europe", "Vienna", "tuesday", "19:00", "done", "only", "no", "no, tell nobody")
                .forEach(typed -> typesAlone(lead, typed));
        typesAlone(lead, "preview the next topic");
        typesAlone(lead, "begin");
        assertThat(lead.sees())
                .extracting(Posted::words)
                .anyMatch(words -> words.contains("Clock: Vienna.") && words.contains("Rhythm: Tuesday, 7:00 PM."))
                .anyMatch(words -> words.startsWith("Explaining is not excusing"))
                .last()
                .asString()
                .startsWith("Good. The first topic is Explaining is not excusing");
    }

    private void typesAlone(FakePerson person, String words) {
        int before = person.sees().size();
        person.writes(words);
        eventually(() -> person.sees().size() > before);
        stage.settle();
    }

    @Test
    void whoever_leaves_the_server_leads_no_more_though_discord_does_not_tell_and_a_post_says_that_nobody_does() {
        stage.isSetUp(lead);
        stage.tapsAlone(lead, "Settings");
        Posted card = stage.seesAlone(lead, "Your group");
        server.leaves(lead);
        stage.everybodySees("Nobody leads me here any more. I go on a");
        int before = stage.alone(lead).size();
        lead.taps(Where.SERVER, card, "Leave the next week out");
        eventually(() -> stage.alone(lead).size() > before);
        stage.settle();
        assertThat(stage.alone(lead)).noneMatch(one -> one.words().contains("is left out"));
    }

    @Test
    void whoever_leaves_the_server_is_no_member_any_more_though_discord_does_not_tell() {
        Posted topic = begun();
        stage.joins(ana, topic);
        stage.joins(ben, topic);
        assertThat(joined()).isEqualTo(2);
        server.leaves(ana);
        stage.time.moveUntil(() -> joined() == 1);
        ben.taps(Where.SERVER, topic, "Join or leave");
        stage.seesAlone(ben, "You have joined this group. Would you like to stay?");
        assertThat(ana.sees()).isEmpty();
    }

    private int joined() {
        return stage.store
                .inTransaction(work -> work.groups().members(Places.PLATFORM, java.util.Optional.empty(), 9))
                .size();
    }

    // --- the rhythm ---

    @Test
    void a_week_can_be_left_out_and_a_chapter_chosen_and_a_rest_taken_and_ended() {
        stage.isSetUp(lead);
        stage.tapsAlone(lead, "Settings", "Leave the next week out");
        stage.seesAlone(lead, "The topic of Tuesday, March 3 is left out. After that I go on, on Tuesday, March 10");
        stage.tapsAlone(lead, "Settings", "Do not leave it out");
        stage.seesAlone(lead, "It comes after all, on Tuesday, March 3");
        stage.tapsAlone(lead, "Settings", "Leave the next week out", "Settings", "Another topic next", "Talk about it");
        stage.move(Duration.ofDays(4));
        assertThat(stage.posts()).as("only the greeting").hasSize(1);
        stage.move(Duration.ofDays(7));
        assertThat(server.threads).hasSize(1).doesNotContainValue("Explaining is not excusing");
        lead.commands(Where.SERVER, "setup", Map.of());
        stage.tapsAlone(lead, "Rest for a while", "Two weeks");
        stage.seesAlone(lead, "It rests until");
        stage.move(Duration.ofDays(13));
        assertThat(server.threads).hasSize(1);
        stage.move(Duration.ofDays(7));
        assertThat(server.threads).hasSize(2);
    }

    @Test
    void the_buttons_of_earlier_topics_stay_and_no_post_is_ever_changed() {
        stage.isSetUp(lead);
        stage.move(Duration.ofDays(16));
        List<Posted> topics = stage.posts().subList(1, 4);
        assertThat(stage.posts()).hasSize(4);
        assertThat(topics).allSatisfy(topic -> {
            assertThat(topic.edited).isZero();
            assertThat(server.threads).containsKey(String.valueOf(topic.id));
            assertThat(topic.offers())
                    .extracting(Posted.Offer::label)
                    .containsExactly("Think about this privately", "Join or leave");
        });
        ana.taps(Where.SERVER, topics.get(0), "Join or leave");
        stage.seesAlone(ana, "The group will not learn that you joined");
        assertThat(topics.get(0).edited).isZero();
    }

    @Test
    void whoever_writes_here_gets_the_topics_there_from_then_on() {
        begun();
        server.here = FakeServer.ELSEWHERE;
        lead.commands(Where.SERVER, "here", Map.of());
        eventually(() -> stage.posts(FakeServer.ELSEWHERE).size() == 1);
        assertThat(stage.posts(FakeServer.ELSEWHERE).get(0).words())
                .startsWith("I post in this place from now on. The next topic comes on Tuesday, March 10");
        int before = stage.posts().size();
        stage.move(Duration.ofDays(7));
        assertThat(stage.posts(FakeServer.ELSEWHERE)).hasSize(2);
        assertThat(stage.posts()).hasSize(before);
        assertThat(stage.alone(lead))
                .as("nothing is left of the line that says it is at work")
                .noneMatch(one -> one.words().isEmpty());
    }

    // --- alone ---

    @Test
    void thinking_privately_is_seen_by_the_one_who_taps_and_goes_on_there_though_nobody_may_write_to_them() {
        Posted topic = begun();
        stage.discord.refusedOpenings = new Faults.Refusal(403, 50007);
        ana.taps(Where.SERVER, topic, "Think about this privately");
        eventually(() -> stage.alone(ana).stream().anyMatch(one -> !one.offers().isEmpty()));
        stage.settle();
        Posted first = stage.alone(ana).get(0);
        stage.tapsAlone(ana, first.offers().get(0).label());
        assertThat(stage.alone(ana)).hasSizeGreaterThan(1);
        assertThat(stage.alone(ben)).isEmpty();
        assertThat(stage.posts()).hasSize(2);
        assertThat(stage.discord.opened).as("conversations opened unasked").hasValue(0);
    }

    @Test
    void a_personal_command_in_public_is_answered_where_only_they_see_it() {
        begun();
        int posts = stage.posts().size();
        ana.commands(Where.SERVER, "say", Map.of("words", "forget me"));
        eventually(() -> !stage.alone(ana).isEmpty());
        ben.commands(Where.SERVER, "help-now", Map.of());
        stage.seesAlone(ben, "If someone is in danger right now");
        assertThat(stage.posts()).hasSize(posts);
        assertThat(stage.alone(lead)).noneMatch(one -> one.words().contains("danger"));
    }

    @Test
    void who_asks_what_is_kept_hears_where_only_they_would_see_the_answers() {
        stage.start();
        ana.writes("hi");
        stage.reads(ana, "Hello.");
        ana.writes("what do you know about me");
        assertThat(stage.reads(ana, "This is what I keep of you").words())
                .contains("What I answer to /reweave in a server", "seen by you alone");
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
    void words_of_danger_are_answered_alone_with_help_and_the_group_sees_what_it_always_sees() {
        stage.isSetUp(lead);
        ana.writes("hello");
        eventually(() -> !ana.sees().isEmpty());
        ana.writesInServer("<@" + Payloads.BOT + "> I do not want to live any more");
        Posted line = stage.everybodySees("Let us go on where only you read it.");
        Posted care = stage.reads(ana, "I am here for you, where only you read it.");
        assertThat(care.offers()).extracting(Posted.Offer::label).contains("Help now");
        ben.writesInServer("<@" + Payloads.BOT + "> I do not want to live any more");
        stage.settleUntil(() -> stage.posts().size() == 3);
        assertThat(ben.sees()).as("nobody is written to unasked").isEmpty();
        Posted second = stage.everybodySees("Let us go on where only you read it.");
        assertThat(second.id).isNotEqualTo(line.id);
        assertThat(second.words()).isEqualTo(line.words());
        ben.taps(Where.SERVER, second, "Open");
        stage.seesAlone(ben, "If someone is in danger right now");
        assertThat(stage.posts()).noneMatch(post -> post.words().contains("live"));
    }

    @Test
    void a_call_for_help_and_stop_in_the_server_are_those_of_the_private_chat() {
        stage.isSetUp(lead);
        ana.writes("hello");
        stage.reads(ana, "Hello.");
        ana.writesInServer("<@" + Payloads.BOT + "> please help me");
        assertThat(stage.reads(ana, "I am here for you, where only you read it.")
                        .offers())
                .extracting(Posted.Offer::label)
                .contains("Help now");
        stage.everybodySees("Let us go on where only you read it.");
        int posts = stage.posts().size();
        ana.writesInServer("<@" + Payloads.BOT + "> stop writing to me");
        stage.reads(ana, "I write nothing more to you");
        stage.settle();
        assertThat(stage.posts()).hasSize(posts);
    }

    @Test
    void words_of_danger_are_answered_alone_before_the_group_reads_anything() {
        stage.isSetUp(lead);
        ana.writes("hello");
        stage.reads(ana, "Hello.");
        int before = stage.posts().size();
        stage.refusesWhatIsWrittenTo(ana, 500, 0);
        ana.writesInServer("<@" + Payloads.BOT + "> I do not want to live any more");
        eventually(stage::triesAgainLater);
        server.here = FakeServer.ELSEWHERE;
        ben.writesInServer("<@" + Payloads.BOT + "> hello");
        stage.time.postUntil(() -> stage.posts(FakeServer.ELSEWHERE).size() == 1);
        assertThat(stage.posts()).as("what everybody reads meanwhile").hasSize(before);
        eventually(stage::triesAgainLater);
        stage.discord.faults.refusalsByPath.clear();
        stage.passes(DiscordGroup.UNTIL_TRIED_AGAIN);
        Posted care = stage.reads(ana, "I am here for you, where only you read it.");
        Posted line = stage.everybodySees("Let us go on where only you read it.");
        assertThat(line.id).isGreaterThan(care.id);
    }

    @Test
    void whoever_takes_no_direct_messages_is_shown_the_way_to_help_in_the_line_that_everybody_always_sees() {
        stage.isSetUp(lead);
        ana.writes("hello");
        stage.reads(ana, "Hello.");
        int seen = ana.sees().size();
        stage.refusesWhatIsWrittenTo(ana, 403, 50007);
        ana.writesInServer("<@" + Payloads.BOT + "> I do not want to live any more");
        Posted line = stage.everybodySees("Let us go on where only you read it.");
        assertThat(ana.sees()).hasSize(seen);
        ana.taps(Where.SERVER, line, "Open");
        stage.seesAlone(ana, "If someone is in danger right now");
    }
}
