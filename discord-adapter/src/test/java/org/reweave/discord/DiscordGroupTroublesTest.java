package org.reweave.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reweave.discord.DiscordBench.eventually;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.dv8tion.jda.api.Permission;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reweave.discord.Interacted.Where;

/** What stands in the way of a group on Discord: each is told to the one who can act, once, and nothing is said in vain. */
class DiscordGroupTroublesTest {
    private static final String POSTS = "POST /channels/" + Payloads.CHANNEL + "/messages";

    private final DiscordGroup stage = new DiscordGroup();
    private final FakeServer server = stage.discord.server;
    private final FakePerson lead = stage.discord.person();
    private final FakePerson ana = stage.discord.person();

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

    // --- rights ---

    @Test
    void a_right_that_is_lost_and_given_back_is_told_once_each() {
        stage.isSetUp(lead);
        stage.move(Duration.ofDays(2));
        server.allows(FakeServer.USUAL & ~Permission.getRaw(Permission.CREATE_PUBLIC_THREADS));
        assertThat(stage.reads(lead, "What I still need in this group:").words())
                .contains("To open threads or topics. Allow me to")
                .doesNotContain("To post there.");
        server.allows(FakeServer.USUAL & ~Permission.getRaw(Permission.CREATE_PUBLIC_THREADS));
        stage.move(Duration.ofDays(7));
        assertThat(stage.posts()).hasSize(3);
        assertThat(server.threads).hasSize(1);
        assertThat(told()).hasSize(1);
        server.allows(FakeServer.USUAL);
        stage.reads(lead, "Thank you. I have everything I need in your group again.");
        stage.move(Duration.ofDays(7));
        assertThat(server.threads).hasSize(2);
        assertThat(told()).hasSize(2);
        assertThat(ana.sees()).isEmpty();
    }

    @Test
    void a_post_that_is_refused_for_weeks_is_told_once_and_the_first_that_arrives_once_too() {
        stage.isSetUp(lead);
        refuses(403, 50013);
        stage.move(Duration.ofDays(30));
        assertThat(stage.posts()).hasSize(1);
        assertThat(told()).hasSize(2);
        assertThat(told().get(0)).contains("To post there.");
        assertThat(told().get(1)).startsWith("The topic of Tuesday, March 3 did not come in your group.");
        stage.discord.faults.refusalsByPath.clear();
        stage.move(Duration.ofDays(14));
        assertThat(stage.posts()).hasSize(3);
        assertThat(stage.posts().get(1).words()).startsWith("Explaining is not excusing");
        assertThat(told()).hasSize(3);
        assertThat(told().get(2)).isEqualTo("Thank you. I have everything I need in your group again.");
    }

    @Test
    void a_change_of_another_right_does_not_say_that_a_post_would_arrive() {
        stage.isSetUp(lead);
        refuses(403, 50013);
        stage.move(Duration.ofDays(2));
        server.allows(FakeServer.USUAL & ~Permission.getRaw(Permission.MESSAGE_ATTACH_FILES));
        stage.catchesUp();
        stage.move(Duration.ofDays(1));
        eventually(() -> told().size() == 3);
        assertThat(told().get(2)).contains("To post there.", "To post pictures.");
        server.allows(FakeServer.USUAL);
        stage.catchesUp();
        stage.move(Duration.ofDays(1));
        eventually(() -> told().size() == 4);
        assertThat(told().get(3)).contains("To post there.").doesNotContain("pictures");
    }

    @Test
    void what_is_lacking_where_somebody_calls_it_is_not_what_the_group_lacks() {
        stage.isSetUp(lead);
        server.here = FakeServer.ELSEWHERE;
        stage.discord.faults.refusalsByPath.put(
                "POST /channels/" + FakeServer.ELSEWHERE + "/messages", new Faults.Refusal(403, 50013));
        ana.writesInServer("<@" + Payloads.BOT + "> hello");
        stage.catchesUp();
        stage.move(Duration.ofDays(9));
        assertThat(stage.posts()).hasSize(3);
        assertThat(told()).isEmpty();
    }

    @Test
    void here_where_nothing_can_be_posted_says_why_alone_and_moves_nothing() {
        stage.isSetUp(lead);
        server.here = FakeServer.ELSEWHERE;
        server.allows(FakeServer.USUAL & ~Permission.getRaw(Permission.MESSAGE_SEND));
        lead.commands(Where.SERVER, "here", Map.of());
        assertThat(stage.seesAlone(lead, "What I still need in this group:").words())
                .contains("To post there.");
        server.allows(FakeServer.USUAL);
        stage.catchesUp();
        stage.move(Duration.ofDays(2));
        assertThat(stage.posts()).hasSize(2);
        assertThat(stage.posts(FakeServer.ELSEWHERE)).isEmpty();
    }

    // --- places ---

    @Test
    void a_deleted_channel_is_told_to_the_one_who_leads_and_it_is_silent_until_they_name_another() {
        stage.isSetUp(lead);
        server.deletes(Payloads.CHANNEL);
        stage.reads(lead, "The place I posted in has been deleted");
        int requests = stage.discord.traffic.size();
        stage.move(Duration.ofDays(15));
        assertThat(stage.discord.traffic).hasSize(requests);
        server.here = FakeServer.ELSEWHERE;
        lead.commands(Where.SERVER, "here", Map.of());
        eventually(() -> !stage.posts(FakeServer.ELSEWHERE).isEmpty());
        stage.move(Duration.ofDays(7));
        assertThat(stage.posts(FakeServer.ELSEWHERE)).hasSize(2);
        assertThat(told()).hasSize(1);
    }

    @Test
    void a_deleted_thread_is_told_too_and_another_channel_is_none_of_its_business() {
        stage.isAdded();
        server.opensThread();
        stage.setsUp(lead);
        server.deletes(FakeServer.ELSEWHERE);
        stage.move(Duration.ofDays(2));
        assertThat(stage.posts(FakeServer.THREAD)).hasSize(1);
        assertThat(server.threads).as("a thread has none of its own").isEmpty();
        assertThat(told()).isEmpty();
        server.deletesThread();
        stage.reads(lead, "The place I posted in has been deleted");
    }

    @ParameterizedTest
    @ValueSource(ints = {FakeServer.PUBLIC, FakeServer.PRIVATE})
    void a_thread_that_discord_put_away_before_a_start_is_brought_back_and_not_taken_for_deleted(int type) {
        stage.isAdded();
        server.opensThread(type);
        stage.setsUp(lead);
        server.putsAway(true);
        stage.restart(() -> {});
        stage.passes(Duration.ofHours(32));
        stage.time.moveUntil(() -> stage.posts(FakeServer.THREAD).size() == 1);
        assertThat(told()).isEmpty();
        stage.restart(server::deletesThread);
        stage.move(Duration.ofDays(7));
        assertThat(told())
                .singleElement()
                .satisfies(one -> assertThat(one).startsWith("The place I posted in has been deleted"));
    }

    @Test
    void a_thread_that_was_brought_back_and_of_which_discord_is_slow_to_tell_is_not_taken_for_deleted() {
        stage.isAdded();
        server.opensThread();
        stage.setsUp(lead);
        server.putsAway(true);
        stage.restart(() -> server.tells(false));
        stage.passes(Duration.ofHours(32));
        stage.time.moveUntil(() -> looksAtTheThread() >= 2);
        server.tells(true);
        stage.time.moveUntil(() -> stage.posts(FakeServer.THREAD).size() == 1);
        stage.settle();
        assertThat(told()).isEmpty();
    }

    private long looksAtTheThread() {
        return stage.discord.traffic.stream()
                .filter(asked -> asked.method().equals("GET") && asked.path().equals("/channels/" + FakeServer.THREAD))
                .count();
    }

    @Test
    void a_channel_that_only_a_refused_post_shows_to_be_gone_is_told() {
        stage.isSetUp(lead);
        refuses(404, 10003);
        stage.move(Duration.ofDays(9));
        assertThat(told())
                .singleElement()
                .satisfies(one -> assertThat(one).startsWith("The place I posted in has been deleted"));
    }

    // --- the server ---

    @Test
    void removed_and_added_again_within_a_week_it_goes_on_as_it_was_set() {
        stage.isSetUp(lead);
        server.removes();
        stage.catchesUp();
        stage.move(Duration.ofDays(6));
        assertThat(stage.posts()).hasSize(1);
        server.adds();
        stage.everybodySees("I am here again, and everything is as it was set.");
        stage.move(Duration.ofDays(7));
        stage.everybodySees("Explaining is not excusing");
    }

    @Test
    void a_week_after_it_was_removed_nothing_of_the_group_is_kept() {
        stage.isSetUp(lead);
        Posted good = stage.seesAlone(lead, "Good. The first topic is");
        server.removes();
        stage.catchesUp();
        stage.move(Duration.ofDays(8));
        lead.taps(Where.SERVER, good, "Settings");
        stage.seesAlone(lead, "This group is not with me any more, and nothing of it is kept.");
        server.adds();
        eventually(() -> stage.posts().size() == 2);
        assertThat(stage.posts().get(1).words())
                .contains("Whoever runs this group can set me up: write /reweave setup here.");
    }

    @Test
    void an_outage_is_no_removal_however_long_and_what_comes_in_it_comes_when_it_is_over() {
        stage.isSetUp(lead);
        server.vanishes();
        stage.catchesUp();
        stage.passes(Duration.ofHours(33));
        assertThat(stage.posts()).hasSize(1);
        server.comesBack();
        stage.time.moveUntil(() -> stage.posts().size() == 2);
        stage.everybodySees("Explaining is not excusing");
        server.vanishes();
        stage.catchesUp();
        stage.passes(Duration.ofDays(20));
        server.comesBack();
        stage.time.moveUntil(
                () -> stage.store.inTransaction(work -> work.outbox().waiting()) == 0);
        stage.catchesUp();
        stage.move(Duration.ofDays(7));
        assertThat(stage.posts().get(stage.posts().size() - 1).words())
                .as("topics that are too late are left out, and the order goes on")
                .contains("You can also think about it alone.");
        assertThat(told()).as("nobody there can do anything about it").isEmpty();
    }

    @Test
    void a_server_that_nothing_was_told_of_yet_is_not_taken_for_one_it_was_removed_from() {
        stage.isSetUp(lead);
        stage.restart(server::isLate);
        stage.passes(Duration.ofHours(33));
        eventually(() -> stage.discord.traffic.stream().anyMatch(FakeRest.Asked::server));
        server.comesBack();
        stage.time.moveUntil(() -> stage.posts().size() == 2);
        stage.everybodySees("Explaining is not excusing");
    }

    @Test
    void removed_while_it_did_not_listen_it_learns_of_it_when_it_wants_to_post() {
        stage.isSetUp(lead);
        stage.restart(server::removesSilently);
        stage.move(Duration.ofDays(9));
        server.adds();
        eventually(() -> stage.posts().size() == 2);
        assertThat(stage.posts().get(1).words())
                .contains("Whoever runs this group can set me up: write /reweave setup here.");
    }

    @Test
    void removed_during_an_outage_it_is_removed() {
        stage.isSetUp(lead);
        server.vanishes();
        server.removes();
        stage.catchesUp();
        stage.move(Duration.ofDays(8));
        server.adds();
        eventually(() -> stage.posts().size() == 2);
        assertThat(stage.posts().get(1).words())
                .contains("Whoever runs this group can set me up: write /reweave setup here.");
    }

    @Test
    void added_again_while_it_was_away_it_hears_of_it_at_the_start() {
        stage.isSetUp(lead);
        server.removes();
        stage.catchesUp();
        stage.restart(server::joinsSilently);
        stage.everybodySees("I am here again, and everything is as it was set.");
        stage.restart(() -> {});
        stage.move(Duration.ofDays(8));
        stage.everybodySees("Explaining is not excusing");
        assertThat(stage.posts()).as("it is said once, however often it starts").hasSize(3);
    }

    @Test
    void what_the_gateway_brings_twice_is_done_once() {
        stage.discord.faults.everyEventTwice = true;
        stage.isAdded();
        ana.writesInServer("<@" + Payloads.BOT + "> hello");
        stage.everybodySees("Let us go on where only you read it.");
        stage.catchesUp();
        assertThat(stage.posts()).hasSize(2);
        server.removes();
        server.adds();
        eventually(() -> stage.posts().size() == 3);
        stage.catchesUp();
        assertThat(stage.posts()).hasSize(3);
    }
}
