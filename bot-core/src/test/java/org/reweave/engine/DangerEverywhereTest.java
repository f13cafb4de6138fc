package org.reweave.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reweave.Shipped;
import org.reweave.journey.Journey;
import org.reweave.journey.Step;
import org.reweave.message.OutboundMessage;

/** Words of danger, at every prompt there is: help comes, the place is kept, and what is joint closes. */
class DangerEverywhereTest {
    private static final Instant NOW = Instant.parse("2026-12-02T18:00:00Z");
    private static final Journey JOURNEY = Shipped.journey();
    private static final PersonEngine ENGINE = Shipped.engine();

    static Stream<Step> prompts() {
        return JOURNEY.steps().values().stream().filter(Step.Prompt.class::isInstance);
    }

    static PersonState at(Step step, String country) {
        List<Entry> trail = new ArrayList<>();
        answer(trail, "before-age", "adult");
        answer(trail, "before-role", "hurt");
        answer(trail, "before-relationship", "partner");
        answer(trail, "safety-clear", "yes");
        answer(trail, "before-country", country);
        return new PersonState(
                JOURNEY.id(),
                JOURNEY.revision(),
                "en",
                step.id(),
                List.of(),
                new Dialog.None(),
                20,
                0,
                List.of(),
                trail,
                "",
                Optional.empty(),
                Reminders.NONE,
                NOW);
    }

    private static void answer(List<Entry> trail, String step, String choice) {
        trail.add(new Entry(trail.size() + 1, step, new Answer.Chosen(choice), NOW, List.of()));
    }

    static String said(Transition.Result<PersonState> result) {
        StringBuilder said = new StringBuilder();
        for (Effect effect : result.effects()) {
            if (effect instanceof Effect.Say say) {
                said.append(say.message().text().words()).append('\n');
            }
        }
        return said.toString();
    }

    private static PersonState press(PersonState state, String id) {
        return ENGINE.transition(state, new Event.Pressed(state.visit(), id), NOW)
                .next();
    }

    private static Transition.Result<PersonState> says(PersonState state, String words) {
        return ENGINE.transition(state, new Event.Said(words, Optional.empty()), NOW);
    }

    @Test
    void at_every_prompt_danger_now_is_met_with_the_emergency_number_first_and_the_place_is_kept() {
        prompts().forEach(step -> {
            Transition.Result<PersonState> result = says(at(step, "gb"), "I want to kill myself tonight");

            assertThat(said(result))
                    .as(step.id())
                    .contains("Please call 999 now")
                    .contains("116 123");
            assertThat(said(result).indexOf("999"))
                    .as(step.id())
                    .isLessThan(said(result).indexOf("116 123"));
            assertThat(result.next().dialog()).isEqualTo(new Dialog.Staying("self_harm", false, true));
            if (open(step)) {
                assertThat(press(result.next(), "~close").step()).as(step.id()).isEqualTo(step.id());
            }
        });
        assertThat(prompts().filter(DangerEverywhereTest::open)).hasSizeGreaterThan(150);
    }

    /** Whether somebody who is put there may stay: its condition holds, and no gate before it is locked. */
    private static boolean open(Step step) {
        PersonState calm = says(at(step, "gb"), "help now").next();
        return step.info().only().holds(Known.facts(JOURNEY, at(step, "gb")))
                && press(calm, "~close").step().equals(step.id());
    }

    @Test
    void help_now_is_offered_at_every_prompt_and_in_every_dialog_of_a_crisis() {
        prompts().forEach(step -> {
            Transition.Result<PersonState> result = says(at(step, "gb"), "he hit me");
            for (Effect effect : result.effects()) {
                if (effect instanceof Effect.Say say && !say.message().replies().isEmpty()) {
                    assertThat(say.message().replies())
                            .anyMatch(reply -> reply.token().endsWith("~help-now"));
                }
            }
            assertThat(said(says(at(step, "gb"), "help now"))).as(step.id()).contains("999");
        });
    }

    @Test
    void whoever_tells_of_violence_is_led_away_from_whatever_is_joint_and_back_undoes_it() {
        prompts().forEach(step -> {
            PersonState after = press(says(at(step, "gb"), "he hit me").next(), "~close");

            assertThat(Known.facts(JOURNEY, after).is("unsafe", "yes"))
                    .as(step.id())
                    .isTrue();
            for (Step.Tag tag : JOURNEY.step(after.step()).info().tags()) {
                assertThat(tag.guarded())
                        .as(step.id() + " leads to " + after.step())
                        .isFalse();
            }
            PersonState undone = press(after, "~back");
            assertThat(undone.step()).as("Back leads to the private question").isEqualTo("safety-fear");
            assertThat(Known.facts(JOURNEY, undone).is("unsafe", "yes"))
                    .as(step.id())
                    .isFalse();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"I want to die", "he hit me", "I hit her", "I want to kill him", "he hits our kids"})
    void the_same_card_never_comes_twice_running(String words) {
        PersonState state = at(JOURNEY.step("before-contact"), "us");
        String before = "";
        for (int i = 0; i < 4; i++) {
            Transition.Result<PersonState> result = says(state, words);
            assertThat(said(result)).isNotEqualTo(before).isNotBlank();
            assertThat(i == 0 || !said(result).contains("findahelpline")).isTrue();
            before = said(result) + i;
            state = result.next();
        }
    }

    @Test
    void help_comes_in_silence_too_and_the_silence_stays() {
        PersonState stopped =
                says(at(JOURNEY.step("before-contact"), "us"), "STOP").next();
        Transition.Result<PersonState> first = says(stopped, "I want to die");
        Transition.Result<PersonState> second = says(first.next(), "I want to die");

        assertThat(said(first)).contains("988");
        assertThat(said(second)).doesNotContain("988").isNotBlank();
        assertThat(second.next().dialog()).isEqualTo(new Dialog.Stopped(true));
    }

    @Test
    void what_is_unclear_gets_one_question_and_a_no_goes_on_in_place() {
        PersonState start = at(JOURNEY.step("before-contact"), "us");
        Transition.Result<PersonState> asked = says(start, "I can’t do this anymore");

        assertThat(asked.next().dialog()).isEqualTo(new Dialog.CareQuestion("self_harm", false));
        assertThat(press(asked.next(), "~care-no").step()).isEqualTo("before-contact");
        assertThat(press(asked.next(), "~care-yes").dialog()).isEqualTo(new Dialog.Staying("self_harm", true, false));
        assertThat(press(press(asked.next(), "~care-yes"), "~safe-no").dialog())
                .isEqualTo(new Dialog.Staying("self_harm", false, true));
    }

    @Test
    void a_line_a_year_old_is_not_shown_and_the_directory_is() {
        Instant later = NOW.plus(java.time.Duration.ofDays(400));
        String said = said(ENGINE.transition(
                at(JOURNEY.step("before-contact"), "us"), new Event.Said("I want to die", Optional.empty()), later));

        assertThat(said).contains("911").contains("findahelpline").doesNotContain("988");
    }

    @Test
    void the_country_can_be_told_in_the_crisis_and_the_numbers_follow() {
        PersonState start = at(JOURNEY.step("before-contact"), "nowhere");
        PersonState noCountry = new PersonState(
                start.journey(),
                start.revision(),
                "en",
                start.step(),
                List.of(),
                new Dialog.None(),
                20,
                0,
                List.of(),
                start.trail().subList(0, 4),
                "",
                Optional.empty(),
                Reminders.NONE,
                NOW);
        PersonState crisis =
                says(noCountry, "I want to die and I have the pills").next();
        PersonState asked = press(crisis, "~help-country");

        assertThat(said(says(asked, "Canada"))).contains("988").contains("911");
        assertThat(says(asked, "Canada").next().dialog()).isInstanceOf(Dialog.Staying.class);
    }

    @Test
    void looking_in_comes_once_after_a_day_in_daytime_and_only_while_still_in_need() {
        PersonState crisis =
                says(at(JOURNEY.step("before-contact"), "us"), "he hit me").next();
        Transition.Result<PersonState> set =
                ENGINE.transition(crisis, new Event.Pressed(crisis.visit(), "~look-in"), NOW);
        Effect.Arrange arranged = set.effects().stream()
                .filter(Effect.Arrange.class::isInstance)
                .map(Effect.Arrange.class::cast)
                .findFirst()
                .orElseThrow();

        assertThat(arranged.kind()).isEqualTo(NudgeKind.LOOK_IN);
        assertThat(arranged.due()).isAfter(NOW.plusSeconds(3_600 * 20L));
        Event due = new Event.Due(List.of(new Event.Reminder(NudgeKind.LOOK_IN, arranged.visit(), arranged.due())));
        List<OutboundMessage> heard = new ArrayList<>();
        ENGINE.transition(set.next(), due, arranged.due()).effects().forEach(effect -> {
            if (effect instanceof Effect.Say say) {
                heard.add(say.message());
            }
        });
        assertThat(heard).hasSize(1);
        assertThat(heard.get(0).text().words().lines().findFirst().orElse(""))
                .as("a notification's first line tells nothing")
                .doesNotContainIgnoringCase("crisis")
                .doesNotContainIgnoringCase("hurt");
        PersonState gone = press(set.next(), "~close");
        assertThat(ENGINE.transition(gone, due, arranged.due()).effects()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("prompts")
    void a_young_person_comes_to_the_short_way(Step step) {
        PersonState start = at(step, "us");
        PersonState unknown = new PersonState(
                start.journey(),
                start.revision(),
                "en",
                start.step(),
                List.of(),
                new Dialog.None(),
                20,
                0,
                List.of(),
                List.of(),
                "",
                Optional.empty(),
                Reminders.NONE,
                NOW);
        PersonState after = says(unknown, "I'm 15").next();

        assertThat(Known.facts(JOURNEY, after).is("age", "minor")).isTrue();
        assertThat(after.step()).isEqualTo("age-safe");
    }
}
