package org.reweave.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.StringReader;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SafetyReportTest {
    private static final SafetyScreen SCREEN = RuleFiles.screen("en");

    @Test
    void every_figure_holds_its_mark_on_the_half_the_rules_were_made_with() {
        SafetyReport report = new SafetyReport(SCREEN, Corpus.DEVELOPMENT.lines());

        assertThat(report.figures()).allMatch(SafetyReport.Figure::held);
    }

    @Test
    void the_used_up_held_out_halves_stay_at_their_marks() {
        for (Corpus corpus : List.of(
                Corpus.HELD_OUT_1,
                Corpus.HELD_OUT_2,
                Corpus.HELD_OUT_3,
                Corpus.HELD_OUT_4,
                Corpus.HELD_OUT_5,
                Corpus.HELD_OUT_6)) {
            assertThat(new SafetyReport(SCREEN, corpus.lines()).figures())
                    .as(corpus.written())
                    .allMatch(SafetyReport.Figure::held);
        }
    }

    @Test
    void what_was_written_to_be_unlike_the_rest_stays_at_what_was_reached() {
        List<SafetyReport.Figure> figures = new SafetyReport(SCREEN, Corpus.AFTER_WIDENING.lines()).figures();

        assertThat(figures.subList(0, 5)).extracting(SafetyReport.Figure::hit).containsExactly(20, 10, 10, 10, 10);
        assertThat(figures.get(5).hit()).isZero();
        assertThat(figures.get(6).hit()).isLessThanOrEqualTo(2);
    }

    @Test
    void what_the_frames_were_made_with_stays_at_what_was_reached() {
        List<SafetyReport.Figure> figures = new SafetyReport(SCREEN, Corpus.FRAMES.lines()).figures();

        assertThat(figures).extracting(SafetyReport.Figure::hit).containsExactly(217, 196, 192, 291, 278, 1, 20);
    }

    @Test
    void what_the_rules_of_being_ruled_were_made_with_stays_at_what_was_reached() {
        List<SafetyReport.Figure> figures = new SafetyReport(SCREEN, Corpus.RULED.lines()).figures();

        assertThat(figures).extracting(SafetyReport.Figure::hit).containsExactly(0, 0, 0, 654, 1186, 14, 81);
    }

    @ParameterizedTest
    @CsvSource({
        "VOICES_1, 108, 94, 55, 83, 49, 0, 0",
        "VOICES_2, 106, 97, 50, 82, 49, 1, 5",
        "VOICES_3, 107, 98, 55, 83, 47, 0, 6",
        "VOICES_4, 30, 39, 15, 18, 18, 0, 15",
        "VOICES_5, 100, 90, 60, 70, 50, 0, 7",
        "VOICES_6, 90, 80, 59, 60, 50, 0, 1",
        "VOICES_7, 90, 80, 60, 60, 49, 0, 1",
        "VOICES_8, 50, 50, 39, 25, 24, 2, 4",
        "VOICES_9, 110, 90, 29, 40, 23, 0, 8",
        "VOICES_10, 109, 91, 25, 39, 23, 3, 13",
        "VOICES_11, 94, 76, 23, 33, 21, 7, 6",
        "HELD_OUT_8, 57, 30, 35, 44, 31, 4, 5",
        "BATCHES, 535, 617, 68, 181, 0, 7, 59",
    })
    void what_thirteen_writers_wrote_stays_at_what_was_reached(
            Corpus corpus, int explicit, int imminent, int oblique, int abuse, int control, int high, int soft) {
        List<SafetyReport.Figure> figures = new SafetyReport(SCREEN, corpus.lines()).figures();

        assertThat(figures)
                .extracting(SafetyReport.Figure::hit)
                .containsExactly(explicit, imminent, oblique, abuse, control, high, soft);
    }

    @Test
    void the_corpus_is_large_enough_and_every_line_has_a_name_of_its_own() {
        List<LabelledLine> lines = Corpus.DEVELOPMENT.lines();
        Set<String> names = new HashSet<>();
        Set<String> texts = new HashSet<>();

        assertThat(lines).hasSizeGreaterThanOrEqualTo(350);
        assertThat(lines).allMatch(line -> names.add(line.id()));
        assertThat(lines).allMatch(line -> texts.add(line.text()));
    }

    @Test
    void a_miss_and_a_false_alarm_are_named_and_break_the_figures() {
        SafetyReport report = new SafetyReport(
                SCREEN,
                List.of(
                        new LabelledLine("a", "we had soup", "self_harm", "high", "explicit"),
                        new LabelledLine("b", "I want to die", "none", "none", "ordinary")));

        assertThat(report.misses())
                .containsExactly(
                        "a  self_harm/high taken for none: we had soup",
                        "b  none/none taken for self_harm/high: I want to die");
        assertThat(report.figures().get(0).held()).isFalse();
        assertThat(report.figures().get(5).held()).isFalse();
    }

    @Test
    void a_line_that_cannot_be_read_is_named_by_its_number_and_not_quoted() {
        assertThatThrownBy(() -> LabelledLine.read(new BufferedReader(new StringReader("\n{\"id\":\"private\"\n"))))
                .hasMessageStartingWith("line 2")
                .hasMessageNotContaining("private");
    }
}
