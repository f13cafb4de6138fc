package org.reweave.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.reweave.Shipped;
import org.reweave.message.ReadableText;
import org.reweave.walk.Director;

/** Whatever is written, at every kind of question, has one clear answer in short time, and nothing is lost by it. */
class HostileInputTest {
    private static final Instant NOW = Instant.parse("2026-03-02T18:00:00Z");
    /** Generous, for the machine may be busy; what runs away needs minutes. */
    private static final Duration SOON = Duration.ofSeconds(5);

    private static final Map<String, String> HOSTILE = Map.ofEntries(
            Map.entry("ten million letters", "x".repeat(10_000_000)),
            Map.entry("ten million different words", words(2_000_000)),
            Map.entry("a million emoji", "\ud83d\ude00".repeat(1_000_000)),
            Map.entry("a million joined emoji", "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67".repeat(200_000)),
            Map.entry("half emoji", "\ud83d".repeat(5_000)),
            Map.entry("words turned around", "\u202e" + "txet neddih".repeat(300) + "\u202c\u2067\u2066"),
            Map.entry("control characters", "\u0000\u0001\u0007\u001b[2J\u001b]0;title\u0007\u009b31m\u0085\r\r\n"),
            Map.entry("stacked accents", "a" + "\u0301".repeat(5_000)),
            Map.entry("what unfolds when it is folded", "\ufdfa".repeat(5_000)),
            Map.entry("markup", "<b>**_`[x](tg://user?id=1)</b> @everyone <@1> ||s|| {name} {{x}} %s ${jndi:ldap://x}"),
            Map.entry("SQL", "'; drop table person; --"),
            Map.entry("numbers without an end", "9".repeat(9_000)),
            Map.entry("a time without an end", "in " + "9".repeat(200) + " years at 99:99 every day at 25 on 31.02."),
            Map.entry("spaces", " \n\t\u2003".repeat(2_500)),
            Map.entry("commas", "a,".repeat(5_000)),
            Map.entry("beginnings of danger", "i want to i want to kill to i ".repeat(330)),
            Map.entry("nothing", ""));

    private static String words(int count) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < count; i++) {
            words.append('w').append(i).append(' ');
        }
        return words.toString();
    }

    /** One of every kind of question: a choice, several, a number, words of one's own, a time. */
    private static final Map<String, String> PLACES = Map.of(
            "reason-known", "hurt",
            "before-setting", "hurt",
            "before-breach", "hurt",
            "before-body", "hurt",
            "reason-act-note", "broke",
            "before-come-back", "hurt");

    private static Stream<PersonState> places() {
        return PLACES.entrySet().stream()
                .map(place -> new Director(Map.of("role", place.getValue(), "age", "adult"))
                        .reach(place.getKey(), NOW)
                        .state());
    }

    @TestFactory
    Stream<DynamicTest> is_answered_soon_and_keeps_the_place() {
        return places().flatMap(place -> HOSTILE.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        place.step() + ": " + entry.getKey(), () -> answered(place, entry.getValue()))));
    }

    private static void answered(PersonState state, String hostile) {
        Event event = new Event.Said(ReadableText.of(hostile), Optional.of(NOW));
        long begin = System.nanoTime();
        Transition.Result<PersonState> result = Shipped.engine().transition(state, event, NOW);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SOON);
        assertThat(result.effects()).isNotEmpty();
        assertThat(result.next().trail().size())
                .isGreaterThanOrEqualTo(state.trail().size());
        assertThat(result.next().step()).isNotEmpty();
    }

    @Test
    void danger_is_heard_at_either_end_of_a_very_long_text_and_through_what_is_hidden_in_it() {
        PersonEngine engine = Shipped.engine();
        for (String said : List.of(
                "I want to kill myself. " + "so much to say ".repeat(700_000),
                "so much to say ".repeat(700_000) + ". I want to kill myself",
                "I w\u200bant to k\u00adill my\u2060self",
                "I want \u202eto kill\u202c myself\u0000")) {
            Event event = new Event.Said(ReadableText.of(said), Optional.empty());

            assertThat(engine.inNeed(event)).isTrue();
        }
    }
}
