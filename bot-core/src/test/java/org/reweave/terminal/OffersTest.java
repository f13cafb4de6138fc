package org.reweave.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reweave.message.OutboundMessage;
import org.reweave.message.OutboundMessage.Input;
import org.reweave.message.QuickReply;
import org.reweave.message.QuickReply.Role;
import org.reweave.message.RichText;

/** What somebody at the table means by the number they type. */
class OffersTest {
    private final Offers offers = new Offers();

    @BeforeEach
    void somebody_is_asked_for_a_number_from_0_to_10() {
        List<QuickReply> replies = Stream.concat(
                        IntStream.rangeClosed(0, 10).mapToObj(Integer::toString), Stream.of("Skip"))
                .map(label -> new QuickReply("t-" + label, label, Role.CHOICE))
                .toList();
        offers.shown("ana", new OutboundMessage(RichText.plain("How safe?"), replies, Input.SCALE, 1));
    }

    @Test
    void a_number_that_is_an_answer_is_that_answer() {
        assertThat(offers.meant("ana", "7")).contains("t-7");
        assertThat(offers.meant("ana", "0")).contains("t-0");
    }

    @Test
    void another_number_is_none_where_the_answers_are_numbers() {
        assertThat(offers.meant("ana", "12")).isEmpty();
    }

    @Test
    void a_number_is_a_place_in_the_list_of_answers_and_never_a_way_out() {
        List<QuickReply> replies = List.of(
                new QuickReply("t-y", "Yes", Role.CHOICE),
                new QuickReply("t-n", "No", Role.CHOICE),
                new QuickReply("t-help", "Help now", Role.EXIT));
        offers.shown("ana", new OutboundMessage(RichText.plain("Are you there?"), replies, Input.CHOICE, 2));

        assertThat(offers.meant("ana", "2")).contains("t-n");
        assertThat(offers.meant("ana", "3")).isEmpty();
    }

    private static OutboundMessage ofGroup(String... labels) {
        List<QuickReply> replies = Stream.of(labels)
                .map(label -> new QuickReply("g-12345678-" + label.charAt(0), label, Role.CHOICE))
                .toList();
        return new OutboundMessage(RichText.plain("And?"), replies, labels.length == 0 ? Input.NONE : Input.CHOICE, 0);
    }

    @Test
    void a_label_further_up_is_no_tap_but_in_square_brackets() {
        offers.shown("lead", ofGroup("Lisbon", "Paris"));
        offers.shown("lead", ofGroup("Monday"));

        assertThat(offers.meant("lead", "Lisbon")).isEmpty();
        assertThat(offers.meant("lead", "[lisbon]")).contains("g-12345678-L");
        assertThat(offers.meant("lead", "monday")).contains("g-12345678-M");
        assertThat(offers.askedByGroup("lead")).isTrue();
    }

    @Test
    void what_a_group_asked_is_over_when_it_said_something_else_or_their_own_conversation_asked() {
        offers.shown("ben", ofGroup("No", "Yes"));
        offers.shown("ben", ofGroup());
        assertThat(offers.meant("ben", "No")).isEmpty();
        assertThat(offers.meant("ben", "1")).isEmpty();
        assertThat(offers.askedByGroup("ben")).isFalse();

        offers.shown("ana", ofGroup("No", "Yes"));
        somebody_is_asked_for_a_number_from_0_to_10();
        assertThat(offers.meant("ana", "No")).isEmpty();
        assertThat(offers.meant("ana", "1")).contains("t-1");
    }

    @Test
    void a_button_under_any_post_in_the_group_can_be_tapped_there() {
        offers.shown("", ofGroup("Join or leave"));
        offers.shown("", ofGroup("What is this?"));

        assertThat(offers.meant("", "join or leave")).contains("g-12345678-J");
    }
}
