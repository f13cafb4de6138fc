package org.reweave.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.reweave.message.Address;
import org.reweave.message.OutboundMessage;
import org.reweave.message.Place;
import org.reweave.message.QuickReply;
import org.reweave.message.RichText;
import org.reweave.store.Outbox.Claimed;
import org.reweave.store.Outbox.Draft;
import org.reweave.store.Outbox.Priority;
import org.reweave.store.Persons.Person;

/** Messages, each address in order and nobody twice at once. */
interface OutboxContract extends StoreWords {
    @Test
    default void a_message_comes_back_as_it_was_written() {
        Person ada = added("ada");
        OutboundMessage message = new OutboundMessage(
                new RichText(List.of(
                        new RichText.Span("\uD83D\uDC9B \u0000 ".repeat(50_000), false),
                        new RichText.Span("strong", true))),
                List.of(new QuickReply("12:self", "Themselves", QuickReply.Role.CHOICE)),
                OutboundMessage.Input.CHOICE,
                12);
        in(work -> work.outbox().add(List.of(new Draft(ada.id(), ada.address(), Priority.REPLY, message)), NOW));

        List<Claimed> claimed = claim(9);

        assertThat(claimed).hasSize(1);
        assertThat(claimed.get(0).message()).isEqualTo(message);
        assertThat(claimed.get(0).to()).isEqualTo(ada.address());
        assertThat(claimed.get(0).priority()).isEqualTo(Priority.REPLY);
        assertThat(claimed.get(0).attempts()).isZero();
        assertThat(claimed.get(0).uncertain()).isFalse();
        assertThat(claimed.get(0).createdAt()).isEqualTo(NOW);
        assertThat(claimed.get(0).id()).matches("[\\x21-\\x7e]{1,25}");
    }

    @Test
    default void an_address_is_told_one_thing_after_the_other_in_order() {
        Person ada = added("ada");
        in(work -> work.outbox().add(List.of(says(ada, "one"), says(ada, "two")), NOW));
        in(work -> work.outbox().add(List.of(says(ada, "three")), NOW.minusSeconds(5)));

        for (String words : List.of("one", "two", "three")) {
            List<Claimed> claimed = claim(9);
            assertThat(words(claimed)).containsExactly(words);
            assertThat(claim(9)).isEmpty();
            settle(claimed);
        }
        assertThat(claim(9)).isEmpty();
    }

    @Test
    default void replies_go_before_what_is_said_unasked() {
        Person ada = added("ada");
        Person bob = added("bob");
        Person eve = added("eve");
        in(work -> work.outbox().add(List.of(nudges(ada, "nudge"), nudges(bob, "nudge")), NOW.minusSeconds(60)));
        in(work -> work.outbox().add(List.of(says(eve, "reply")), NOW));

        assertThat(words(claim(1))).containsExactly("reply");
        assertThat(words(claim(1))).containsExactly("nudge");
        assertThat(words(claim(9))).containsExactly("nudge");
    }

    @Test
    default void of_what_nobody_waits_for_only_so_much_is_claimed_and_of_replies_as_much_as_there_is_room_for() {
        for (String name : List.of("ada", "bob", "eve")) {
            Person person = added(name);
            in(work -> work.outbox().add(List.of(nudges(person, "nudge")), NOW.minusSeconds(60)));
        }
        Person joe = added("joe");
        in(work -> work.outbox().add(List.of(says(joe, "reply")), NOW));

        assertThat(words(claim(9, 2))).containsExactlyInAnyOrder("reply", "nudge", "nudge");
        assertThat(claim(9, 0)).isEmpty();
        assertThat(words(claim(9, 1))).containsExactly("nudge");
    }

    @Test
    default void a_reply_takes_along_what_has_to_go_before_it() {
        for (String name : List.of("ada", "bob", "eve")) {
            Person person = added(name);
            in(work -> work.outbox().add(List.of(nudges(person, "nudge to " + name)), NOW.minusSeconds(60)));
        }
        Person eve = loaded(person("eve"));
        in(work -> work.outbox().add(List.of(says(eve, "reply")), NOW));

        List<Claimed> first = claim(9, 0);
        assertThat(words(first)).containsExactly("nudge to eve");
        assertThat(first.get(0).awaited()).isTrue();
        assertThat(first.get(0).priority()).isEqualTo(Priority.NUDGE);
        settle(first);

        assertThat(claim(9, 1)).extracting(Claimed::awaited).containsExactly(true, false);
    }

    @Test
    default void what_is_for_one_platform_is_not_claimed_for_another() {
        Person ada = added("ada");
        Address elsewhere = new Address(mine() + "b", "ada", "ada");
        in(work ->
                work.outbox().add(List.of(new Draft(ada.id(), elsewhere, Priority.REPLY, message("elsewhere"))), NOW));

        assertThat(claim(9)).isEmpty();
        assertThat(words(claim(mine() + "b", 9, NOW, LEASE))).containsExactly("elsewhere");
    }

    @Test
    default void no_more_is_claimed_than_was_asked_for() {
        for (int at = 0; at < 5; at++) {
            Person person = added("p" + at);
            in(work -> work.outbox().add(List.of(says(person, "hello"), nudges(person, "later")), NOW));
        }

        assertThat(claim(3)).hasSize(3);
        assertThat(claim(3)).hasSize(2);
        assertThat(claim(mine(), 0, NOW, LEASE)).isEmpty();
    }

    @Test
    default void a_lease_that_runs_out_gives_the_message_to_the_next_as_uncertain() {
        Person ada = added("ada");
        in(work -> work.outbox().add(List.of(says(ada, "one"), says(ada, "two")), NOW));
        Claimed first = claim(9).get(0);

        assertThat(claim(mine(), 9, NOW.plus(LEASE).minusMillis(1), LEASE)).isEmpty();
        List<Claimed> second = claim(mine(), 9, NOW.plus(LEASE), LEASE);

        assertThat(second).extracting(Claimed::id).containsExactly(first.id());
        assertThat(second.get(0).attempts()).isEqualTo(1);
        assertThat(second.get(0).uncertain()).isTrue();
    }

    @Test
    default void what_is_given_back_waits_and_all_behind_it_waits_too() {
        Person ada = added("ada");
        Person bob = added("bob");
        Instant later = NOW.plusSeconds(600);
        in(work -> work.outbox().add(List.of(says(ada, "one"), says(ada, "two"), says(bob, "other")), NOW));
        Claimed one = claim(9).stream()
                .filter(claimed -> claimed.to().equals(ada.address()))
                .findFirst()
                .orElseThrow();

        in(work -> work.outbox().postpone(one.id(), later));
        in(work -> work.outbox().add(List.of(nudges(ada, "three")), NOW.plusSeconds(1)));

        assertThat(claim(mine(), 9, later.minusMillis(1), Duration.ofDays(1)))
                .extracting(Claimed::to)
                .containsExactly(bob.address());
        for (String words : List.of("one", "two", "three")) {
            List<Claimed> claimed = claim(mine(), 9, later, LEASE);
            assertThat(words(claimed)).containsExactly(words);
            assertThat(claimed.get(0).uncertain()).isFalse();
            assertThat(claimed.get(0).attempts()).isEqualTo(words.equals("one") ? 1 : 0);
            settle(claimed);
        }
    }

    @Test
    default void where_somebody_is_answered_what_was_given_back_waits_no_longer_and_only_theirs() {
        Person ada = added("ada");
        Person bob = added("bob");
        in(work -> work.outbox().add(List.of(says(ada, "one"), says(ada, "two"), says(bob, "other")), NOW));
        claim(9).forEach(claimed -> in(work -> work.outbox().putOff(claimed.id(), NOW.plusSeconds(600))));
        Instant answered = NOW.plusSeconds(100);

        in(work -> work.outbox().add(List.of(nudges(ada, "note")), answered));
        assertThat(claim(mine(), 9, answered, LEASE)).isEmpty();
        in(work -> work.outbox().add(List.of(says(ada, "three")), answered));

        for (String words : List.of("one", "two", "note", "three")) {
            List<Claimed> claimed = claim(mine(), 9, answered, LEASE);
            assertThat(words(claimed)).containsExactly(words);
            settle(claimed);
        }
    }

    @Test
    default void a_wait_of_a_few_seconds_is_waited_out_by_those_who_are_answered_too() {
        Person ada = added("ada");
        in(work -> work.outbox().add(List.of(says(ada, "one")), NOW));
        Instant soon = NOW.plusSeconds(5);
        claim(9).forEach(claimed -> in(work -> work.outbox().putOff(claimed.id(), soon)));

        in(work -> work.outbox().add(List.of(says(ada, "two")), NOW));

        assertThat(claim(9)).isEmpty();
        assertThat(words(claim(mine(), 9, soon, LEASE))).containsExactly("one");
    }

    @Test
    default void what_somebody_holds_stays_theirs_though_somebody_is_answered_there() {
        Person ada = added("ada");
        in(work -> work.outbox().add(List.of(says(ada, "one")), NOW));
        claim(9);

        in(work -> work.outbox().add(List.of(says(ada, "two")), NOW.plusSeconds(10)));

        assertThat(claim(mine(), 9, NOW.plusSeconds(10), LEASE)).isEmpty();
    }

    @Test
    default void the_newest_that_waits_at_an_address_is_known() {
        Person ada = added("ada");
        in(work -> work.outbox().add(List.of(says(ada, "one")), NOW));
        in(work -> work.outbox().add(List.of(says(ada, "two")), NOW.plusSeconds(7)));

        store().inTransaction(work -> {
            assertThat(work.outbox().newest(ada.address())).contains(NOW.plusSeconds(7));
            assertThat(work.outbox().newest(new Address(mine(), "nobody", "nobody")))
                    .isEmpty();
            return 0;
        });
    }

    @Test
    default void an_attempt_the_platform_put_off_does_not_count() {
        Person ada = added("ada");
        in(work -> work.outbox().add(List.of(says(ada, "one"), says(ada, "two")), NOW));
        Instant later = NOW.plusSeconds(600);
        Claimed one = claim(9).get(0);

        in(work -> work.outbox().putOff(one.id(), later));
        in(work -> work.outbox().putOff("nothing", later));

        assertThat(claim(mine(), 9, later.minusMillis(1), LEASE)).isEmpty();
        assertThat(claim(mine(), 9, later, LEASE)).singleElement().satisfies(again -> {
            assertThat(again.attempts()).isZero();
            assertThat(again.uncertain()).isFalse();
        });
    }

    @Test
    default void
            where_a_platform_is_there_again_what_was_given_back_waits_no_longer_and_what_somebody_holds_stays_theirs() {
        Person ada = added("ada");
        Person bob = added("bob");
        in(work -> work.outbox().add(List.of(says(ada, "one"), says(ada, "two"), says(bob, "other")), NOW));
        List<Claimed> claimed = claim(9);
        Instant later = NOW.plusSeconds(5);
        in(work -> work.outbox().postpone(claimed.get(0).id(), NOW.plusSeconds(600)));
        in(work -> work.outbox().add(List.of(nudges(ada, "three")), NOW.plusSeconds(1)));

        in(work -> work.outbox().hasten("elsewhere", later));
        assertThat(claim(mine(), 9, later, LEASE)).isEmpty();
        in(work -> work.outbox().hasten(mine(), later));

        for (String words : List.of("one", "two", "three")) {
            List<Claimed> next = claim(mine(), 9, later, LEASE);
            assertThat(words(next)).containsExactly(words);
            settle(next);
        }
    }

    @Test
    default void what_was_settled_or_never_was_is_harmless_to_settle_and_to_give_back() {
        Person ada = added("ada");
        in(work -> work.outbox().add(List.of(says(ada, "one"), says(ada, "two")), NOW));
        List<Claimed> one = claim(9);
        settle(one);

        settle(one);
        in(work -> work.outbox().settle(List.of()));
        in(work -> work.outbox().postpone(one.get(0).id(), NOW.plusSeconds(600)));
        in(work -> work.outbox().postpone("nothing", NOW.plusSeconds(600)));

        assertThat(words(claim(9))).containsExactly("two");
    }

    @Test
    default void every_lease_can_be_ended_by_the_only_process_there_is() {
        Person ada = added("ada");
        Person bob = added("bob");
        in(work -> work.outbox().add(List.of(says(ada, "one"), says(ada, "two"), says(bob, "other")), NOW));
        List<Claimed> claimed = claim(9);
        in(work -> work.outbox().postpone(claimed.get(1).id(), NOW.plusSeconds(5)));

        in(work -> work.outbox().endLeases(NOW.plusSeconds(10)));

        assertThat(claim(mine(), 9, NOW.plusSeconds(10), LEASE))
                .extracting(Claimed::id, Claimed::uncertain)
                .containsExactlyInAnyOrder(
                        Tuple.tuple(claimed.get(0).id(), true),
                        Tuple.tuple(claimed.get(1).id(), false));
    }

    @Test
    default void many_who_claim_at_once_get_every_message_once_and_in_order() throws Exception {
        int people = 40;
        int each = 3;
        for (int at = 0; at < people; at++) {
            Person person = added("p" + at);
            in(work -> {
                for (int number = 0; number < each; number++) {
                    work.outbox().add(List.of(says(person, String.valueOf(number))), NOW);
                }
            });
        }
        List<Claimed> all = Collections.synchronizedList(new ArrayList<>());

        sideBySide(4, () -> {
            while (all.size() < people * each) {
                List<Claimed> some = claim(7);
                all.addAll(some);
                settle(some);
            }
        });

        assertThat(all).extracting(Claimed::id).doesNotHaveDuplicates().hasSize(people * each);
        for (int at = 0; at < people; at++) {
            Address address = address("p" + at);
            assertThat(words(all.stream()
                            .filter(claimed -> claimed.to().equals(address))
                            .toList()))
                    .containsExactly("0", "1", "2");
        }
    }

    /** Ana is answered alone, and a group reads something after it, for two minutes at most. */
    private Address answersAndPosts(Person ana) {
        Address group = new Place(mine(), "circle", "").address();
        Draft post = new Draft(
                "circle",
                group,
                Priority.GROUP,
                message("in public"),
                Optional.empty(),
                Optional.of(NOW.plusSeconds(120)));
        in(work -> work.outbox().add(List.of(says(ana, "alone"), post), NOW));
        return group;
    }

    @Test
    default void what_is_behind_a_message_to_somebody_else_waits_until_that_has_come_to_its_end() {
        Address group = answersAndPosts(added("ana"));
        in(work -> work.outbox()
                .add(List.of(new Draft("circle", group, Priority.GROUP, message("later"))), NOW.plusSeconds(1)));

        List<Claimed> alone = claim(9);
        assertThat(words(alone)).containsExactly("alone");
        in(work -> work.outbox().putOff(alone.get(0).id(), NOW.plusSeconds(60)));
        in(work -> work.outbox().hasten(mine(), NOW));
        List<Claimed> again = claim(9);
        assertThat(words(again)).containsExactly("alone");
        in(work -> work.outbox().endLeases(NOW));
        assertThat(words(claim(9))).containsExactly("alone");

        settle(again);
        List<Claimed> post = claim(9);
        assertThat(words(post)).containsExactly("in public");
        settle(post);
        assertThat(words(claim(mine(), 9, NOW.plusSeconds(1), LEASE))).containsExactly("later");
    }

    @Test
    default void what_is_behind_another_waits_no_longer_than_was_said() {
        answersAndPosts(added("ana"));
        Claimed alone = claim(9).get(0);
        in(work -> work.outbox().postpone(alone.id(), NOW.plusSeconds(600)));

        assertThat(claim(mine(), 9, NOW.plusSeconds(119), LEASE)).isEmpty();
        assertThat(words(claim(mine(), 9, NOW.plusSeconds(120), LEASE))).containsExactly("in public");
    }

    /** A post in a group that waits for its time, as it stands in the list after the answer to Ana or without. */
    private Draft later(Address group, String words, Instant notBefore) {
        return new Draft(
                "circle",
                group,
                Priority.GROUP,
                message(words),
                Optional.empty(),
                Optional.empty(),
                Optional.of(notBefore));
    }

    @Test
    default void a_post_goes_out_at_its_time_and_what_comes_after_it_waits_along() {
        Address group = new Place(mine(), "circle", "").address();
        Address others = new Place(mine(), "others", "").address();
        Draft next = new Draft("circle", group, Priority.GROUP, message("after it"));
        in(work -> work.outbox()
                .add(List.of(later(group, "at its time", NOW.plusSeconds(3)), later(others, "at once", NOW)), NOW));
        in(work -> work.outbox().add(List.of(next), NOW.plusSeconds(1)));

        assertThat(words(claim(mine(), 9, NOW.plusSeconds(1), LEASE))).containsExactly("at once");
        assertThat(nextPost(NOW.plusSeconds(1))).contains(NOW.plusSeconds(3));
        assertThat(claim(mine(), 9, NOW.plusMillis(2_999), LEASE)).isEmpty();

        List<Claimed> post = claim(mine(), 9, NOW.plusSeconds(3), LEASE);
        assertThat(words(post)).containsExactly("at its time");
        assertThat(nextPost(NOW.plusSeconds(3))).as("what is being delivered").isEmpty();
        settle(post);
        assertThat(words(claim(mine(), 9, NOW.plusSeconds(3), LEASE))).containsExactly("after it");
    }

    @Test
    default void a_post_that_waits_for_its_time_lets_no_other_out_sooner_when_it_has_gone() {
        Address group = new Place(mine(), "circle", "").address();
        in(work -> work.outbox().add(List.of(later(group, "first", NOW.plusSeconds(3))), NOW));
        in(work -> work.outbox().add(List.of(later(group, "second", NOW.plusSeconds(5))), NOW.plusSeconds(2)));
        settle(claim(mine(), 9, NOW.plusSeconds(3), LEASE));

        assertThat(claim(mine(), 9, NOW.plusMillis(4_999), LEASE)).isEmpty();
        assertThat(words(claim(mine(), 9, NOW.plusSeconds(5), LEASE))).containsExactly("second");
    }

    @Test
    default void a_post_behind_an_answer_waits_for_its_time_and_for_the_answer() {
        Person ana = added("ana");
        Address group = new Place(mine(), "circle", "").address();
        Draft post = new Draft(
                "circle",
                group,
                Priority.GROUP,
                message("in public"),
                Optional.empty(),
                Optional.of(NOW.plusSeconds(120)),
                Optional.of(NOW.plusSeconds(3)));
        in(work -> work.outbox().add(List.of(says(ana, "alone"), post), NOW));
        List<Claimed> alone = claim(9);
        assertThat(claim(mine(), 9, NOW.plusSeconds(4), LEASE))
                .as("not before the answer")
                .isEmpty();
        settle(alone);
        assertThat(claim(9)).as("not before its time").isEmpty();
        assertThat(words(claim(mine(), 9, NOW.plusSeconds(4), LEASE))).containsExactly("in public");
    }

    @Test
    default void what_stands_in_front_says_when_the_next_message_may_go_out() {
        Person ana = added("ana");
        Address group = new Place(mine(), "circle", "").address();
        in(work ->
                work.outbox().add(List.of(says(ana, "alone"), later(group, "at its time", NOW.plusSeconds(3))), NOW));
        in(work -> work.outbox().add(List.of(new Draft("circle", group, Priority.GROUP, message("after it"))), NOW));

        List<Claimed> alone = claim(9);
        assertThat(nextDue())
                .as("while it is being delivered")
                .hasValueSatisfying(due -> assertThat(due).isBeforeOrEqualTo(NOW));
        settle(alone);
        assertThat(nextDue()).contains(NOW.plusSeconds(3));
    }

    private Optional<Instant> nextPost(Instant now) {
        return store().inTransaction(work -> work.outbox().nextPost(mine(), now));
    }

    private Optional<Instant> nextDue() {
        return store().inTransaction(work -> work.outbox().nextDue(mine()));
    }

    @Test
    default void what_is_behind_a_message_to_somebody_who_was_forgotten_waits_for_nothing() {
        Person ana = added("ana");
        answersAndPosts(ana);
        in(work -> work.persons().erase(ana.id(), NOW));

        assertThat(words(claim(9))).containsExactly("in public");
    }

    @Test
    default void the_first_message_of_a_list_can_be_behind_no_other() {
        Person ana = added("ana");
        Draft first = new Draft(
                ana.id(), ana.address(), Priority.REPLY, message("first"), Optional.empty(), Optional.of(NOW));

        assertThatThrownBy(() -> in(work -> work.outbox().add(List.of(first), NOW)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private List<OutboundMessage> waitingFor(Person person) {
        return store().inTransaction(work -> work.outbox().waitingFor(person.id()));
    }

    @Test
    default void what_nobody_asked_for_is_taken_back_and_replies_and_other_people_s_notes_stay() {
        Person ada = added("ada");
        Person ben = added("ben");
        in(work -> work.outbox().add(List.of(nudges(ada, "note"), nudges(ben, "ben's"), nudges(ada, "another")), NOW));
        in(work -> work.outbox().add(List.of(says(ada, "reply"), nudges(ada, "a third")), NOW));

        List<String> taken = store().inTransaction(work -> work.outbox().takeBack(ada.id(), NOW));

        assertThat(taken).hasSize(3);
        assertThat(waitingFor(ada)).containsExactly(message("reply"));
        assertThat(waitingFor(ben)).containsExactly(message("ben's"));
    }

    @Test
    default void a_note_on_its_way_stays_before_what_comes_after_it_and_is_too_late_for_another_try() {
        Person ada = added("ada");
        in(work -> work.outbox().add(List.of(nudges(ada, "note")), NOW));
        Claimed underWay = claim(9).get(0);

        List<String> taken = store().inTransaction(work -> work.outbox().takeBack(ada.id(), NOW));
        in(work -> work.outbox().add(List.of(says(ada, "silent from now on")), NOW));

        assertThat(taken).isEmpty();
        assertThat(claim(9)).isEmpty();
        in(work -> work.outbox().postpone(underWay.id(), NOW));
        assertThat(claim(9)).singleElement().satisfies(again -> {
            assertThat(again.id()).isEqualTo(underWay.id());
            assertThat(again.notAfter())
                    .hasValueSatisfying(until -> assertThat(until).isBefore(NOW));
        });
    }

    @Test
    default void replies_that_can_be_sent_are_counted_for_each_platform() {
        Person ada = added("ada");
        Person bob = added("bob");
        in(work -> work.outbox().add(List.of(says(ada, "one"), says(ada, "two"), nudges(bob, "note")), NOW));
        in(work -> work.outbox().add(List.of(says(bob, "later")), NOW.plusSeconds(60)));

        assertThat(unsent(mine(), NOW)).isEqualTo(2);
        assertThat(unsent(mine(), NOW.plusSeconds(60))).isEqualTo(3);
        assertThat(unsent(mine() + "b", NOW)).isZero();
        settle(claim(mine(), 1, NOW, LEASE));
        assertThat(unsent(mine(), NOW.plusSeconds(60))).isEqualTo(2);
    }

    private long unsent(String platform, Instant now) {
        return store().inTransaction(work -> work.outbox().unsentReplies(platform, now));
    }

    @Test
    default void what_was_written_long_ago_is_forgotten_and_what_comes_after_it_goes_on() {
        Person ada = added("ada");
        Instant old = Instant.parse("2001-01-01T00:00:00Z");
        in(work -> work.outbox().add(List.of(says(ada, "one"), nudges(ada, "two")), old));
        claim(mine(), 1, old, LEASE);
        in(work -> work.outbox().add(List.of(says(ada, "three")), old.plusSeconds(1)));

        assertThat(store().<Integer>inTransaction(work -> work.outbox().forgetBefore(old.plusSeconds(1))))
                .isEqualTo(2);

        assertThat(words(claim(9))).containsExactly("three");
    }

    @Test
    default void what_waits_is_counted() {
        Person ada = added("ada");
        long before = waiting();

        in(work -> work.outbox().add(List.of(says(ada, "one"), says(ada, "two")), NOW));
        assertThat(waiting()).isEqualTo(before + 2);
        settle(claim(9));

        assertThat(waiting()).isEqualTo(before + 1);
    }
}
