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
    void another_number_is_a_place_in_the_list() {
        assertThat(offers.meant("ana", "12")).contains("t-Skip");
        assertThat(offers.meant("ana", "13")).isEmpty();
    }
}
