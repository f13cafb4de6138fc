package org.reweave.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reweave.engine.Noted.MONDAY;
import static org.reweave.engine.Noted.at;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reweave.message.OutboundMessage.Input;
import org.reweave.rhythm.Rhythm;

/** Wishes about notes as people write them: each is heard for what it is, where a question is open and where a note is. */
class NotesWishesTest {
    private static final Instant NOW = at(MONDAY, 11, 10);

    private final Noted ana = Noted.asked("every day at 20:00");
    private int before;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "when's my next one? | The next check-in: Monday, March 2 at 8:00 PM",
                "when do you write next | The next check-in",
                "show my notes | The next check-in",
                "set up check-ins | How often would a check-in suit you?",
                "I want reminders | How often would a check-in suit you?",
                "change my check-in please | How often would a check-in suit you?",
                "less often please | How often would a check-in suit you?",
                "can you write to me less often | How often would a check-in suit you?",
                "make it one a day | That is kept",
                "one note a day please | That is kept",
                "delete my reminders | What shall go?",
                "delete my check-in | Nothing comes by itself any more",
                "pause my notes | until you say otherwise",
                "no more check-ins | until you say otherwise",
                "skip the next one | rest until Tuesday, March 3",
                "skip today's check-in | rest until Tuesday, March 3",
                "no check-in today | rest until Tuesday, March 3",
                "no check-in tomorrow | stays as it was",
                "skip tomorrow | stays as it was",
                "not this week | rest until Monday, March 9",
                "no check-ins this month | rest until Wednesday, April 1",
                "I'm away next week | I can only begin a holiday now",
                "not next week | I can only begin a holiday now",
                "I'm on holiday | Until when shall check-ins rest?",
                "no notes till monday | rest until Monday, March 9",
                "I'm on vacation till friday | rest until Friday, March 6",
                "pause check-ins until march 12 | rest until Thursday, March 12",
                "pause my check-ins for two weeks | rest until Monday, March 16",
                "no check-ins until yesterday | I did not understand that as a time",
                "no check-ins on weekends | on weekdays at 8:00 PM",
                "stop texting me at night | When shall I never write first?",
                "no notes at night please | When shall I never write first?",
                "my time is wrong | Where is your clock?",
                "change my timezone | Where is your clock?",
                "wrong timezone | Where is your clock?",
                "utc+5:30 | 3:40 PM",
                "GMT+2 | 12:10 PM",
                "set my time zone to CET | by the clock in Berlin",
                "travelling to Tokyo | by the clock in Tokyo",
                "make it 9 instead | every day at 9:00 AM",
                "can you make it 7pm please | every day at 7:00 PM",
                "change it to sundays at 10 | every Sunday at 10:00 AM",
                "make it tuesdays | every Tuesday at 8:00 PM",
                "make it an hour earlier | every day at 7:00 PM",
                "every tuesday & thursday 19:00 | every Tuesday and Thursday at 7:00 PM",
                "tues/thurs 8p | every Tuesday and Thursday at 8:00 PM",
                "quiet hours 22 to 7 | Quiet now: 10:00 PM to 7:00 AM",
                "not before 9am | When shall I never write first?",
                "no messages after 8pm | When shall I never write first?",
                "I'm away from march 5 to march 12 | I can only begin a holiday now",
                "weekdays @ 6pm | on weekdays at 6:00 PM",
                "weekday evenings at 6 | on weekdays at 6:00 PM",
                "every month on the 15th at 6pm | on day 15 of every month at 6:00 PM",
                "every 2nd sunday at 11 | every other Sunday at 11:00 AM",
                "I'd like a check-in on Sunday mornings | every Sunday at 9:00 AM",
                "stop the daily check-in | Nothing comes by itself any more",
                "daily 1930 | every day at 7:30 PM",
            })
    void a_wish_is_heard_for_what_it_is(String words, String said) {
        assertThat(ana.says(words, NOW)).contains(said);
    }

    /** Somebody with a check-in, asked whether they are in contact: nothing of this says "no" or "often" to that. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "no notes till monday",
                "no check-in today",
                "no check-in tomorrow",
                "no check-ins this week",
                "no check-ins on weekends",
                "daily 1930",
                "every day at 25:00",
                "not this week",
                "skip today's check-in",
                "I want reminders",
                "delete my reminders",
                "change my timezone",
            })
    void a_wish_that_can_be_nothing_else_is_no_answer_to_the_open_question(String words) {
        PersonState open = Asked.somebody("before-contact", "hurt", "partner");
        Noted somebody = Noted.in(open);
        somebody.says("every day at 20:00", at(MONDAY.plusDays(1), 12, 0));
        somebody.says("yes", at(MONDAY.plusDays(1), 12, 1));

        somebody.says(words, at(MONDAY.plusDays(1), 12, 2));

        assertThat(somebody.state().trail().stream()
                        .filter(entry -> entry.step().equals("before-contact"))
                        .filter(entry -> !(entry.answer() instanceof Answer.Moved)))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "yes but on mondays | every Monday at 6:00 PM",
                "yes, but at 7 | on weekdays at 7:00 PM",
                "sure, but at 7 | on weekdays at 7:00 PM",
                "make it 9 in the morning instead | on weekdays at 9:00 AM",
                "every sunday at 10 instead | every Sunday at 10:00 AM",
                "only tuesdays | every Tuesday at 6:00 PM",
                "no, sundays | every Sunday at 6:00 PM",
                "no fridays | every Monday, Tuesday, Wednesday, and Thursday at 6:00 PM",
                "no mornings | At what time?",
                "an hour later | on weekdays at 7:00 PM",
                "my time is wrong | Where is your clock?",
            })
    void what_is_asked_to_be_right_is_set_right_and_not_set(String words, String said) {
        ana.says("weekdays at 6pm", NOW);

        assertThat(ana.says(words, NOW)).contains(said).doesNotContain("that is set");
        assertThat(ana.state().reminders().checkIn())
                .contains(new Rhythm.Weekly(EnumSet.allOf(DayOfWeek.class), LocalTime.of(20, 0)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "remind me tomorrow | Tuesday, March 3",
                "ask me tomorrow | Tuesday, March 3",
                "snooze till 8:45pm | Monday, March 2 at 8:45 PM",
                "give me an hour | Monday, March 2 at 9:01 PM",
                "snooze for half an hour | Monday, March 2 at 8:31 PM",
                "I'm busy, 10 more minutes | Monday, March 2 at 8:11 PM",
                "not now, at 9 | 9:00",
            })
    void a_note_is_put_off_in_the_words_people_have(String words, String until) {
        ana.fires(at(MONDAY, 20, 0), NudgeKind.CHECK_IN);

        assertThat(ana.says(words, at(MONDAY, 20, 1)))
                .contains("I come back on")
                .contains(until);
    }

    @ParameterizedTest
    @ValueSource(strings = {"I feel terrible", "I cried all day", "so sad"})
    void feelings_at_a_note_are_met_with_kindness(String words) {
        ana.fires(at(MONDAY, 20, 0), NudgeKind.CHECK_IN);

        assertThat(ana.says(words, at(MONDAY, 20, 1)))
                .contains("Thank you for saying it")
                .contains("A few minutes for yourself");
    }

    @Test
    void delete_in_the_list_deletes_nobody() {
        ana.says("my notes", NOW);

        assertThat(ana.says("delete", NOW)).contains("What shall go?");
    }

    @Test
    void the_end_of_a_holiday_is_theirs() {
        ana.says("not until 20 march", NOW);

        assertThat(ana.says("I'm back", NOW)).contains("Check-ins rest until Friday, March 20");
        ana.says("end my holiday", NOW);

        assertThat(ana.due(NudgeKind.CHECK_IN)).isEqualTo(at(MONDAY, 20, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"no", "nope", "not now", "I can't"})
    void a_no_to_the_return_is_no_return(String words) {
        ana.says("pause", NOW);
        ana.says("an hour", NOW);
        ana.fires(at(MONDAY, 12, 10), NudgeKind.COME_BACK);

        assertThat(ana.says(words, at(MONDAY, 12, 11))).contains("Whenever you want to go on");
        assertThat(ana.state().dialog()).isEqualTo(new Dialog.Away(Optional.empty(), false));
    }

    @Test
    void not_yet_is_asked_until_when() {
        ana.says("pause", NOW);
        ana.says("an hour", NOW);
        ana.fires(at(MONDAY, 12, 10), NudgeKind.COME_BACK);

        assertThat(ana.says("not yet", at(MONDAY, 12, 11))).contains("How long would you like to rest?");
    }

    @Test
    void another_time_is_enough_to_rest_on() {
        ana.says("pause", NOW);
        ana.says("an hour", NOW);
        ana.fires(at(MONDAY, 12, 10), NudgeKind.COME_BACK);

        assertThat(ana.says("tomorrow at 7pm", at(MONDAY, 12, 11))).contains("Tuesday, March 3 at 7:00 PM");
        assertThat(ana.due(NudgeKind.COME_BACK)).isEqualTo(at(MONDAY.plusDays(1), 19, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"I can't stop crying", "it hurts so much", "I feel so lonely"})
    void a_heavy_heart_is_not_told_only_that_no_answer_was_found(String words) {
        Noted somebody = Noted.in(Asked.somebody("before-contact", "hurt", "partner"));

        assertThat(somebody.says(words, at(MONDAY.plusDays(1), 12, 0)))
                .containsAnyOf("That sounds heavy", "I hear how hard it is");
    }

    /** Silence, then the question how check-ins shall go on; whoever goes elsewhere hears that they rest, and is never left with nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"back", "pause"})
    void the_question_after_silence_left_unanswered_says_that_they_rest(String words) {
        Instant later = afterSilence();

        assertThat(ana.says(words, later)).contains("check-ins rest");
        assertThat(ana.says("my notes", later)).contains("Check-ins are paused");
    }

    @ParameterizedTest
    @ValueSource(strings = {"stop", "help now"})
    void the_question_after_silence_comes_again_after_help_and_silence(String words) {
        Instant later = afterSilence();
        ana.says(words, later);
        ana.says("start", later.plusSeconds(60));

        assertThat(ana.says("hello there", later.plusSeconds(120))).contains("How shall it go on?");
    }

    @Test
    void my_notes_are_shown_before_the_question_after_silence() {
        ana.fires(at(MONDAY, 20, 0), NudgeKind.CHECK_IN);
        ana.fires(at(MONDAY.plusDays(1), 20, 0), NudgeKind.CHECK_IN);
        ana.fires(at(MONDAY.plusDays(2), 20, 0), NudgeKind.CHECK_IN);
        Instant later = at(MONDAY.plusDays(3), 9, 0);

        assertThat(ana.says("my notes", later)).contains("Check-ins rest for now");
        assertThat(ana.taps("go-on", later)).contains("They come again");
        assertThat(ana.due(NudgeKind.CHECK_IN)).isEqualTo(at(MONDAY.plusDays(3), 20, 0));
    }

    private Instant afterSilence() {
        ana.fires(at(MONDAY, 20, 0), NudgeKind.CHECK_IN);
        ana.fires(at(MONDAY.plusDays(1), 20, 0), NudgeKind.CHECK_IN);
        ana.fires(at(MONDAY.plusDays(2), 20, 0), NudgeKind.CHECK_IN);
        Instant later = at(MONDAY.plusDays(3), 9, 0);
        assertThat(ana.says("hi", later)).contains("How shall it go on?");
        return later;
    }

    @Test
    void what_is_set_in_a_rest_without_end_is_not_promised_for_a_day() {
        ana.says("pause", NOW);
        ana.says("I will come back myself", NOW);

        assertThat(ana.says("weekdays at 6pm", NOW))
                .contains("While you rest none comes")
                .doesNotContain("The first one comes on");
        assertThat(ana.says("yes", NOW)).contains("While you rest, no check-in comes");
    }

    @Test
    void one_put_off_to_the_next_day_takes_the_place_of_that_days() {
        ana.fires(at(MONDAY, 20, 0), NudgeKind.CHECK_IN);

        assertThat(ana.says("tomorrow at 7pm", at(MONDAY, 20, 1)))
                .contains("Tuesday, March 3 at 7:00 PM")
                .contains("takes the place of the one on Tuesday, March 3 at 8:00 PM");
        assertThat(ana.due(NudgeKind.CHECK_IN)).isEqualTo(at(MONDAY.plusDays(2), 20, 0));
    }

    @Test
    void why_at_a_note_is_about_the_note() {
        ana.fires(at(MONDAY, 20, 0), NudgeKind.CHECK_IN);

        assertThat(ana.says("why", at(MONDAY, 20, 1))).contains("A few minutes for yourself");
    }

    @Test
    void my_notes_are_read_out_to_somebody_in_need_who_stays_so() {
        ana.says("I don't want to live", NOW);
        Dialog before = ana.state().dialog();

        assertThat(ana.says("my notes", NOW.plusSeconds(60))).contains("Check-in: every day at 8:00 PM");

        assertThat(ana.state().dialog()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"11", "-1", "-3", "<script>alert(1)</script>", "I slept 3 hours", "7 7"})
    void no_number_is_taken_that_was_not_given(String words) {
        weekly();

        assertThat(ana.says(words, NOW.plusSeconds(60))).doesNotContain("I take that as");
        assertThat(ratings()).hasSize(before);
    }

    @ParameterizedTest
    @CsvSource({
        "7, 7",
        "about a 6, 6",
        "maybe 4 out of 10, 4",
        "3/10, 3",
        "8 today, 8",
        "ten, 10",
        "it's a 5 I think, 5"
    })
    void a_number_is_taken_as_people_give_it(String words, int number) {
        weekly();

        ana.says(words, NOW.plusSeconds(60));

        assertThat(ratings()).hasSize(before + 1).endsWith(number);
    }

    private void weekly() {
        before = ratings().size();
        ana.says("check in now", NOW);
        while (ana.state().step().isEmpty() || ana.screenTakes() != Input.SCALE) {
            ana.says("1", NOW.plusSeconds(30));
        }
    }

    private List<Integer> ratings() {
        return ana.state().trail().stream()
                .map(Entry::answer)
                .filter(Answer.Rated.class::isInstance)
                .map(answer -> ((Answer.Rated) answer).value())
                .toList();
    }
}
