package org.reweave.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reweave.message.OutboundMessage;
import org.reweave.message.QuickReply;
import org.reweave.message.RichText;
import org.reweave.store.Outbox.Claimed;
import org.reweave.store.Outbox.Draft;
import org.reweave.store.Outbox.Priority;
import org.reweave.store.Persons.Person;

/** Somebody in need is answered before their own earlier answers, and nothing is lost or said twice by that. */
interface OvertakingContract extends StoreWords {

    private Draft asks(Person person, Priority priority, int visit) {
        List<QuickReply> replies = List.of(new QuickReply(visit + ":yes", "Yes", QuickReply.Role.CHOICE));
        return new Draft(
                person.id(),
                person.address(),
                priority,
                new OutboundMessage(RichText.plain("question " + visit), replies, OutboundMessage.Input.CHOICE, visit));
    }

    /** All that comes to the address from now on, one after the other. */
    private List<Claimed> allInOrder(Instant now) {
        List<Claimed> all = new ArrayList<>();
        for (int most = 0; most < 20; most++) {
            List<Claimed> some = claim(mine(), 9, now, LEASE);
            assertThat(some).as("at an address at once").hasSizeLessThan(2);
            all.addAll(some);
            settle(some);
        }
        return all;
    }

    @Test
    default void what_is_urgent_goes_before_all_that_waits_there_which_comes_afterwards() {
        Person ada = added("ada");
        in(work -> work.outbox().add(List.of(nudges(ada, "note"), says(ada, "one"), says(ada, "two")), NOW));
        in(work -> work.outbox().add(List.of(urges(ada, "help"), urges(ada, "more help")), NOW));
        in(work -> work.outbox().add(List.of(says(ada, "three")), NOW));
        in(work -> work.outbox().add(List.of(urges(ada, "help again")), NOW));

        List<Claimed> all = allInOrder(NOW);

        assertThat(words(all)).containsExactly("help", "more help", "help again", "note", "one", "two", "three");
        assertThat(all.get(0).priority()).isEqualTo(Priority.URGENT);
        assertThat(all).extracting(Claimed::awaited).containsOnly(true);
        assertThat(all).extracting(Claimed::id).doesNotHaveDuplicates().allMatch(id -> id.length() <= 25);
    }

    @Test
    default void what_is_urgent_goes_before_what_is_written_with_it_and_was_said_before() {
        Person ada = added("ada");

        in(work -> work.outbox().add(List.of(says(ada, "one"), urges(ada, "help"), says(ada, "two")), NOW));

        assertThat(words(allInOrder(NOW))).containsExactly("help", "one", "two");
    }

    @Test
    default void what_is_urgent_goes_before_the_answers_to_others_and_lets_them_keep_their_order() {
        Person ada = added("ada");
        Person bob = added("bob");
        in(work -> work.outbox().add(List.of(asks(bob, Priority.REPLY, 3), says(ada, "one")), NOW.minusSeconds(9)));
        in(work -> work.outbox().add(List.of(asks(ada, Priority.URGENT, 4)), NOW));

        assertThat(words(claim(1))).containsExactly("question 4");
        assertThat(claim(9)).singleElement().satisfies(theirs -> {
            assertThat(theirs.to()).isEqualTo(bob.address());
            assertThat(theirs.message().replies()).hasSize(1);
        });
    }

    @Test
    default void what_is_urgent_waits_for_the_one_that_is_just_being_delivered_and_for_no_other() {
        Person ada = added("ada");
        in(work -> work.outbox().add(List.of(says(ada, "one"), says(ada, "two")), NOW));
        List<Claimed> one = claim(9);
        in(work -> work.outbox().add(List.of(urges(ada, "help")), NOW));

        assertThat(claim(9)).isEmpty();
        settle(one);

        assertThat(words(allInOrder(NOW))).containsExactly("help", "two");
    }

    @Test
    default void what_is_given_back_or_was_never_heard_of_again_comes_after_what_is_urgent() {
        Person ada = added("ada");
        Person bob = added("bob");
        in(work -> work.outbox().add(List.of(says(ada, "one"), says(bob, "one")), NOW));
        claim(9).forEach(claimed -> {
            if (claimed.to().equals(ada.address())) {
                in(work -> work.outbox().putOff(claimed.id(), NOW.plusSeconds(600)));
            }
        });
        Instant later = NOW.plusSeconds(30);
        in(work -> work.outbox().add(List.of(urges(ada, "help"), urges(bob, "help")), later));

        List<Claimed> first = claim(mine(), 9, later, LEASE);
        assertThat(first).extracting(Claimed::to).containsExactly(ada.address());
        assertThat(words(first)).containsExactly("help");
        settle(first);
        assertThat(words(claim(mine(), 9, later, LEASE))).containsExactly("one");

        Instant gone = NOW.plus(LEASE);
        List<Claimed> bobs = claim(mine(), 9, gone, LEASE);
        assertThat(words(bobs)).containsExactly("help");
        settle(bobs);
        assertThat(claim(mine(), 9, gone, LEASE)).singleElement().satisfies(again -> {
            assertThat(again.to()).isEqualTo(bob.address());
            assertThat(again.uncertain()).isTrue();
        });
    }

    @Test
    default void a_prompt_that_comes_after_the_one_that_took_its_place_asks_nothing_any_more() {
        Person ada = added("ada");
        in(work -> work.outbox().add(List.of(asks(ada, Priority.REPLY, 3), says(ada, "words")), NOW));
        in(work -> work.outbox().add(List.of(urges(ada, "number"), asks(ada, Priority.URGENT, 4)), NOW));
        in(work -> work.outbox().add(List.of(asks(ada, Priority.REPLY, 5)), NOW));

        List<Claimed> all = allInOrder(NOW);

        assertThat(words(all)).containsExactly("number", "question 4", "question 3", "words", "question 5");
        assertThat(all)
                .extracting(
                        one -> one.message().visit(),
                        one -> one.message().replies().size())
                .containsExactly(tuple(0, 0), tuple(4, 1), tuple(0, 0), tuple(0, 0), tuple(5, 1));
    }

    @Test
    default void a_prompt_that_is_still_open_keeps_its_answers_below_what_is_urgent_and_asks_nothing() {
        Person ada = added("ada");
        in(work -> work.outbox().add(List.of(asks(ada, Priority.REPLY, 3)), NOW));
        in(work -> work.outbox().add(List.of(urges(ada, "a number")), NOW));

        List<Claimed> all = allInOrder(NOW);

        assertThat(words(all)).containsExactly("a number", "question 3");
        assertThat(all.get(1).message().visit()).isEqualTo(3);
        assertThat(all.get(1).message().replies()).hasSize(1);
    }

    @Test
    default void where_all_is_to_be_taken_away_what_was_not_said_yet_never_is() {
        Person ada = added("ada");
        Person bob = added("bob");
        in(work -> work.outbox().add(List.of(says(ada, "one"), nudges(ada, "two"), says(ada, "three")), NOW));
        Claimed underWay = claim(9).get(0);
        in(work -> work.outbox().add(List.of(says(bob, "other")), NOW));
        Draft dull = new Draft(
                ada.id(), ada.address(), Priority.URGENT, message("dull").inPlaceOfAll());
        long before = waiting();

        in(work -> work.outbox().add(List.of(dull, says(ada, "eggs")), NOW));
        in(work -> work.outbox().postpone(underWay.id(), NOW));

        assertThat(waiting()).isEqualTo(before);
        assertThat(words(claim(9))).containsExactlyInAnyOrder("dull", "other");
        in(work -> work.outbox().endLeases(NOW));
        List<Claimed> all = new ArrayList<>();
        for (int most = 0; most < 9; most++) {
            List<Claimed> some = claim(9);
            settle(some);
            some.stream().filter(one -> one.to().equals(ada.address())).forEach(all::add);
        }
        assertThat(words(all)).containsExactly("dull", "one", "eggs");
        assertThat(all.get(1).notAfter())
                .hasValueSatisfying(until -> assertThat(until).isBefore(NOW));
    }
}
