package org.reweave.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.reweave.group.GroupEngine;
import org.reweave.group.GroupLanguages;
import org.reweave.message.Place;
import org.reweave.runtime.GroupStage.Posted;
import org.reweave.store.MemoryStore;

/** Several groups in one process: each in its own language, by its own clock, and one person in two of them. */
class GroupsSideBySideTest {
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
    private static final Place ENGLISH = GroupStage.place("english", "");
    private static final Place GERMAN = GroupStage.place("german", "");

    private final GroupStage stage = new GroupStage(
            new MemoryStore(),
            new GroupCare(
                    new GroupEngine(
                            GroupLanguages.read(GroupsSideBySideTest.class.getClassLoader(), List.of("en", "de")),
                            ZoneId.of("Europe/Lisbon")),
                    words -> false),
            START);

    @AfterEach
    void close() {
        stage.close();
    }

    private String words(Place place, List<Posted> posts) {
        StringBuilder words = new StringBuilder();
        posts.stream()
                .filter(post -> post.place().equals(place))
                .forEach(post -> words.append(post.message().text().words()).append('\n'));
        return words.toString();
    }

    @Test
    void two_groups_are_spoken_to_each_in_its_own_language() {
        stage.setUp(
                ENGLISH, "lena", List.of("w-lang-en", "w-zone-Europe_Lisbon", "w-day-2", "w-hour-18", "c-rounds-1"));
        String german = stage.setUp(
                GERMAN, "lars", List.of("w-lang-de", "w-zone-Europe_Berlin", "w-day-2", "w-hour-18", "c-rounds-1"));
        stage.taps("ana", german, "in");
        stage.settle();
        assertThat(stage.wordsTo("lars")).contains("Das erste Thema ist");
        assertThat(stage.wordsTo("ana")).contains("Du bist dabei.");
        stage.takePosts();

        stage.move(Duration.ofDays(5));

        List<Posted> posts = stage.takePosts();
        assertThat(words(ENGLISH, posts))
                .contains("Explaining is not excusing", "To talk about", "Too few answers")
                .doesNotContain("Zum Reden");
        assertThat(words(GERMAN, posts))
                .contains("Erklären heißt nicht entschuldigen", "Zum Reden", "Zu wenige Antworten")
                .doesNotContain("To talk about", "Too few");
    }

    @Test
    void a_round_opens_with_the_topic_at_the_hour_of_the_group_and_ends_three_days_later() {
        stage.setUp(ENGLISH, "lena", List.of("w-zone-Asia_Kathmandu", "w-day-4", "w-hour-19", "c-rounds-1"));
        stage.takePosts();

        stage.move(Duration.ofDays(14));

        ZoneId zone = ZoneId.of("Asia/Kathmandu");
        List<Instant> opened = new ArrayList<>();
        List<Instant> ended = new ArrayList<>();
        for (Posted post : stage.takePosts()) {
            String words = post.message().text().words();
            if (words.contains("A round is open for three days")) {
                opened.add(post.at());
            } else if (words.contains("How it went with trust")) {
                ended.add(post.at());
            }
        }
        assertThat(opened).hasSize(2).allSatisfy(at -> {
            assertThat(at.atZone(zone).getDayOfWeek()).isEqualTo(DayOfWeek.THURSDAY);
            assertThat(at.atZone(zone).toLocalTime()).isEqualTo(LocalTime.of(19, 0));
        });
        assertThat(ended)
                .containsExactlyElementsOf(
                        opened.stream().map(at -> at.plus(Duration.ofDays(3))).toList());
    }

    @Test
    void one_person_in_two_groups_is_asked_by_each_and_leaves_one_without_the_other() {
        List<String> setUp = List.of("w-zone-Europe_Lisbon", "w-day-2", "w-hour-12", "c-rounds-1");
        String first = stage.setUp(ENGLISH, "lena", setUp);
        String second = stage.setUp(GERMAN, "lars", setUp);
        stage.taps("ana", first, "in");
        stage.taps("ana", second, "in");
        stage.settle();
        stage.takenBy("ana");

        stage.move(Duration.ofDays(1).plusHours(12));
        assertThat(askedBy("ana")).containsExactlyInAnyOrder(first, second);

        stage.taps("ana", first, "out");
        stage.settle();
        stage.takenBy("ana");
        stage.move(Duration.ofDays(7));
        assertThat(askedBy("ana")).containsExactly(second);
    }

    /** What the tokens of the questions begin with that somebody was asked. */
    private List<String> askedBy(String user) {
        return stage.takenBy(user).stream()
                .filter(message -> !message.replies().isEmpty())
                .map(message -> message.replies().get(0).token())
                .filter(token -> token.contains("-a-"))
                .map(token -> token.substring(0, token.indexOf('-', 2) + 1))
                .toList();
    }
}
