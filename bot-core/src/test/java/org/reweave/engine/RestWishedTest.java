package org.reweave.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reweave.engine.Noted.MONDAY;
import static org.reweave.engine.Noted.at;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reweave.Shipped;
import org.reweave.message.OutboundMessage.Input;

/** A rest in people's own words: how long it shall be, and silence for a time. */
class RestWishedTest {
    private static final Instant NOW = at(MONDAY, 11, 10);

    private final Noted ana = Noted.asked("every day at 20:00");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stop until friday | Friday, March 6",
                "stop for a week | Monday, March 9",
                "stop till tuesday pls | Tuesday, March 3",
                "stop today | Tuesday, March 3",
                "stop messaging for today | Tuesday, March 3",
                "mute until tomorrow | Tuesday, March 3",
                "rest until sunday | Sunday, March 8",
                "leave me alone until friday | Friday, March 6",
                "pause for two weeks | Monday, March 16",
                "stop for a fortnight | Monday, March 16",
            })
    void silence_for_a_time_is_a_rest_until_then(String words, String until) {
        assertThat(ana.says(words, NOW)).contains("I will write to you on " + until);

        assertThat(ana.state().dialog()).isInstanceOf(Dialog.Away.class);
        assertThat(ana.firesMoved(at(MONDAY, 20, 0), NudgeKind.CHECK_IN, at(MONDAY, 20, 0)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop until friday", "mute until tomorrow", "rest until sunday"})
    void where_notes_are_set_it_is_a_holiday(String words) {
        ana.says("my notes", NOW);

        assertThat(ana.says(words, NOW)).contains("Check-ins rest until");
        assertThat(ana.state().dialog()).isEqualTo(new Dialog.None());
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop until friday", "rest until sunday"})
    void where_words_of_ones_own_are_asked_for_it_is_theirs(String words) {
        List<Asked> notes = Asked.prompts().stream()
                .filter(asked -> asked.input() == Input.NOTE)
                .toList();

        assertThat(notes)
                .isNotEmpty()
                .allSatisfy(asked -> assertThat(Shipped.engine()
                                .transition(asked.state(), new Event.Said(words, Optional.empty()), asked.now())
                                .next()
                                .dialog())
                        .isInstanceOf(Dialog.KeepNote.class));
    }

    @ParameterizedTest
    @ValueSource(strings = {"I'll come back myself", "until I come back", "I will come back", "as long as it takes"})
    void a_rest_without_end_in_other_words(String words) {
        ana.says("pause", NOW);

        ana.says(words, NOW);

        assertThat(ana.state().dialog()).isEqualTo(new Dialog.Away(Optional.empty(), false));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "a fortnight | Monday, March 16",
                "next week | Monday, March 9",
                "for the weekend | Monday, March 9",
                "for a few days | Thursday, March 5",
                "I'd like two hours please | Monday, March 2 at 1:10",
            })
    void how_long_in_other_words(String words, String until) {
        ana.says("pause", NOW);

        assertThat(ana.says(words, NOW)).contains(until);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "never mind", "forget it"})
    void there_is_a_way_out_of_the_question_how_long(String words) {
        ana.says("pause", NOW);

        assertThat(ana.says(words, NOW)).contains("how much do you know?");
        assertThat(ana.state().dialog()).isEqualTo(new Dialog.None());
    }

    @ParameterizedTest
    @ValueSource(strings = {"I want to start again", "let's start", "lets go on", "I'm ready", "ready please"})
    void silence_ends_where_a_new_beginning_is_wished_for(String words) {
        ana.says("stop", NOW);

        assertThat(ana.says(words, NOW)).contains("What you had set comes again too");
        assertThat(ana.state().dialog()).isEqualTo(new Dialog.None());
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop until friday", "I'm not ready", "who is ready", "I feel terrible"})
    void silence_goes_on_for_all_else(String words) {
        ana.says("stop", NOW);

        ana.says(words, NOW);

        assertThat(ana.state().dialog()).isInstanceOf(Dialog.Stopped.class);
    }
}
