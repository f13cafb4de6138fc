package org.reweave.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reweave.discord.DiscordBench.eventually;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reweave.discord.Interacted.Where;

/** What becomes of a group's post for each answer Discord can give to it, and who is told. */
class DiscordGroupPostsTest {
    private static final String POSTS = "POST /channels/" + Payloads.CHANNEL + "/messages";

    private final DiscordGroup stage = new DiscordGroup();
    private final FakeServer server = stage.discord.server;
    private final FakePerson lead = stage.discord.person();

    @AfterEach
    void every_request_was_as_discord_asks_for_it() {
        stage.close();
    }

    private List<String> told() {
        return lead.sees().stream().map(Posted::words).toList();
    }

    private void refuses(int status, int code) {
        stage.discord.faults.refusalsByPath.put(POSTS, new Faults.Refusal(status, code));
    }

    @ParameterizedTest
    @CsvSource({
        "403, 50001, What I still need in this group:, 1",
        "403, 50013, What I still need in this group:, 1",
        "404, 10003, The place I posted in has been deleted, 0",
        "403, 0, I could not post in your group., 1",
        "400, 50035, I could not post in your group., 1"
    })
    void whatever_refuses_a_post_for_good_is_told_once_and_so_is_that_a_topic_did_not_come(
            int status, int code, String begins, int missed) {
        stage.isSetUp(lead);
        refuses(status, code);
        stage.move(Duration.ofDays(2));
        stage.reads(lead, begins);
        stage.move(Duration.ofDays(7));
        assertThat(told()).filteredOn(one -> one.startsWith(begins)).hasSize(1);
        assertThat(told())
                .filteredOn(one -> one.contains("The topic of Tuesday, March 3 did not come in your group."))
                .hasSize(missed);
        assertThat(told()).hasSizeLessThanOrEqualTo(2);
        assertThat(stage.posts()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"403, 0", "400, 50035"})
    void after_any_refusal_the_first_post_that_arrives_is_told_and_a_later_refusal_again(int status, int code) {
        stage.isSetUp(lead);
        refuses(status, code);
        stage.move(Duration.ofDays(2));
        stage.reads(lead, "I could not post in your group.");
        stage.discord.faults.refusalsByPath.clear();
        stage.move(Duration.ofDays(7));
        stage.reads(lead, "Thank you. I have everything I need in your group again.");
        refuses(status, code);
        stage.move(Duration.ofDays(7));
        assertThat(told()).hasSize(3);
        assertThat(told().get(2)).startsWith("I could not post in your group.");
    }

    @Test
    void a_post_that_finds_the_server_unknown_begins_the_grace_of_seven_days() {
        stage.isSetUp(lead);
        Posted good = stage.seesAlone(lead, "Good. The first topic is");
        refuses(404, 10004);
        stage.move(Duration.ofDays(10));
        lead.taps(Where.SERVER, good, "Settings");
        stage.seesAlone(lead, "This group is not with me any more, and nothing of it is kept.");
    }

    @Test
    void a_topic_that_somebody_deletes_before_its_thread_is_there_is_not_posted_again() {
        stage.isSetUp(lead);
        stage.discord.faults.postsAreDeleted = true;
        stage.move(Duration.ofDays(2));
        assertThat(stage.discord.in(Payloads.CHANNEL))
                .filteredOn(one -> one.words().startsWith("Explaining is not excusing"))
                .hasSize(1);
        assertThat(server.threads).isEmpty();
        stage.discord.faults.postsAreDeleted = false;
        stage.move(Duration.ofDays(7));
        assertThat(stage.everybodySees("What was being protected").deleted).isFalse();
        assertThat(told()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"403, 20026", "503, 130000", "500, 0"})
    void what_is_no_matter_of_the_group_is_waited_for_and_told_to_nobody_there(int status, int code) {
        stage.isSetUp(lead);
        refuses(status, code);
        stage.passes(Duration.ofHours(32));
        eventually(() -> stage.discord.traffic.stream()
                        .filter(asked -> POSTS.endsWith(asked.path()) && asked.message())
                        .count()
                >= 2);
        stage.discord.faults.refusalsByPath.clear();
        stage.time.moveUntil(() -> stage.posts().size() == 2);
        stage.settle();
        assertThat(stage.posts()).hasSize(2);
        assertThat(server.threads).hasSize(1);
        assertThat(told()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"TOO_FAST", "BROKEN", "LOST_BEFORE", "LOST_AFTER"})
    void what_passes_by_itself_is_tried_again_and_posted_once_with_one_thread(Faults.Fate fate) {
        stage.isSetUp(lead);
        stage.discord.faults.retryAfter = Duration.ofMillis(200);
        stage.discord.faults.nextMessages.add(fate);
        stage.passes(Duration.ofHours(32));
        stage.time.moveUntil(() -> server.threads.size() == 1);
        stage.settle();
        assertThat(stage.posts()).hasSize(2);
        assertThat(server.threads).hasSize(1);
        assertThat(told()).isEmpty();
    }
}
