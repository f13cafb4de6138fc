package org.reweave.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.reweave.Shipped;
import org.reweave.engine.Event;
import org.reweave.engine.PersonState;
import org.reweave.engine.Transition;
import org.reweave.message.Address;
import org.reweave.message.Inbound;
import org.reweave.message.Origin;
import org.reweave.message.ReadableText;
import org.reweave.spi.InboundSink.Accepted;

@ParameterizedClass
@EnumSource(StoreKind.class)
final class FloodGateTest extends RuntimeCase {
    private static final FloodLimits FIVE = new FloodLimits(5, Duration.ofSeconds(10), 2, Duration.ofSeconds(10));

    private final FakeAdapter platform = new FakeAdapter("fake");
    private final List<Event> others = new CopyOnWriteArrayList<>();
    private final Companion companion = new Companion(
            store,
            new Worried(),
            EchoTransition.NEWCOMERS,
            EchoTransition.HANDS_NOTHING,
            Shipped.groups(),
            clock,
            List.of(platform),
            CompanionSettings.lanes(1).with(FIVE));

    FloodGateTest(StoreKind kind) {
        super(kind);
        companion.start();
    }

    @AfterEach
    void stop() {
        companion.stop(SOON);
    }

    /** Echoes, and takes words that begin with "danger" for words in need. */
    private final class Worried implements Transition<PersonState> {
        private final EchoTransition echo = new EchoTransition();

        @Override
        public Result<PersonState> transition(PersonState state, Event event, Instant now) {
            if (event instanceof Event.Said || event instanceof Event.TooMuch) {
                return echo.transition(state, event, now);
            }
            others.add(event);
            return new Result<>(state, List.of());
        }

        @Override
        public boolean calls(Event event) {
            return event instanceof Event.Said said && said.text().equals("help now");
        }

        @Override
        public boolean inNeed(Event event) {
            return event instanceof Event.Said said && said.text().startsWith("danger");
        }
    }

    private List<Accepted> floods(String user, int count) {
        List<CompletableFuture<Accepted>> futures = new ArrayList<>();
        IntStream.range(0, count).forEach(i -> futures.add(companion.sink().accept(says(user, "w" + i))));
        return soon(futures);
    }

    @Test
    void what_is_more_than_one_person_can_mean_is_let_go_and_told_once() {
        List<Accepted> accepted = floods("mallory", 1_000);

        assertThat(accepted).hasSize(1_000).noneMatch(Accepted::duplicate);
        assertThat(trail("mallory")).containsExactly("w0", "w1", "w2", "w3", "w4", "slower");
        assertThat(companion.letGo()).isEqualTo(995);
    }

    @Test
    void others_are_heard_all_the_same() {
        floods("mallory", 1_000);

        soon(companion.sink().accept(says("ana", "hello")));

        assertThat(trail("ana")).containsExactly("hello");
    }

    @Test
    void words_in_need_are_heard_in_the_middle_of_it_and_even_those_have_an_end() {
        floods("mallory", 40);

        for (int i = 0; i < 5; i++) {
            soon(companion.sink().accept(says("mallory", "danger" + i)));
        }

        assertThat(trail("mallory")).endsWith("slower", "danger0", "danger1").hasSize(8);
    }

    @Test
    void a_call_for_help_is_heard_even_where_words_come_too_fast_to_be_looked_at() {
        floods("mallory", 10_000);

        soon(companion.sink().accept(says("mallory", "danger too late to be looked at")));
        soon(companion.sink().accept(says("mallory", "help now")));

        assertThat(trail("mallory")).endsWith("slower", "help now").hasSize(7);
    }

    @Test
    void there_is_room_again_after_a_while_and_a_new_flood_is_told_anew() {
        floods("mallory", 100);
        clock.move(Duration.ofMinutes(1));

        floods("mallory", 100);

        assertThat(trail("mallory")).hasSize(12).endsWith("w4", "slower");
    }

    @Test
    void a_group_is_one_sender_whoever_writes_in_it_and_one_of_them_alone_is_another() {
        for (int i = 0; i < 100; i++) {
            Address member = new Address("fake", "member" + i, "the-group");
            Inbound said = new Inbound("g" + i, member, Origin.GROUP, Optional.empty(), new Inbound.Text("hi"));
            soon(companion.sink().accept(said));
        }
        assertThat(companion.letGo()).isEqualTo(95);

        soon(companion.sink().accept(says("member1", "privately")));
        assertThat(trail("member1")).containsExactly("privately");
    }

    @Test
    void what_is_let_go_leaves_nothing_in_the_store() {
        floods("mallory", 1_000);
        platform.await(6);
        moveUntil(Duration.ofSeconds(1), () -> waiting() == 0);

        assertThat(parked()).isEmpty();
        assertThat(person("mallory").state().trail()).hasSize(6);
    }

    @Test
    void ten_megabytes_of_text_are_cut_before_they_wait_for_anything() {
        soon(companion.sink().accept(says("ana", "begin " + "x".repeat(10 << 20) + " end")));

        String kept = trail("ana").get(0);
        assertThat(kept)
                .hasSizeLessThanOrEqualTo(ReadableText.LONGEST)
                .startsWith("begin")
                .endsWith("end");
    }

    @Test
    void a_button_that_is_a_book_is_no_button_and_a_menu_is_no_library() {
        String book = "1:" + "a".repeat(1 << 20);
        List<String> library =
                IntStream.range(0, 100_000).mapToObj(i -> "1:" + i).toList();
        for (Inbound.Content content : List.of(
                new Inbound.Press(book),
                new Inbound.Selection(book, List.of()),
                new Inbound.Selection("1:menu", library),
                new Inbound.Opened(Optional.of(book)))) {
            Inbound inbound = new Inbound(
                    content.getClass().getName() + content.hashCode(),
                    address("eve"),
                    Origin.PRIVATE,
                    Optional.empty(),
                    content);
            soon(companion.sink().accept(inbound));
        }

        assertThat(others).hasSize(4).startsWith(new Event.Unreadable(), new Event.Unreadable());
        assertThat(others.get(2))
                .isInstanceOfSatisfying(
                        Event.Selected.class, chosen -> assertThat(chosen.ids()).hasSizeLessThanOrEqualTo(50));
        assertThat(others.get(3)).isEqualTo(new Event.Opened());
    }
}
