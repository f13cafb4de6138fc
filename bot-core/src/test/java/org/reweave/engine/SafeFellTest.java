package org.reweave.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reweave.engine.Noted.MONDAY;
import static org.reweave.engine.Noted.at;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The number for feeling safe, week by week: a fall of three or more opens the private questions, a smaller one does not. */
class SafeFellTest {
    private static final String FELL = "That number fell since last time.";
    private static final String PRIVATE = "A few questions just for you.";
    private static final String LOW = "Thank you for being plain about that.";

    /** The weekly questions that come before it. */
    private static final int THE_OTHERS = 3;

    private final WeekByWeek weeks = new WeekByWeek();

    @ParameterizedTest
    @CsvSource({
        "hurt, 10 7", "hurt, 10 4", "hurt, 8 5", "hurt, 7 4", "hurt, 9 9 6", "hurt, 8 skip 5", "hurt, 6 9 6",
        "both, 10 7", "both, 10 4", "both, 8 5", "both, 7 4", "both, 9 9 6", "both, 8 skip 5", "both, 6 9 6",
    })
    void a_fall_of_three_opens_the_private_questions(String role, String numbers) {
        assertThat(weeks.lastWord(role, numbers)).contains(FELL, PRIVATE);
    }

    @ParameterizedTest
    @CsvSource({
        "hurt, 10 8", "hurt, 8 6", "hurt, 6 4", "hurt, 7 7", "hurt, 4 10", "hurt, 10 8 6 4", "hurt, 5", "hurt, 9 skip",
        "both, 10 8", "both, 8 6", "both, 6 4", "both, 7 7", "both, 4 10", "both, 10 8 6 4", "both, 5", "both, 9 skip",
    })
    void a_smaller_one_opens_nothing(String role, String numbers) {
        assertThat(weeks.lastWord(role, numbers)).doesNotContain(FELL, PRIVATE, LOW);
    }

    /** Three and less is low whatever it was before, so those questions come without a word about a fall. */
    @ParameterizedTest
    @CsvSource({"hurt, 5 3", "hurt, 3", "hurt, 0", "both, 5 3", "both, 3", "both, 0"})
    void a_low_number_opens_them_by_itself(String role, String numbers) {
        assertThat(weeks.lastWord(role, numbers)).contains(LOW, PRIVATE).doesNotContain(FELL);
    }

    /** Both ways at once, a fall to a low number, ask once, with one word before; whoever skips it is not asked again. */
    @ParameterizedTest
    @CsvSource({"hurt, 9 2", "both, 9 2", "hurt, 8 3"})
    void a_fall_to_a_low_number_asks_once(String role, String numbers) {
        assertThat(weeks.lastWord(role, numbers))
                .contains(LOW)
                .containsOnlyOnce(PRIVATE)
                .doesNotContain(FELL, "you can skip each one");
        assertThat(weeks.thenSkipped()).contains("The other questions can wait").doesNotContain(PRIVATE);
    }

    @ParameterizedTest
    @CsvSource({"hurt, 10 7", "both, 9 6"})
    void whoever_skips_after_a_fall_is_not_asked_again(String role, String numbers) {
        assertThat(weeks.lastWord(role, numbers)).contains(FELL, PRIVATE);
        assertThat(weeks.thenSkipped()).contains("Back to where you were.").doesNotContain(PRIVATE);
    }

    /** Somebody with a weekly check-in on Mondays at noon, who gives five for everything but feeling safe. */
    private static final class WeekByWeek {
        private Noted ana = Noted.asked("every monday at 12:00");
        private Instant noon = at(MONDAY, 12, 0);

        /** What is said when the open question is skipped after all of it. */
        String thenSkipped() {
            return ana.says("skip", noon);
        }

        /** What is said to the last of these numbers, or "skip", one for each week. */
        String lastWord(String role, String numbers) {
            ana = Noted.asked("every monday at 12:00", role);
            List<String> safe = Arrays.asList(numbers.split(" "));
            String said = "";
            for (int week = 0; week < safe.size(); week++) {
                noon = at(MONDAY.plusWeeks(week), 12, 0);
                ana.fires(noon, NudgeKind.CHECK_IN);
                ana.says("I am here", noon);
                if (role.equals("both")) {
                    ana.says("What comes from them", noon);
                }
                for (int before = 0; before < THE_OTHERS; before++) {
                    ana.says("5", noon);
                }
                assertThat(ana.state().step()).isEqualTo("checkin-week-safe");
                said = ana.says(safe.get(week), noon);
                if (week < safe.size() - 1) {
                    ana.says("skip", noon);
                }
            }
            return said;
        }
    }
}
