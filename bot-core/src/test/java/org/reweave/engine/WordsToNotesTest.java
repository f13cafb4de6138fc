package org.reweave.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reweave.engine.Noted.MONDAY;
import static org.reweave.engine.Noted.at;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reweave.Shipped;
import org.reweave.message.OutboundMessage.Input;

/** What is said to a note, and what is wished of notes at a question, is taken as just that. */
class WordsToNotesTest {
    private static final List<Asked> PROMPTS = Asked.dialogs().stream()
            .filter(asked -> asked.state().dialog() instanceof Dialog.Notes)
            .toList();

    private static PersonState said(Asked asked, String words) {
        return said(asked.state(), words, asked.now());
    }

    private static PersonState said(PersonState state, String words, java.time.Instant now) {
        return Shipped.engine()
                .transition(state, new Event.Said(words, Optional.empty()), now)
                .next();
    }

    /** How often a step was answered; that a side path was gone from it is none. */
    private static long answers(PersonState state, String step) {
        return state.trail().stream()
                .filter(entry -> entry.step().equals(step))
                .map(Entry::answer)
                .filter(answer -> !(answer instanceof Answer.Entered) && !(answer instanceof Answer.Moved))
                .count();
    }

    /** Also answers of the journey's own, and what nobody can read. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "yes",
                "ok",
                "sure",
                "no",
                "nope",
                "not now",
                "later",
                "skip",
                "none",
                "zero",
                "sometimes",
                "now",
                "yes, often",
                "I am not sure",
                "thanks",
                "why did you stop?",
                "whatever that may be"
            })
    void nothing_said_to_a_prompt_about_notes_answers_the_question_beneath(String words) {
        assertThat(PROMPTS).isNotEmpty().allSatisfy(asked -> {
            String beneath = asked.state().step();
            assertThat(answers(said(asked, words), beneath))
                    .as(asked.kind())
                    .isEqualTo(answers(asked.state(), beneath));
        });
    }

    @Test
    void a_note_stays_open_however_often_it_is_not_understood() {
        Noted ana = Noted.asked("every day at 20:00");
        ana.fires(at(MONDAY, 20, 0), NudgeKind.CHECK_IN);

        for (int i = 1; i <= 5; i++) {
            assertThat(ana.says("what is that", at(MONDAY, 20, i))).contains("A few minutes for yourself");
        }

        assertThat(ana.says("i'm here", at(MONDAY, 20, 6))).doesNotContain("A few minutes for yourself");
        assertThat(ana.state().step()).startsWith("checkin");
    }

    /** A note that asks nothing leaves the question open as it was; what is said to it afterwards counts again. */
    @Test
    void a_nod_to_a_note_that_asks_nothing_is_no_answer() {
        Noted ana = Noted.asked("every day at 20:00");
        ana.says("my notes", at(MONDAY, 11, 10));
        ana.taps("options", at(MONDAY, 11, 11));
        ana.taps("anniversary", at(MONDAY, 11, 12));
        ana.says("3 march", at(MONDAY, 11, 13));
        assertThat(ana.fires(at(MONDAY.plusDays(1), 10, 0), NudgeKind.ANNIVERSARY))
                .isNotEmpty();

        assertThat(ana.says("later", at(MONDAY.plusDays(1), 10, 5))).contains("a word about the note");

        assertThat(ana.state().dialog()).isEqualTo(new Dialog.None());
        assertThat(ana.says("later", at(MONDAY.plusDays(1), 10, 6))).doesNotContain("a word about the note");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no check-ins with him any more",
                "every day at 9 am",
                "no notes please",
                "no check-ins until april 1"
            })
    void what_is_written_where_words_of_ones_own_are_asked_for_stays_theirs(String words) {
        List<Asked> notes = Asked.prompts().stream()
                .filter(asked -> asked.input() == Input.NOTE)
                .toList();

        assertThat(notes)
                .isNotEmpty()
                .allSatisfy(asked ->
                        assertThat(said(asked, words).dialog()).as(asked.kind()).isInstanceOf(Dialog.KeepNote.class));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "every day at 9 am",
                "daily at 9 am",
                "every day at noon",
                "every day, 9:30 am",
                "no more check-ins please",
                "no nudges",
                "no notes please",
                "no check-ins until april 1"
            })
    void a_whole_wish_is_no_answer_to_the_open_question(String words) {
        PersonState open = Asked.somebody("before-contact", "hurt", "partner");

        PersonState next = said(open, words, at(MONDAY.plusDays(1), 21, 0));

        assertThat(answers(next, "before-contact")).isZero();
    }

    /** Days that come again with an hour, or with a check-in, are no answer, also where they can't be set or are not understood. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "every day at 8 or 9",
                "every day except weekends at 7",
                "every day at 7 starting monday",
                "daily at 7pm for two weeks",
                "every day until christmas at 6pm",
                "daily, 0800",
                "daily at eight thirty pm",
                "daily at 6:60 pm",
                "daily at 13 pm",
                "daily at 24:30",
                "remind me every day at 3pm to call mum",
                "once a month on a sunday at 5pm",
                "check in with me twice a week",
                "a check-in every two weeks",
                "weekly reminders please"
            })
    void days_with_an_hour_or_a_check_in_are_no_answer(String words) {
        assertThat(List.of("before-contact", "before-since")).allSatisfy(step -> {
            PersonState next = said(agreed(step), words, at(MONDAY.plusDays(1), 21, 0));

            assertThat(answers(next, step)).isZero();
            assertThat(next.dialog()).isInstanceOf(Dialog.Notes.class);
        });
    }

    /** What somebody tells of people, and what says only how often, is none of it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "we talk every day at 8",
                "every day since 2024",
                "we have a check-in every day",
                "he calls every night at 3 am"
            })
    void what_is_told_of_people_is_no_wish(String words) {
        PersonState next = said(agreed("before-contact"), words, at(MONDAY.plusDays(1), 21, 0));

        assertThat(next.dialog()).isNotInstanceOf(Dialog.Notes.class);
    }

    @Test
    void days_with_an_hour_are_a_wish_where_times_of_day_are_asked_for() {
        PersonState open = agreed("before-hours");

        assertThat(said(open, "weekdays at 8 in the evening", at(MONDAY.plusDays(1), 21, 0))
                        .dialog())
                .isInstanceOf(Dialog.Notes.class);
        assertThat(List.of("mornings", "every evening", "at 8 in the evening", "evenings at 8"))
                .allSatisfy(words -> assertThat(
                                said(open, words, at(MONDAY.plusDays(1), 21, 0)).dialog())
                        .as(words)
                        .isNotInstanceOf(Dialog.Notes.class));
    }

    /** Somebody who was hurt by a partner, agreed that answers are kept, and is asked this. */
    private static PersonState agreed(String step) {
        Noted somebody = Noted.in(Asked.somebody("before-consent", "hurt", "partner"));
        somebody.says("yes", at(MONDAY.plusDays(1), 21, 0));
        return Known.at(somebody.state(), step);
    }

    /** How often something happens, and when, is an answer. */
    @ParameterizedTest
    @ValueSource(strings = {"every day", "daily", "every evening", "every day at night"})
    void what_tells_how_often_is_an_answer(String words) {
        PersonState open = Asked.somebody("before-contact", "hurt", "partner");

        PersonState next = said(open, words, at(MONDAY.plusDays(1), 21, 0));

        assertThat(next.dialog()).isNotInstanceOf(Dialog.Notes.class);
    }
}
