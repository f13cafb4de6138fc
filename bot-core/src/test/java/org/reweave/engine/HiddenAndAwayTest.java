package org.reweave.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reweave.Shipped;
import org.reweave.message.OutboundMessage;
import org.reweave.message.RichText;
import org.reweave.walk.Director;
import org.reweave.walk.Walk;

/** What comes unasked: nothing of it onto a hidden screen, and nothing about a long absence to somebody who is here. */
class HiddenAndAwayTest {
    private static final Instant NOW = Instant.parse("2026-03-02T11:00:00Z");
    private static final OutboundMessage ROUND = OutboundMessage.saying(RichText.plain("the round of the circle"));

    private final Walk walk = new Director(Map.of("role", "hurt", "age", "adult")).reach("reason-known", NOW);

    private List<Effect> does(Event event, Instant now) {
        return Shipped.engine().transition(walk.state(), event, now).effects();
    }

    private static List<String> words(List<Effect> effects) {
        return effects.stream()
                .filter(Effect.Say.class::isInstance)
                .map(say -> ((Effect.Say) say).message().text().words())
                .toList();
    }

    private static Event longAway(Instant due) {
        return new Event.Due(List.of(new Event.Reminder(NudgeKind.LONG_AWAY, 0, due)));
    }

    @Test
    void what_a_group_says_waits_while_the_screen_is_hidden_also_where_it_was_asked_for() {
        walk.does(new Event.Said("hide", Optional.empty()), NOW.plusSeconds(60));
        Instant later = NOW.plusSeconds(120);

        for (boolean asked : new boolean[] {true, false}) {
            assertThat(does(new Event.Told(ROUND, later.plus(Duration.ofDays(2)), asked), later))
                    .containsExactly(new Effect.TellAgain(later.plus(Duration.ofHours(12))));
            assertThat(does(new Event.Told(ROUND, later.plusSeconds(60), asked), later))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"help", "help me", "help please", "he is hitting me right now", "i want to die tonight"})
    void a_call_for_help_on_a_hidden_screen_gets_a_number_among_dull_words_and_the_screen_stays_hidden(String call) {
        walk.does(new Event.Said("hide", Optional.empty()), NOW.plusSeconds(60));
        Transition.Result<PersonState> answered =
                Shipped.engine().transition(walk.state(), new Event.Said(call, Optional.empty()), NOW.plusSeconds(120));

        assertThat(words(answered.effects()))
                .singleElement()
                .asString()
                .startsWith("Added to the list.")
                .contains("112");
        assertThat(answered.next().dialog()).isInstanceOf(Dialog.Hidden.class);
    }

    @Test
    void other_words_on_a_hidden_screen_get_no_number() {
        walk.does(new Event.Said("hide", Optional.empty()), NOW.plusSeconds(60));

        assertThat(words(does(new Event.Said("what is this", Optional.empty()), NOW.plusSeconds(120)))
                        .toString())
                .contains("list")
                .doesNotContain("112");
    }

    @Test
    void what_a_group_was_asked_for_comes_while_nothing_is_hidden() {
        assertThat(words(does(new Event.Told(ROUND, NOW.plusSeconds(90), true), NOW.plusSeconds(60))))
                .containsExactly("the round of the circle");
    }

    @Test
    void whoever_came_back_before_they_were_asked_is_not_asked() {
        Instant due = NOW.plus(Duration.ofDays(366));
        assertThat(words(does(longAway(due), due)).toString()).contains("for a long time");
        walk.does(new Event.Said("hello", Optional.empty()), due);

        assertThat(words(does(longAway(due), due.plusSeconds(1)))).isEmpty();
    }

    @Test
    void whoever_never_said_a_word_hears_nothing() {
        PersonState stranger = Shipped.newcomer(NOW);
        Instant due = NOW.plus(Duration.ofDays(366));

        assertThat(Shipped.engine().transition(stranger, longAway(due), due).effects())
                .isEmpty();
    }
}
