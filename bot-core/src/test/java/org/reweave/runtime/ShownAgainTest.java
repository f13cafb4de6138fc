package org.reweave.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.reweave.engine.Effect;
import org.reweave.engine.Event;
import org.reweave.engine.PersonState;
import org.reweave.engine.Transition.Result;
import org.reweave.message.Address;
import org.reweave.message.Inbound;
import org.reweave.message.Origin;
import org.reweave.message.OutboundMessage;
import org.reweave.spi.Screens;

final class ShownAgainTest {
    private static final PersonState SOMEBODY =
            EchoTransition.NEWCOMERS.meet(heard(new Inbound.Text("")), Instant.EPOCH);

    private static Inbound heard(Inbound.Content content) {
        return new Inbound("1", new Address("paper", "ana", "ana"), Origin.PRIVATE, Optional.empty(), content);
    }

    private static List<Optional<String>> noted(Inbound.Content content, OutboundMessage... said) {
        List<Effect> effects =
                List.of(said).stream().<Effect>map(Effect.Say::new).toList();
        Inbound inbound = heard(content);
        return ShownAgain.noted(new Result<>(SOMEBODY, effects), inbound, Event.of(inbound)).effects().stream()
                .map(effect -> ((Effect.Say) effect).message().shownIn())
                .toList();
    }

    @Test
    void the_prompt_whose_button_was_pressed_is_noted_with_its_message_and_nothing_else_is() {
        assertThat(noted(
                        new Inbound.Press("7:+c0", Optional.of("4711")),
                        Screens.say("Good."),
                        Screens.several(7, "What would help?", 0),
                        Screens.ask(8, "And tomorrow?", "Better", "Worse")))
                .containsExactly(Optional.empty(), Optional.of("4711"), Optional.empty());
    }

    @Test
    void words_and_presses_nobody_knows_the_message_of_note_nothing() {
        OutboundMessage again = Screens.several(7, "What would help?", 0);

        assertThat(noted(new Inbound.Text("sleep"), again)).containsExactly(Optional.empty());
        assertThat(noted(new Inbound.Press("7:+c0"), again)).containsExactly(Optional.empty());
        assertThat(noted(new Inbound.Press("made|up", Optional.of("4711")), again))
                .containsExactly(Optional.empty());
    }
}
