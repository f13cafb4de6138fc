package org.reweave.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever leads answers in words that stand on no button. */
class TypedOtherwiseTest {
    private GroupTalk talk;

    @BeforeEach
    void a_group_whose_set_up_asks_first() {
        talk = GroupTalk.beingSetUp();
    }

    @AfterEach
    void close() {
        talk.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "at 19 o'clock|7:00 PM",
                "19 o’clock|7:00 PM",
                "at 8 oclock|8:00 AM",
                "19 hours|7:00 PM",
                "from 17h|5:00 PM"
            })
    void an_hour_is_read_with_what_people_put_behind_it(String words, String set) {
        talk.taps("w-day-1");
        assertThat(talk.types("lead", words)).contains("From which chapters");
        assertThat(talk.taps("card").replace('\u202f', ' ')).contains(set);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "reason and talk|Understand the reason and Talk about it.",
                "talk, reason|Understand the reason and Talk about it.",
                "reason, talk and forgive|Understand the reason, Talk about it, and Forgive, or not.",
                "move forward & the reason|Understand the reason and Move forward.",
                "1 and 4|Understand the reason and Move forward.",
                "only reason|Understand the reason."
            })
    void chapters_that_are_named_are_taken_and_no_others_and_it_says_which(String words, String chapters) {
        talk.taps("w-hour-19");
        for (int i = 0; i < 2; i++) {
            assertThat(talk.types("lead", words)).contains("Topics from: " + chapters, "From which chapters");
        }
        assertThat(talk.types("lead", "done")).contains("how it is going");
        assertThat(talk.taps("card")).contains("Topics from: " + chapters);
    }

    @ParameterizedTest
    @ValueSource(strings = {"reason and whatever", "all but forgive", "and", "reason and reason"})
    void what_names_no_chapters_that_are_clear_is_asked_about_and_takes_none_out(String words) {
        talk.taps("w-hour-19");
        assertThat(talk.types("lead", words)).contains("I am not sure which of these you mean.");
        assertThat(talk.taps("card")).contains("Talk about it", "Forgive, or not", "Move forward");
    }

    @ParameterizedTest
    @CsvSource({
        "every week,with every topic",
        "Weekly.,with every topic",
        "once a week,with every topic",
        "by hand,only when you start one",
        "when I ask,only when you start one"
    })
    void whether_rounds_come_every_week_can_be_said_in_other_words(String words, String set) {
        talk.taps(set.startsWith("with") ? "c-rounds-0" : "c-rounds-1");
        talk.taps("w-chapters-done");
        assertThat(talk.types("lead", words)).contains("Shall one more person lead");
        assertThat(talk.taps("card")).contains("Check-in rounds: " + set);
    }

    @ParameterizedTest
    @CsvSource({
        "for a month,Monday%c March 30",
        "a month,Monday%c March 30",
        "for 2 weeks,Monday%c March 16",
        "a fortnight,Monday%c March 16",
        "for two months,Monday%c April 27",
        "for four weeks,Monday%c March 30"
    })
    void a_rest_can_be_wished_for_in_other_words(String words, String until) {
        talk.taps("w-tell-0");
        talk.taps("begin");
        assertThat(talk.taps("rest")).contains("Until when shall it rest?");
        assertThat(talk.types("lead", words)).contains("It rests until " + until.replace("%c", ","));
    }

    @Test
    void a_rest_of_some_other_length_is_asked_about() {
        talk.taps("w-tell-0");
        talk.taps("begin");
        talk.taps("rest");
        assertThat(talk.types("lead", "for a year")).contains("I am not sure which", "Until when shall it rest?");
    }
}
