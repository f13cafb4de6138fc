package org.reweave.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.reweave.Shipped;
import org.reweave.journey.Journey;
import org.reweave.journey.Step;
import org.reweave.safety.HelpLines;

/**
 * What people type at a question in words of their own is understood, and what they do not say is not taken for it.
 *
 * <p>The lines are a table in {@code answers/natural.txt}: the step, what somebody typed there, and what is meant: the choice's id
 * (several with commas between), {@code ?} where it has to be asked which, {@code -} where it is no answer to this question.
 */
class NaturalAnswersTest {
    private static final Instant NOW = Instant.parse("2026-03-03T20:00:00Z");
    private static final Journey JOURNEY = Shipped.journey();
    private static final Language ENGLISH = Known.english();
    private static final Languages LANGUAGES = new Languages(Map.of("en", ENGLISH), "en");
    /** The roles and relationships that see different choices. */
    private static final List<List<String>> SOMEBODY =
            List.of(List.of("hurt", "partner"), List.of("broke", "partner"), List.of("both", "family"));

    private static final Map<String, List<Turn>> OPEN = new HashMap<>();

    /** A line of the table. */
    private record Line(String step, String typed, String meant) {
        static Line of(String written) {
            String[] parts = written.split("\\|", -1);
            if (parts.length != 3) {
                throw new IllegalArgumentException("three columns are needed: " + written);
            }
            return new Line(parts[0].strip(), parts[1].strip(), parts[2].strip());
        }

        boolean answers() {
            return !meant.equals("?") && !meant.equals("-");
        }

        Set<String> ids() {
            return new TreeSet<>(List.of(meant.split(",", -1)));
        }

        /** What the companion makes of it, put as in the table. */
        String taken() {
            Turn turn = turn();
            Step step = JOURNEY.step(this.step);
            if (step instanceof Step.Several several) {
                Optional<AnswerMatcher.Match> found =
                        ENGLISH.matcher().several(SeveralAnswers.options(turn, several), typed);
                return found.map(match -> String.join(",", new TreeSet<>(match.ids())))
                        .orElse("-");
            }
            List<String> ids =
                    ENGLISH.matcher().one(turn.screen().options(), typed).ids();
            return ids.isEmpty() ? "-" : ids.size() > 1 ? "?" : ids.get(0);
        }

        boolean understood() {
            return answers() && taken().equals(String.join(",", ids()));
        }

        /** Whether an answer was noted that is not the one that was meant; to ask, or to say it was not understood, is none. */
        boolean wronglyTaken() {
            String taken = taken();
            return !taken.equals("-") && !taken.equals("?") && !taken.equals(String.join(",", ids()));
        }

        private Turn turn() {
            List<Turn> turns = OPEN.computeIfAbsent(step, Line::turns);
            return turns.stream()
                    .filter(turn -> !answers() || offered(turn).containsAll(ids()))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("nobody is offered this: " + this));
        }

        private Set<String> offered(Turn turn) {
            return turn.screen().choices().stream()
                    .map(choice -> choice.id().replaceFirst("^\\+", ""))
                    .collect(Collectors.toSet());
        }

        private static List<Turn> turns(String step) {
            List<Turn> turns = new ArrayList<>();
            for (List<String> who : SOMEBODY) {
                PersonState state = Asked.somebody(step, who.get(0), who.get(1));
                turns.add(new Turn(
                        state, JOURNEY, LANGUAGES, ZoneId.of("Europe/Lisbon"), HelpLines.onBoard(), NOW, open -> {}));
            }
            return turns;
        }

        @Override
        public String toString() {
            return step + " | " + typed + " | " + meant + " <- " + taken();
        }
    }

    private static final List<Line> LINES = lines();

    private static List<Line> lines() {
        try (BufferedReader table = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(NaturalAnswersTest.class.getResourceAsStream("/answers/natural.txt")), UTF_8))) {
            return table.lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(Line::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double percent(long part, long of) {
        return 100.0 * part / of;
    }

    @Test
    void what_people_type_is_understood_at_least_85_times_in_a_hundred() {
        List<Line> answers = LINES.stream().filter(Line::answers).toList();
        List<Line> missed = answers.stream().filter(line -> !line.understood()).toList();
        assertThat(percent(answers.size() - missed.size(), answers.size()))
                .as("of %d answers these were not understood: %s", answers.size(), missed)
                .isGreaterThanOrEqualTo(85);
    }

    @Test
    void at_most_one_in_a_hundred_is_taken_for_what_was_not_meant() {
        List<Line> wrong = LINES.stream().filter(Line::wronglyTaken).toList();
        assertThat(percent(wrong.size(), LINES.size()))
                .as("of %d lines these were taken for something else: %s", LINES.size(), wrong)
                .isLessThanOrEqualTo(1);
    }

    @Test
    void every_question_is_in_the_table_at_least_four_times() {
        Map<String, Long> times = LINES.stream().collect(Collectors.groupingBy(Line::step, Collectors.counting()));
        assertThat(JOURNEY.steps().values())
                .filteredOn(NaturalAnswersTest::asks)
                .allSatisfy(step -> assertThat(times.getOrDefault(step.id(), 0L))
                        .as(step.id())
                        .isGreaterThanOrEqualTo(4));
        assertThat(LINES).hasSizeGreaterThanOrEqualTo(1000);
        assertThat(percent(LINES.stream().filter(line -> !line.answers()).count(), LINES.size()))
                .isGreaterThanOrEqualTo(15);
    }

    /** Countries and time zones are long lists with readers of their own. */
    private static boolean asks(Step step) {
        return step instanceof Step.Several || (step instanceof Step.Ask ask && !ask.menu());
    }
}
