package org.reweave.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.reweave.engine.NudgeKind;
import org.reweave.engine.PersonState;
import org.reweave.message.Address;
import org.reweave.message.OutboundMessage;
import org.reweave.message.RichText;
import org.reweave.runtime.FakeAdapter.Attempt;
import org.reweave.spi.Delivery;
import org.reweave.store.Nudges.Nudge;
import org.reweave.store.Outbox.Draft;
import org.reweave.store.Outbox.Priority;
import org.reweave.store.Persons.Person;

@ParameterizedClass
@EnumSource(StoreKind.class)
final class OutboxRelayTest extends RuntimeCase {
    private static final Delivery DELIVERED = new Delivery.Delivered(Optional.empty());

    private static final Delivery UNKNOWN = new Delivery.Unknown();

    private final FakeAdapter platform = new FakeAdapter("fake");
    private final CountDownLatch gate = new CountDownLatch(1);
    private final List<OutboxRelay> started = new ArrayList<>();

    OutboxRelayTest(StoreKind kind) {
        super(kind);
    }

    @AfterEach
    void stop_what_was_started() {
        gate.countDown();
        started.forEach(relay -> relay.stop(SOON));
    }

    private OutboxRelay start(FakeAdapter... platforms) {
        OutboxRelay relay = new OutboxRelay(store, List.of(platforms), clock, RelaySettings.usual(false), due -> {});
        started.add(relay);
        relay.start();
        return relay;
    }

    /** The platform, which does not answer before the gate opens. */
    private FakeAdapter hanging() {
        platform.answers(attempt -> {
            await(gate);
            return DELIVERED;
        });
        return platform;
    }

    private void write(Priority priority, Address to, String... words) {
        List<Draft> drafts = List.of(words).stream()
                .map(text -> new Draft("p-" + to.user(), to, priority, OutboundMessage.saying(RichText.plain(text))))
                .toList();
        store.inTransaction(work -> {
            work.outbox().add(drafts, clock.instant());
            return drafts.size();
        });
    }

    private void reply(String user, String... words) {
        write(Priority.REPLY, address(user), words);
    }

    private void awaitEmpty() {
        store.awaitThat(work -> work.outbox().waiting() == 0);
    }

    @Test
    void messages_to_one_address_are_delivered_one_after_another_in_order() {
        reply("ana", IntStream.range(0, 30).mapToObj(i -> "a" + i).toArray(String[]::new));
        reply("ben", IntStream.range(0, 30).mapToObj(i -> "b" + i).toArray(String[]::new));

        OutboxRelay relay = start(platform);
        awaitEmpty();

        List<String> words = platform.words();
        assertThat(words.stream().filter(text -> text.startsWith("a")))
                .containsExactlyElementsOf(
                        IntStream.range(0, 30).mapToObj(i -> "a" + i).toList());
        assertThat(words.stream().filter(text -> text.startsWith("b")))
                .containsExactlyElementsOf(
                        IntStream.range(0, 30).mapToObj(i -> "b" + i).toList());
        store.awaitUntil(() -> relay.counts().delivered() == 60);
    }

    @Test
    void a_reply_is_on_its_way_at_once_though_notes_that_hang_take_all_they_may() {
        platform.answers(attempt -> {
            if (attempt.words().startsWith("note")) {
                await(gate);
            }
            return DELIVERED;
        });
        for (int i = 0; i < 20; i++) {
            write(Priority.NUDGE, address("note" + i), "note " + i);
        }
        OutboxRelay relay = start(platform);
        assertThat(platform.await(6)).hasSize(6);

        reply("ana", "one");
        relay.wake();

        store.awaitUntil(() -> relay.counts().delivered() == 1);
        assertThat(platform.words()).hasSize(7).endsWith("one");
    }

    @Test
    void help_comes_next_however_many_answers_wait_for_whoever_called_and_those_come_after_it_in_order() {
        hanging();
        reply("ana", IntStream.range(0, 30).mapToObj(i -> "a" + i).toArray(String[]::new));
        OutboxRelay relay = start(platform);
        platform.await(1);

        write(Priority.URGENT, address("ana"), "help", "more help");
        relay.wake();
        gate.countDown();
        awaitEmpty();

        List<String> expected = new ArrayList<>(List.of("a0", "help", "more help"));
        IntStream.range(1, 30).forEach(i -> expected.add("a" + i));
        assertThat(platform.words()).containsExactlyElementsOf(expected);
        store.awaitUntil(() -> relay.counts().delivered() == 32);
    }

    @Test
    void a_message_waits_while_the_one_before_it_is_put_off_and_others_do_not() {
        platform.answers(
                attempt -> attempt.words().equals("one") && clock.instant().equals(START)
                        ? new Delivery.Retry(Duration.ofSeconds(3))
                        : DELIVERED);
        reply("ana", "one", "two");
        reply("ben", "three");

        OutboxRelay relay = start(platform);
        store.awaitUntil(() -> relay.counts().delivered() == 1 && relay.counts().retries() == 1);
        assertThat(platform.words()).containsExactlyInAnyOrder("one", "three");
        clock.move(Duration.ofSeconds(3));
        awaitEmpty();

        assertThat(platform.words().subList(2, 4)).containsExactly("one", "two");
        store.awaitUntil(() -> relay.counts().equals(new RelayCounts(3, 1, 0, 0, 0, Map.of())));
    }

    @Test
    void patience_a_platform_asks_for_is_not_counted_as_an_attempt() {
        int asks = RelaySettings.usual(true).attempts() + 3;
        platform.answers(attempt -> platform.attempts().size() <= asks
                ? new Delivery.Retry(Duration.ofSeconds(1))
                : platform.attempts().size() == asks + 1 ? new Delivery.Unknown() : DELIVERED);
        reply("ana", "one");

        OutboxRelay relay = start(platform);
        moveUntil(Duration.ofSeconds(1), () -> relay.counts().delivered() == 1);

        assertThat(platform.attempts()).hasSize(asks + 2);
        assertThat(relay.counts().undelivered()).isEmpty();
    }

    @Test
    void an_answer_survives_a_day_on_which_nobody_knows_whether_anything_arrives() {
        platform.answers(attempt -> clock.instant().isBefore(START.plus(Duration.ofDays(1))) ? UNKNOWN : DELIVERED);
        reply("ana", "one", "two");

        OutboxRelay relay = start(platform);
        int halfHours = 48;
        for (int attempts = 1; attempts <= halfHours; attempts++) {
            long unknown = attempts;
            store.awaitUntil(() -> relay.counts().unknown() == unknown);
            clock.move(Duration.ofMinutes(30));
        }
        awaitEmpty();

        assertThat(platform.words()).hasSize(halfHours + 2).endsWith("one", "two");
        store.awaitUntil(() -> relay.counts().equals(new RelayCounts(2, 0, halfHours, 0, 0, Map.of())));
    }

    @Test
    void what_waits_for_a_platform_that_was_away_goes_out_as_soon_as_anything_arrives_there() {
        platform.answers(attempt -> UNKNOWN);
        reply("ana", "one", "two");
        OutboxRelay relay = start(platform);
        moveUntil(Duration.ofMinutes(1), () -> platform.attempts().size() == 24);
        store.awaitUntil(() -> relay.counts().unknown() == 24);

        platform.answers(attempt -> DELIVERED);
        reply("ben", "hello");
        relay.wake();
        awaitEmpty();

        store.awaitUntil(() -> relay.counts().delivered() == 3);
        assertThat(platform.words()).hasSize(27).endsWith("hello", "one", "two");
    }

    /** What was said to one person waits for a platform that was away for long, and is tried twice an hour. */
    private OutboxRelay waitingForLong() {
        platform.answers(attempt -> UNKNOWN);
        reply("ana", "one");
        OutboxRelay relay = start(platform);
        moveUntil(Duration.ofMinutes(1), () -> platform.attempts().size() == 24);
        store.awaitUntil(() -> relay.counts().unknown() == 24);
        return relay;
    }

    @Test
    void whoever_writes_when_the_platform_is_there_again_is_answered_at_once_though_nobody_else_wrote() {
        OutboxRelay relay = waitingForLong();

        platform.answers(attempt -> DELIVERED);
        reply("ana", "two");
        relay.wake();
        awaitEmpty();

        assertThat(platform.words()).hasSize(26).endsWith("one", "two");
    }

    @Test
    void what_waited_for_long_is_tried_again_soon_where_somebody_has_just_written() {
        OutboxRelay relay = waitingForLong();
        reply("ana", "two");
        relay.wake();
        store.awaitUntil(() -> relay.counts().unknown() == 25);

        platform.answers(attempt -> DELIVERED);
        clock.move(Duration.ofSeconds(1));
        awaitEmpty();

        assertThat(platform.words()).hasSize(27).endsWith("one", "two");
    }

    @Test
    void what_alone_never_gets_an_answer_while_others_arrive_is_given_up_and_holds_up_nothing_behind_it() {
        Semaphore othersArrived = new Semaphore(0);
        platform.answers(attempt -> {
            boolean odd = attempt.words().equals("odd");
            if (odd) {
                othersArrived.acquireUninterruptibly();
            }
            return odd ? UNKNOWN : DELIVERED;
        });
        reply("ana", "odd", "next");
        OutboxRelay relay = start(platform);
        int most = RelaySettings.usual(true).attempts();

        for (int attempt = 1; attempt < most; attempt++) {
            arrivesAtSomebodyElse(relay, attempt);
            othersArrived.release();
            long unknown = attempt;
            store.awaitUntil(() -> relay.counts().unknown() == unknown);
            clock.move(Duration.ofMinutes(5));
        }
        arrivesAtSomebodyElse(relay, most);
        othersArrived.release();
        awaitEmpty();

        assertThat(platform.words().stream().filter("odd"::equals)).hasSize(most);
        assertThat(platform.words()).endsWith("next");
        store.awaitUntil(() -> relay.counts().undelivered().equals(Map.of("given up: too many attempts", 1L)));
    }

    private void arrivesAtSomebodyElse(OutboxRelay relay, long delivered) {
        reply("ben", "hello");
        relay.wake();
        store.awaitUntil(() -> relay.counts().delivered() == delivered);
    }

    @Test
    void a_reply_with_an_unknown_outcome_is_sent_again_under_the_same_name() {
        platform.answers(attempt -> platform.attempts().size() == 1 ? new Delivery.Unknown() : DELIVERED);
        reply("ana", "one");

        OutboxRelay relay = start(platform);
        store.awaitUntil(() -> relay.counts().unknown() == 1);
        clock.move(Duration.ofSeconds(1));
        awaitEmpty();

        assertThat(platform.attempts())
                .hasSize(2)
                .extracting(Attempt::id)
                .containsOnly(platform.attempts().get(0).id());
    }

    @Test
    void a_nudge_with_an_unknown_outcome_is_not_sent_again_but_counted() {
        platform.answers(attempt -> new Delivery.Unknown());
        write(Priority.NUDGE, address("ana"), "remember");

        OutboxRelay relay = start(platform);
        awaitEmpty();
        clock.move(Duration.ofDays(1));

        assertThat(platform.attempts()).hasSize(1);
        store.awaitUntil(() -> relay.counts().uncertain() == 1);
    }

    @Test
    void an_adapter_that_throws_counts_as_an_unknown_outcome() {
        platform.answers(attempt -> {
            if (platform.attempts().size() == 1) {
                throw new IllegalStateException("a bug");
            }
            return DELIVERED;
        });
        reply("ana", "one");

        OutboxRelay relay = start(platform);
        store.awaitUntil(() -> relay.counts().unknown() == 1);
        clock.move(Duration.ofSeconds(1));
        awaitEmpty();

        store.awaitUntil(() -> relay.counts().delivered() == 1);
    }

    @Test
    void what_a_dead_relay_had_claimed_is_taken_over_when_its_lease_ends() {
        reply("ana", "one", "two");
        write(Priority.NUDGE, address("ben"), "remember");
        assertThat(claim()).hasSize(2);

        OutboxRelay relay = start(platform);
        store.awaitUntil(() -> store.tries() >= 2);
        assertThat(platform.attempts()).isEmpty();
        clock.move(LEASE);
        awaitEmpty();

        assertThat(platform.words()).containsExactly("one", "two");
        store.awaitUntil(() -> relay.counts().uncertain() == 1);
    }

    @Test
    void the_only_process_on_a_store_takes_over_at_once_what_the_one_before_it_had_claimed() {
        reply("ana", "one");
        assertThat(claim()).hasSize(1);

        OutboxRelay relay = new OutboxRelay(store, List.of(platform), clock, RelaySettings.usual(true), due -> {});
        started.add(relay);
        relay.start();
        awaitEmpty();

        assertThat(platform.words()).containsExactly("one");
    }

    @Test
    void where_repeats_are_told_a_nudge_of_a_dead_relay_is_sent_again() {
        FakeAdapter telling = new FakeAdapter("fake", true);
        write(Priority.NUDGE, address("ben"), "remember");
        String id = claim().get(0).id();
        clock.move(LEASE);

        start(telling);
        awaitEmpty();

        assertThat(telling.attempts()).singleElement().extracting(Attempt::id).isEqualTo(id);
    }

    @Test
    void a_platform_that_hangs_keeps_only_its_own_messages_waiting() {
        FakeAdapter other = new FakeAdapter("other");
        IntStream.range(0, 40).forEach(i -> reply("p" + i, "slow"));
        OutboxRelay relay = start(hanging(), other);
        platform.await(RelaySettings.usual(false).senders());

        write(Priority.REPLY, new Address("other", "ana", "ana"), "quick");
        relay.wake();

        assertThat(other.await(1)).singleElement().extracting(Attempt::words).isEqualTo("quick");
        assertThat(platform.attempts()).hasSize(RelaySettings.usual(false).senders());
    }

    @Test
    void replies_go_before_what_nobody_asked_for() {
        IntStream.range(0, 20).forEach(i -> write(Priority.NUDGE, address("n" + i), "nudge"));
        IntStream.range(0, 4).forEach(i -> reply("r" + i, "reply"));

        start(hanging());
        List<Attempt> first = platform.await(RelaySettings.usual(false).senders());

        assertThat(first).extracting(Attempt::words).filteredOn("reply"::equals).hasSize(4);
    }

    @Test
    void messages_to_a_platform_that_is_not_here_stay_until_it_is() {
        write(Priority.REPLY, new Address("other", "ana", "ana"), "one");
        reply("ana", "two");

        start(platform);
        store.awaitThat(work -> work.outbox().waiting() == 1);

        start(new FakeAdapter("other"));
        awaitEmpty();
    }

    @Test
    void while_the_store_is_away_outcomes_are_kept_and_nothing_is_sent_twice() {
        platform.answers(attempt -> {
            store.takeAway();
            return DELIVERED;
        });
        reply("ana", "one");
        OutboxRelay relay = start(platform);
        platform.await(1);
        store.awaitUntil(() -> store.tries() >= 3);

        store.bringBack();
        moveUntil(LEASE, () -> relay.counts().delivered() == 1);

        assertThat(platform.attempts()).hasSize(1);
        assertThat(waiting()).isZero();
    }

    @Test
    void stopping_delivers_what_waits_and_settles_it() {
        reply("ana", IntStream.range(0, 50).mapToObj(i -> "a" + i).toArray(String[]::new));
        OutboxRelay relay = start(platform);

        relay.stop(SOON);

        assertThat(platform.attempts()).hasSize(50);
        assertThat(waiting()).isZero();
    }

    @Test
    void a_message_that_is_still_under_way_when_its_lease_ends_is_not_sent_beside_itself() {
        reply("ana", "one", "two");
        OutboxRelay relay = start(hanging());
        platform.await(1);

        clock.move(LEASE);
        int before = store.tries();
        relay.wake();
        store.awaitUntil(() -> store.tries() > before);
        assertThat(platform.attempts()).hasSize(1);
        gate.countDown();
        awaitEmpty();

        assertThat(platform.words()).containsExactly("one", "two");
    }

    @Test
    void two_relays_on_one_store_deliver_each_message_once_and_in_order() {
        reply("ana", IntStream.range(0, 40).mapToObj(i -> "a" + i).toArray(String[]::new));
        IntStream.range(0, 40).forEach(i -> reply("p" + i, "hello"));

        start(platform);
        start(platform);
        awaitEmpty();

        assertThat(platform.attempts()).hasSize(80).extracting(Attempt::id).doesNotHaveDuplicates();
        assertThat(platform.words().stream().filter(text -> text.startsWith("a")))
                .containsExactlyElementsOf(
                        IntStream.range(0, 40).mapToObj(i -> "a" + i).toList());
    }

    @Test
    void an_address_that_cannot_be_reached_is_noted_with_the_message_and_only_that_one() {
        platform.answers(
                attempt -> attempt.to().equals(address("ana")) ? new Delivery.Unreachable("blocked") : DELIVERED);
        for (String name : List.of("ana", "ben")) {
            PersonState state = PersonState.newcomer("rebuild-trust", 1, "en", START);
            store.read(work -> {
                work.persons().add(List.of(new Person(name, 0, address(name), state)));
                return name;
            });
            reply(name, "one");
        }
        start(platform);
        awaitEmpty();

        Set<Address> lost = store.read(work -> work.reachability().lost(List.of(address("ana"), address("ben"))));
        assertThat(lost).containsExactly(address("ana"));
    }

    @Test
    void a_note_that_will_never_arrive_is_left_for_the_person_to_be_told_of_and_a_reply_is_not() {
        platform.answers(attempt -> new Delivery.Unreachable("blocked"));
        write(Priority.NUDGE, address("ana"), "a note");
        write(Priority.REPLY, address("ben"), "an answer");
        start(platform);
        awaitEmpty();

        List<Nudge> left = store.read(work -> work.nudges().due(clock.instant(), 10));
        assertThat(left).containsExactly(new Nudge("p-ana", NudgeKind.UNSAID, 0, START));
    }
}
