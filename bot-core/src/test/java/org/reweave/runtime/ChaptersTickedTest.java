package org.reweave.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reweave.message.Inbound;
import org.reweave.message.OutboundMessage;
import org.reweave.message.QuickReply;
import org.reweave.message.QuickReply.Role;
import org.reweave.spi.InboundSink.Accepted;

/** Whoever leads ticks the chapters topics are taken from, on a phone that lags. */
class ChaptersTickedTest {
    private static final String FORGIVE = "Forgive, or not";

    private GroupTalk talk;

    @BeforeEach
    void a_group_that_has_begun() {
        talk = GroupTalk.begun();
    }

    @AfterEach
    void close() {
        talk.close();
    }

    private QuickReply chapter(OutboundMessage shown) {
        return shown.replies().stream()
                .filter(reply -> reply.label().equals(FORGIVE))
                .findFirst()
                .orElseThrow();
    }

    private void twiceAtOnce(QuickReply button) {
        List<CompletableFuture<Accepted>> taps = List.of(
                talk.stage.begins("lead", new Inbound.Press(button.token())),
                talk.stage.begins("lead", new Inbound.Press(button.token())));
        taps.forEach(talk.stage::await);
        talk.stage.settle();
        talk.stage.takenBy("lead");
    }

    @Test
    void a_tap_twice_at_once_is_the_same_as_once_whether_it_leaves_a_chapter_out_or_takes_it_in() {
        QuickReply leavesOut = chapter(talk.shown("q-chap"));
        assertThat(leavesOut.role()).isEqualTo(Role.TICKED);
        twiceAtOnce(leavesOut);
        assertThat(talk.taps("card")).contains("Topics from:").doesNotContain(FORGIVE);

        QuickReply takesIn = chapter(talk.shown("q-chap"));
        assertThat(takesIn.role()).isEqualTo(Role.UNTICKED);
        twiceAtOnce(takesIn);
        assertThat(talk.taps("card")).contains(FORGIVE);
    }

    @Test
    void a_button_under_a_message_from_before_turns_round_what_is() {
        assertThat(talk.taps("c-chap-forgive")).contains("From which chapters");
        assertThat(talk.taps("card")).contains("Topics from:").doesNotContain(FORGIVE);
        talk.taps("c-chap-forgive");
        assertThat(talk.taps("card")).contains(FORGIVE);
    }
}
