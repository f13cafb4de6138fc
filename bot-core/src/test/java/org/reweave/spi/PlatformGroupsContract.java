package org.reweave.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reweave.message.GroupInbound;
import org.reweave.message.GroupInbound.Actor;
import org.reweave.message.GroupInbound.BotAdded;
import org.reweave.message.GroupInbound.BotRemoved;
import org.reweave.message.GroupInbound.ChannelGone;
import org.reweave.message.GroupInbound.Command;
import org.reweave.message.GroupInbound.Happening;
import org.reweave.message.GroupInbound.Lacking;
import org.reweave.message.GroupInbound.Permission;
import org.reweave.message.GroupInbound.Posted;
import org.reweave.message.GroupInbound.Spoken;
import org.reweave.message.Inbound;
import org.reweave.message.Origin;
import org.reweave.message.OutboundMessage;
import org.reweave.message.Picture;
import org.reweave.spi.GroupRig.Ability;
import org.reweave.spi.GroupRig.Obstacle;
import org.reweave.spi.GroupRig.Who;
import org.reweave.spi.Rig.Offer;
import org.reweave.spi.Rig.Shown;

/** What every chat platform's adapter keeps in groups, whatever the platform is. */
public abstract class PlatformGroupsContract {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration STOP = Duration.ofSeconds(2);

    private GroupRig rig;
    private RecordingSink sink;
    private PlatformAdapter adapter;
    private int deliveries;

    /** Sets up a platform of its own for one test. */
    protected abstract GroupRig rig();

    @BeforeEach
    void in_a_group() {
        rig = rig();
        sink = new RecordingSink();
        adapter = rig.adapter();
        adapter.start(sink);
        rig.connected();
    }

    @AfterEach
    void tear_down() {
        sink.release();
        rig.heals();
        adapter.stop(STOP);
        rig.close();
    }

    // ---------------------------------------------------------------- posts

    @Test
    void a_post_is_seen_by_everybody_with_its_words_and_its_doors() {
        posts(Screens.post("Something to talk about.", "c-reason", "Think alone", "g-1-join", "Join or leave"));
        assertThat(rig.posts()).singleElement().satisfies(post -> {
            assertThat(post.text()).isEqualTo("Something to talk about.");
            assertThat(post.offers()).extracting(Offer::label).containsExactly("Think alone", "Join or leave");
        });
    }

    @Test
    void a_long_post_is_whole_in_pieces_that_fit_with_its_doors_under_the_last() {
        needs(Ability.PIECES);
        String text =
                "This is one of many sentences.\n\n".repeat(rig.longest() / 16).strip();
        posts(Screens.post(text, "g-1-join", "Join or leave"));
        List<Shown> all = rig.posts();
        assertThat(all)
                .hasSizeGreaterThan(1)
                .allSatisfy(one -> assertThat(one.text().length()).isLessThanOrEqualTo(rig.longest()));
        assertThat(all.subList(0, all.size() - 1)).allMatch(one -> one.offers().isEmpty());
        assertThat(all.get(all.size() - 1).offers()).hasSize(1);
        assertThat(String.join(" ", all.stream().map(Shown::text).toList()).replaceAll("\\s+", " "))
                .isEqualTo(text.replaceAll("\\s+", " "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*not bold* _not slanted_ `not code`", "<b>not bold</b> & so on", "@everyone @here <@&77>"})
    void what_looks_like_markup_is_shown_as_it_was_written(String text) {
        posts(Screens.post(text));
        assertThat(rig.posts()).extracting(Shown::text).containsExactly(text);
    }

    @Test
    void a_picture_is_posted_with_its_words() {
        needs(Ability.PICTURES);
        Picture bars = Screens.picture("Bars.");
        posts(Screens.post("Roughly so.").with(bars));
        assertThat(rig.posts().stream().map(rig::picture).flatMap(Optional::stream))
                .singleElement()
                .satisfies(seen -> assertThat(seen).isEqualTo(bars.png()));
        assertThat(rig.posts()).extracting(Shown::text).anyMatch(text -> text.contains("Roughly so."));
    }

    @Test
    void a_file_is_never_posted_where_others_read_along() {
        Delivery delivery = adapter.deliver(
                rig.place().address(),
                Screens.say("All of it.").with(Screens.file("notes.json", 10, "All of it.")),
                "file-1");
        assertThat(delivery).isInstanceOf(Delivery.Rejected.class);
        assertThat(rig.posts()).isEmpty();
    }

    @Test
    void a_later_post_changes_nothing_of_an_earlier_one() {
        posts(Screens.post("The first.", "g-1-join", "Join or leave"));
        List<Shown> before = rig.posts();
        posts(Screens.post("The second.", "g-1-join", "Join or leave"));
        assertThat(rig.posts()).hasSize(2).startsWith(before.get(0));
    }

    // ---------------------------------------------------------------- doors

    @Test
    void a_door_brings_whoever_taps_it_to_their_own_place_and_stays_for_the_next() {
        posts(Screens.post("Something to talk about.", "g-1-join", "Join or leave"));
        for (Who who : Who.values()) {
            rig.taps(who, rig.posts().get(0), "Join or leave");
            Inbound opened = sink.next();
            assertThat(opened.content()).isEqualTo(new Inbound.Opened(Optional.of("g-1-join")));
            assertThat(opened.from()).isEqualTo(rig.alone(who));
            assertThat(opened.origin()).isEqualTo(Origin.PRIVATE);
        }
        assertThat(rig.posts())
                .singleElement()
                .satisfies(post -> assertThat(post.offers()).hasSize(1));
        nothingHappened();
    }

    // ---------------------------------------------------------------- what happens there

    @ParameterizedTest
    @EnumSource
    void a_command_comes_with_who_gave_it_and_whether_they_run_the_group(Who who) {
        rig.commands(who, "setup");
        GroupInbound came = sink.nextInGroup();
        assertThat(came.place()).isEqualTo(rig.place());
        assertThat(came.happening()).isInstanceOfSatisfying(Command.class, command -> {
            assertThat(command.name()).isEqualTo("setup");
            assertThat(command.rest()).isEmpty();
        });
        assertThat(came.by()).hasValueSatisfying(by -> {
            assertThat(by.address()).isEqualTo(rig.alone(who));
            assertThat(by.administers()).isEqualTo(who == Who.RUNS_IT);
        });
    }

    @Test
    void what_is_said_to_it_comes_without_its_name_and_what_is_said_to_others_does_not_come() {
        rig.says(Who.IS_IN_IT, "I think I want to leave my partner");
        rig.calls(Who.IS_IN_IT, "how does this work");
        GroupInbound came = sink.nextInGroup();
        assertThat(came.happening()).isEqualTo(new Spoken("how does this work"));
        assertThat(came.by()).map(Actor::address).contains(rig.alone(Who.IS_IN_IT));
        assertThat(came.toString()).doesNotContain("how does");
        nothingHappened();
        assertThat(sink.rest()).isEmpty();
    }

    @Test
    void it_hears_that_it_was_removed_and_taken_in_again() {
        rig.removes();
        assertThat(next(BotRemoved.class).place().group()).isEqualTo(rig.place().group());
        rig.takesIn();
        assertThat(next(BotAdded.class).place().group()).isEqualTo(rig.place().group());
    }

    @Test
    void what_is_brought_twice_carries_the_same_name() {
        needs(Ability.COMES_AGAIN);
        rig.bringsTwice();
        rig.calls(Who.IS_IN_IT, "hello");
        GroupInbound first = sink.nextInGroup();
        rig.calls(Who.IS_IN_IT, "hello again");
        GroupInbound next = sink.nextInGroup();
        if (next.happening().equals(first.happening())) {
            assertThat(next.updateId()).isEqualTo(first.updateId());
            next = sink.nextInGroup();
        }
        assertThat(next.updateId()).isNotEqualTo(first.updateId());
    }

    @Test
    void what_could_not_be_stored_is_handed_over_again() {
        needs(Ability.COMES_AGAIN);
        sink.failNext(2);
        rig.calls(Who.IS_IN_IT, "hello");
        GroupInbound first = sink.nextInGroup();
        assertThat(sink.nextInGroup()).isEqualTo(first);
        assertThat(sink.nextInGroup()).isEqualTo(first);
    }

    // ---------------------------------------------------------------- what stands in the way

    @Test
    void a_post_that_is_not_allowed_is_refused_and_told_and_so_is_the_first_one_that_is() {
        needs(Ability.OBSTACLES);
        posts(Screens.post("One."));
        rig.breaks(Obstacle.SILENCED);
        assertThat(tries(Screens.post("Two."))).isInstanceOf(Delivery.Rejected.class);
        assertThat(nextLacking()).contains(Permission.POST);
        rig.heals();
        posts(Screens.post("Three."));
        assertThat(nextLacking()).isEmpty();
        assertThat(rig.posts()).extracting(Shown::text).containsExactly("One.", "Three.");
    }

    @Test
    void a_place_that_is_gone_is_told_and_nothing_is_posted_elsewhere() {
        needs(Ability.OBSTACLES);
        rig.breaks(Obstacle.PLACE_GONE);
        assertThat(tries(Screens.post("One."))).isInstanceOf(Delivery.Rejected.class);
        assertThat(next(ChannelGone.class).happening())
                .isEqualTo(new ChannelGone(rig.place().channel()));
        assertThat(rig.posts()).isEmpty();
    }

    @Test
    void a_post_that_finds_it_removed_tells_so() {
        needs(Ability.OBSTACLES);
        rig.breaks(Obstacle.OUT);
        assertThat(tries(Screens.post("One."))).isInstanceOf(Delivery.Rejected.class);
        assertThat(next(BotRemoved.class).place().group()).isEqualTo(rig.place().group());
    }

    @ParameterizedTest
    @EnumSource(names = {"TOO_FAST", "BROKEN", "LOST_BEFORE"})
    void what_passes_by_itself_is_no_refusal_and_nothing_is_told_of_it(Obstacle obstacle) {
        needs(Ability.OBSTACLES);
        rig.breaks(obstacle);
        assertThat(adapter.deliver(rig.place().address(), Screens.post("One."), "passing"))
                .isInstanceOfAny(Delivery.Retry.class, Delivery.Unknown.class);
        rig.heals();
        posts(Screens.post("One."), "passing");
        assertThat(rig.posts()).extracting(Shown::text).containsExactly("One.");
        nothingHappened();
    }

    // ---------------------------------------------------------------- words for all of this

    private void needs(Ability ability) {
        assumeTrue(rig.has(ability), () -> "this platform has no " + ability);
    }

    /** Nothing came from the group; that a post arrived may be told as nothing being in the way. */
    private void nothingHappened() {
        assertThat(sink.restInGroups()).extracting(GroupInbound::happening).allMatch(PlatformGroupsContract::isWell);
    }

    private void posts(OutboundMessage message) {
        posts(message, "post-" + ++deliveries);
    }

    private void posts(OutboundMessage message, String id) {
        assertThat(tries(message, id)).isInstanceOf(Delivery.Delivered.class);
    }

    private Delivery tries(OutboundMessage message) {
        return tries(message, "post-" + ++deliveries);
    }

    /** Delivers as the relay does: what is to be tried again is tried again. */
    private Delivery tries(OutboundMessage message, String id) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Delivery delivery = adapter.deliver(rig.place().address(), message, id);
        while (delivery instanceof Delivery.Retry retry && System.nanoTime() < deadline) {
            LockSupport.parkNanos(retry.after().toNanos());
            delivery = adapter.deliver(rig.place().address(), message, id);
        }
        return delivery;
    }

    /** The next of this kind; other news of the place may come before it. */
    private GroupInbound next(Class<? extends Happening> kind) {
        GroupInbound came = sink.nextInGroup();
        while (!kind.isInstance(came.happening())) {
            assertThat(came.happening()).isInstanceOfAny(Lacking.class, Posted.class);
            came = sink.nextInGroup();
        }
        return came;
    }

    /** What is lacking by the last that was told; what was told before the first trouble says that nothing is. */
    private Set<Permission> nextLacking() {
        Happening came = sink.nextInGroup().happening();
        for (GroupInbound later : sink.restInGroups()) {
            came = later.happening();
        }
        return isWell(came) ? Set.of() : ((Lacking) came).missing();
    }

    private static boolean isWell(Happening what) {
        return what instanceof Posted || what.equals(new Lacking(Set.of()));
    }
}
