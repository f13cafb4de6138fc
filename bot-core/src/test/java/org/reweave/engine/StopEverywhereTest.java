package org.reweave.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reweave.Shipped;
import org.reweave.journey.Step;
import org.reweave.message.FoldedText;

/** STOP, HELP and START at every prompt there is, whatever is asked there. */
class StopEverywhereTest {
    private static final PersonEngine ENGINE = Shipped.engine();
    private static final int TENTH = 10;
    private static final Instant NOW = Instant.parse("2026-12-02T18:00:00Z");

    private static Transition.Result<PersonState> says(PersonState state, String words) {
        return ENGINE.transition(state, new Event.Said(words, Optional.empty()), NOW);
    }

    @ParameterizedTest
    @ValueSource(strings = {"STOP", "Stop!", "please stop", "leave me alone", "don’t write to me", "unsubscribe"})
    void stop_is_heard_before_anything_else_and_nothing_is_recorded(String words) {
        DangerEverywhereTest.prompts().forEach(step -> {
            PersonState before = DangerEverywhereTest.at(step, "gb");

            PersonState after = says(before, words).next();

            assertThat(after.dialog()).as(step.id()).isInstanceOf(Dialog.Stopped.class);
            assertThat(after.step()).isEqualTo(step.id());
            assertThat(after.trail()).isEqualTo(before.trail());
            assertThat(after.reminders().arranged()).isEmpty();
        });
    }

    /** In one's own words too, but not instead of exactly what is offered there. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "stop now",
                "just stop",
                "stop it please",
                "Stop. Stop. Stop.",
                "please stop messaging me",
                "stop sending me messages",
                "I want you to stop",
                "I want you to stop writing to me",
                "can you please stop texting me",
                "dont write to me anymore",
                "don’t contact me",
                "please do not message me again",
                "stop reminding me",
                "stop the check-ins",
                "turn off notifications",
                "turn all notifications off",
                "opt out",
                "cancel",
                "end",
                "no more",
                "go away",
                "shut up",
                "Leave me alone please",
                "stopp",
                "sotp",
                "unsubcribe",
                "I said stop"
            })
    void stop_is_heard_in_natural_forms(String words) {
        assertThat(ENGINE.calls(new Event.Said(words, Optional.empty()))).isTrue();
        long stopped = some(words)
                .filter(step -> {
                    PersonState before = DangerEverywhereTest.at(step, "gb");
                    PersonState after = says(before, words).next();
                    boolean stops = after.dialog() instanceof Dialog.Stopped;
                    assertThat(stops || offers(before, words)).as(step.id()).isTrue();
                    assertThat(stops && !after.trail().equals(before.trail()))
                            .as(step.id())
                            .isFalse();
                    return stops;
                })
                .count();
        assertThat(stopped).isGreaterThan(30);
    }

    /** Every tenth prompt, others for other words; together they are all of them. */
    private static Stream<Step> some(String words) {
        List<Step> all = DangerEverywhereTest.prompts().toList();
        int first = Math.floorMod(words.hashCode(), TENTH);
        return IntStream.range(0, all.size()).filter(at -> at % TENTH == first).mapToObj(all::get);
    }

    private static boolean offers(PersonState state, String words) {
        Turn turn = Known.turn(state, NOW);
        return turn.language.matcher().names(turn.screen().options(), FoldedText.words(words));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stop lying to me is what I told him",
                "I want him to stop",
                "I want it to stop",
                "he should stop texting me",
                "I told her to stop",
                "he said shut up",
                "please stop lying to me",
                "we ended it",
                "in the end",
                "no more lies",
                "he told me to go away",
                "she never writes to me",
                "I want to end now",
                "cancel it",
                "I can't stop",
                "shop",
                "step",
                "send",
                "he does not contact me",
                "stop him"
            })
    void what_tells_of_somebody_else_is_no_stop(String words) {
        assertThat(ENGINE.calls(new Event.Said(words, Optional.empty()))).isFalse();
        DangerEverywhereTest.prompts()
                .forEach(step -> assertThat(says(DangerEverywhereTest.at(step, "gb"), words)
                                .next()
                                .dialog())
                        .as(step.id())
                        .isNotInstanceOf(Dialog.Stopped.class));
    }

    /** Who says that they need help, or begs for it, sees people who help; who asks whether this can help, how it works. */
    @ParameterizedTest
    @CsvSource({
        "I need help, 999",
        "please help me, 999",
        "help me, 999",
        "Please help, 999",
        "emergancy, 999",
        "can you help me, one thing at a time",
        "helpp, one thing at a time",
        "help please, one thing at a time"
    })
    void help_is_heard_in_natural_forms(String words, String answer) {
        some(words)
                .filter(step -> !offers(DangerEverywhereTest.at(step, "gb"), words))
                .forEach(step -> assertThat(DangerEverywhereTest.said(says(DangerEverywhereTest.at(step, "gb"), words)))
                        .as(step.id())
                        .contains(answer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"yes", "1", "every day at 20:00", "I'm in Lisbon now", "how are you", "pause"})
    void stop_is_final_until_start_whatever_is_written(String words) {
        DangerEverywhereTest.prompts().forEach(step -> {
            PersonState stopped =
                    says(DangerEverywhereTest.at(step, "gb"), "STOP").next();

            Transition.Result<PersonState> after = says(stopped, words);

            assertThat(after.next().dialog()).as(step.id()).isInstanceOf(Dialog.Stopped.class);
            assertThat(after.effects()).noneMatch(Effect.Arrange.class::isInstance);
        });
    }

    @ParameterizedTest
    @CsvSource({"HELP, one thing at a time", "help now, 999"})
    void help_still_answers_and_it_stays_stopped(String words, String answer) {
        DangerEverywhereTest.prompts().forEach(step -> {
            PersonState stopped =
                    says(DangerEverywhereTest.at(step, "gb"), "STOP").next();

            Transition.Result<PersonState> helped = says(stopped, words);

            assertThat(DangerEverywhereTest.said(helped)).as(step.id()).contains(answer);
            assertThat(helped.next().dialog()).isInstanceOf(Dialog.Stopped.class);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"START", "you can write again", "unstop", "Start please", "begin", "please start again", "strat"
            })
    void start_goes_on(String words) {
        DangerEverywhereTest.prompts().forEach(step -> {
            PersonState stopped =
                    says(DangerEverywhereTest.at(step, "gb"), "STOP").next();

            assertThat(says(stopped, words).next().dialog()).as(step.id()).isNotInstanceOf(Dialog.Stopped.class);
        });
    }
}
