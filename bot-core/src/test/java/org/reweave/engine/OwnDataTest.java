package org.reweave.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reweave.Shipped;
import org.reweave.message.Discretion;
import org.reweave.message.OutboundMessage;
import org.reweave.message.QuickReply;
import org.reweave.walk.Director;

/** What others could see is told and can be chosen where the platform has something for it, and nowhere else. */
class OwnDataTest {
    private static final Instant NOW = Instant.parse("2026-03-02T18:00:00Z");
    private static final Optional<Instant> UNSTAMPED = Optional.empty();

    private PersonState state = new Director(Map.of("role", "hurt", "age", "adult"))
            .reach("before-setting", NOW)
            .state();

    private String says(Discretion platform, Event event) {
        Transition.Result<PersonState> result = Shipped.engine().where(platform).transition(state, event, NOW);
        state = result.next();
        StringBuilder said = new StringBuilder();
        for (Effect effect : result.effects()) {
            if (effect instanceof Effect.Say say) {
                OutboundMessage message = say.message();
                said.append(message.told().words()).append('\n');
                List<String> labels =
                        message.replies().stream().map(QuickReply::label).toList();
                said.append(labels).append('\n');
            }
        }
        return said.toString();
    }

    private String writes(Discretion platform, String words) {
        return says(platform, new Event.Said(words, UNSTAMPED));
    }

    private String taps(Discretion platform, String id) {
        return says(platform, new Event.Pressed(state.visit(), id));
    }

    @Test
    void where_messages_can_be_guarded_it_is_a_choice_that_can_be_taken_back_and_the_open_question_stays() {
        String step = state.step();
        String asked = writes(Discretion.GUARD, "what do you know about me");
        assertThat(asked).contains("can be forwarded, and saved in this app", "Guard what you write here");
        assertThat(state.guarded()).isFalse();

        assertThat(taps(Discretion.GUARD, "~guard")).contains("From now on what I write here is guarded");
        assertThat(state.guarded()).isTrue();
        assertThat(state.step()).isEqualTo(step);
        assertThat(state.dialog()).isInstanceOf(Dialog.None.class);

        assertThat(writes(Discretion.GUARD, "privacy"))
                .contains("is guarded, as you chose", "Lift the guard")
                .doesNotContain("can be forwarded");
        assertThat(writes(Discretion.GUARD, "lift the guard")).contains("The guard is lifted");
        assertThat(state.guarded()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"NONE", "ASIDE"})
    void where_nothing_can_be_guarded_it_is_not_offered_and_an_old_button_chooses_nothing(Discretion platform) {
        assertThat(writes(platform, "what do you know about me")).doesNotContain("Guard", "forwarded");

        taps(platform, "~guard");

        assertThat(state.guarded()).isFalse();
    }

    @Test
    void where_an_answer_can_be_seen_by_one_person_alone_it_is_told_how() {
        assertThat(writes(Discretion.ASIDE, "what do you know about me"))
                .contains("to /reweave in a server", "seen by you alone");
        assertThat(writes(Discretion.NONE, "what do you know about me")).doesNotContain("/reweave");
    }

    @Test
    void a_choice_once_made_stands_while_it_is_not_to_be_chosen() {
        writes(Discretion.GUARD, "what do you know about me");
        taps(Discretion.GUARD, "~guard");

        writes(Discretion.NONE, "help");
        writes(Discretion.NONE, "start over");
        taps(Discretion.NONE, "~yes");

        assertThat(state.guarded()).isTrue();
    }
}
