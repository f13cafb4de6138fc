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

    /** How often something happens, and when, is an answer. */
    @ParameterizedTest
    @ValueSource(strings = {"every day", "daily", "every evening", "every day at night"})
    void what_tells_how_often_is_an_answer(String words) {
        PersonState open = Asked.somebody("before-contact", "hurt", "partner");

        PersonState next = said(open, words, at(MONDAY.plusDays(1), 21, 0));

        assertThat(next.dialog()).isNotInstanceOf(Dialog.Notes.class);
    }
}
