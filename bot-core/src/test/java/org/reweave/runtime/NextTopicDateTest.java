package org.reweave.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.reweave.Shipped;
import org.reweave.message.Place;
import org.reweave.runtime.GroupStage.Posted;
import org.reweave.store.MemoryStore;

/** Whatever is left out, rested or changed: the day that is told for the next topic, wherever it is told, is the day it comes. */
class NextTopicDateTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T10:00:00Z");
    private static final Place CIRCLE = GroupStage.place("circle", "");
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("EEEE, MMMM d", Locale.ENGLISH).withZone(Shipped.ZONE);
    private static final Pattern TOLD = Pattern.compile("(\\w+, \\w+ \\d+) at 7:00");

    private GroupStage stage;
    private String prefix;

    @BeforeEach
    void a_group_with_a_topic_on_tuesdays_at_seven() {
        stage = new GroupStage(new MemoryStore(), Shipped.groups(), MONDAY);
        prefix = stage.setUp(CIRCLE, "lead", List.of("w-zone-Europe_Lisbon", "w-day-2", "w-hour-19", "w-rounds-0"));
        stage.takeAll();
        stage.takePosts();
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private String taps(String action) {
        stage.taps("lead", prefix, action);
        stage.settle();
        return stage.wordsTo("lead");
    }

    private Posted next() {
        for (int day = 0; day < 120; day++) {
            List<Posted> posts = stage.takePosts();
            if (!posts.isEmpty()) {
                return posts.get(0);
            }
            stage.move(Duration.ofDays(1));
        }
        throw new AssertionError("no topic came");
    }

    private static String told(String words) {
        Matcher found = TOLD.matcher(words);
        assertThat(found.find()).as(words).isTrue();
        return found.group(1);
    }

    @ParameterizedTest
    @CsvSource({
        "skip,'Tuesday, March 10'",
        "skip preview,'Tuesday, March 10'",
        "skip topic-forward,'Tuesday, March 10'",
        "skip unskip,'Tuesday, March 3'",
        "skip rest-2,'Tuesday, March 17'",
        "rest-2 skip,'Tuesday, March 24'",
        "rest-2 skip preview,'Tuesday, March 24'",
        "skip rest-2 wake,'Tuesday, March 10'",
        "rest-8 skip rest-2,'Tuesday, March 17'",
        "skip c-day-5 c-hour-19,'Friday, March 13'",
        "rest-2 wake,'Tuesday, March 3'",
        "skip begin,'Tuesday, March 10'",
    })
    void it_comes_on_the_day_that_was_told_and_on_no_other(String done, String day) {
        String last = "";
        for (String action : done.split(" ")) {
            last = taps(action);
        }
        if (!last.contains("From which chapters")) {
            assertThat(told(last)).isEqualTo(day);
        }
        assertThat(told(taps("card"))).isEqualTo(day);
        assertThat(told(taps("preview"))).isEqualTo(day);
        assertThat(told(taps("topic-reason"))).isEqualTo(day);

        assertThat(DAY.format(next().at())).isEqualTo(day);
    }

    @Test
    void after_a_week_was_left_out_and_a_rest_is_over_they_come_every_week_again() {
        taps("skip");
        taps("rest-2");

        assertThat(DAY.format(next().at())).isEqualTo("Tuesday, March 17");
        assertThat(DAY.format(next().at())).isEqualTo("Tuesday, March 24");
        assertThat(DAY.format(next().at())).isEqualTo("Tuesday, March 31");
    }

    @Test
    void a_rest_that_is_over_is_over_before_the_topic_of_that_day_comes() {
        taps("rest-2");
        stage.move(Duration.ofDays(13));
        assertThat(taps("card")).contains("Resting until Monday, March 16");
        stage.move(Duration.ofDays(1));
        assertThat(taps("card")).doesNotContain("Resting");
        stage.taps("lead", prefix, "card");
        stage.settle();
        assertThat(stage.takenBy("lead").get(0).replies())
                .extracting(reply -> reply.label())
                .contains("Rest for a while")
                .doesNotContain("End the rest");
        assertThat(DAY.format(next().at())).isEqualTo("Tuesday, March 17");
    }

    @Test
    void what_is_left_out_is_named_by_its_day() {
        assertThat(taps("skip")).contains("The topic of Tuesday, March 3 is left out.");
        assertThat(taps("card")).contains("Left out: the topic of Tuesday, March 3.");
        stage.move(Duration.ofDays(2));
        assertThat(taps("card")).doesNotContain("left out", "Left out");
    }
}
