package org.reweave.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.reweave.Shipped;
import org.reweave.message.QuickReply;
import org.reweave.message.QuickReply.Role;

/** Every button has a typed form: its label, and its number among the choices, do what the tap does. */
class TypedFormsTest {
    private static final PersonEngine ENGINE = Shipped.engine();

    @Test
    void at_every_prompt_whoever_asks_every_button_can_be_typed() {
        List<Asked> prompts = Asked.prompts();

        assertThat(differences(prompts)).isEmpty();
        assertThat(prompts).hasSizeGreaterThan(800);
    }

    @Test
    void in_every_dialog_every_button_can_be_typed() {
        List<Asked> dialogs = Asked.dialogs();

        assertThat(differences(dialogs)).isEmpty();
        assertThat(dialogs).extracting(Asked::kind).contains(Asked.EVERY_KIND.toArray(String[]::new));
    }

    private static TreeSet<String> differences(List<Asked> asked) {
        TreeSet<String> differences = new TreeSet<>();
        asked.forEach(one -> differences(one, differences));
        return differences;
    }

    private static void differences(Asked asked, TreeSet<String> into) {
        List<QuickReply> choices = asked.replies().stream()
                .filter(reply -> reply.role() != Role.EXIT)
                .toList();
        for (QuickReply reply : asked.replies()) {
            List<String> forms = new ArrayList<>(List.of(reply.label()));
            if (reply.role() != Role.EXIT && asked.numbered()) {
                forms.add(Integer.toString(choices.indexOf(reply) + 1));
            }
            String tapped = tapped(asked, reply);
            for (String form : forms) {
                String typed =
                        outcome(ENGINE.transition(asked.state(), new Event.Said(form, Optional.empty()), asked.now()));
                if (!typed.equals(tapped)) {
                    into.add(asked.kind() + " \"" + form + "\" for " + Asked.id(reply) + "\n   typed " + typed
                            + "\n   tap   " + tapped);
                }
            }
        }
    }

    /** Ticking one of several and Done is one tap more than writing it. */
    private static String tapped(Asked asked, QuickReply reply) {
        Transition.Result<PersonState> after = press(asked.state(), Asked.id(reply), asked.now());
        if (reply.role() == Role.UNTICKED && asked.state().dialog() instanceof Dialog.None) {
            String done = asked.replies().stream()
                    .filter(other -> other.role() == Role.DONE)
                    .map(Asked::id)
                    .findFirst()
                    .orElseThrow();
            after = press(after.next(), done, asked.now());
        }
        return outcome(after);
    }

    private static Transition.Result<PersonState> press(PersonState state, String id, Instant now) {
        return ENGINE.transition(state, new Event.Pressed(state.visit(), id), now);
    }

    /** Where it leads, and what is done; the number of the next prompt does not count, nor which button was the last. */
    private static String outcome(Transition.Result<PersonState> result) {
        PersonState state = result.next();
        return String.join(
                " | ",
                state.step(),
                state.dialog().toString(),
                state.frames().toString(),
                state.ticked().toString(),
                state.misses() + "",
                state.language(),
                state.trail().stream()
                        .map(entry -> entry.step() + "=" + entry.answer())
                        .toList()
                        .toString(),
                state.reminders().toString().replaceAll("visit=\\d+", ""),
                result.effects().stream().map(TypedFormsTest::done).toList().toString());
    }

    private static String done(Effect effect) {
        return effect instanceof Effect.Say say
                ? "Say " + say.message().replies().size()
                : effect.toString().replaceAll("visit=\\d+", "");
    }
}
