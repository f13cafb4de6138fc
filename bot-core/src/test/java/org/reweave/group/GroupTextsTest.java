package org.reweave.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reweave.engine.LanguageFiles;
import org.reweave.journey.ReadingAge;
import org.reweave.safety.Level;
import org.reweave.safety.RuleFiles;
import org.reweave.safety.SafetyScreen;

/** What groups are told can be read by a child of twelve, does not shout, and is never taken for a word of danger. */
class GroupTextsTest {
    /** Five years less than the age. */
    private static final double GRADE_OF_ELEVEN = 6;

    private static final double GRADE_OF_TWELVE = 7;
    private static final double HARDEST_SENTENCE = 9;
    /** The measure is rough for fewer words. */
    private static final int FEWEST_WORDS = 6;

    private static List<String> texts(String file) {
        return LanguageFiles.texts(GroupTextsTest.class.getClassLoader(), file).values().stream()
                .flatMap(List::stream)
                .toList();
    }

    private static Stream<String> sentences(String text) {
        return Arrays.stream(text.split("(?<=[.?!])\\s+|\\n+", -1)).filter(sentence -> !sentence.isBlank());
    }

    private static List<String> tooHard(List<String> texts) {
        List<String> hard = new ArrayList<>();
        for (String text : texts) {
            check(text, GRADE_OF_TWELVE, hard);
            sentences(text).forEach(sentence -> check(sentence, HARDEST_SENTENCE, hard));
        }
        return hard;
    }

    private static void check(String text, double grade, List<String> hard) {
        ReadingAge age = ReadingAge.of(text);
        if (age.words() >= FEWEST_WORDS && age.grade() > grade) {
            hard.add(text);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"group.en", "pulse.en", "topics.en"})
    void every_text_is_read_by_twelve_and_all_of_them_by_eleven(String file) {
        List<String> texts = texts(file);

        assertThat(tooHard(texts)).isEmpty();
        assertThat(ReadingAge.of(String.join(".\n", texts)).grade()).isLessThanOrEqualTo(GRADE_OF_ELEVEN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"group.en", "pulse.en", "topics.en"})
    void no_sentence_is_taken_for_danger_also_when_a_member_writes_it_back(String file) {
        SafetyScreen screen = RuleFiles.screen("en");
        List<String> sentences =
                texts(file).stream().flatMap(GroupTextsTest::sentences).toList();
        List<String> alarms = new ArrayList<>();
        for (String sentence : sentences) {
            boolean asked = screen.look(sentence).level() != Level.NONE;
            boolean alarmed = Stream.of("I think " + sentence, sentence + " today")
                    .anyMatch(written -> screen.look(written).level().atLeast(Level.HIGH));
            if (asked || alarmed) {
                alarms.add(sentence);
            }
        }

        assertThat(alarms).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"group.en", "pulse.en", "topics.en"})
    void nothing_is_shouted_promised_or_blamed(String file) {
        assertThat(texts(file))
                .allSatisfy(text -> assertThat(text)
                        .doesNotContain("!")
                        .doesNotContainIgnoringCase("you should", "your fault", "guarantee", "i promise"));
    }

    /** The checks above see what is wrong. */
    @Test
    void a_stilted_text_is_found() {
        List<String> one =
                List.of("Participation necessitates understanding of the underlying organisational modalities.");

        assertThat(tooHard(one)).isNotEmpty();
        assertThat(tooHard(List.of("The cat sat on the mat, and then it slept.")))
                .isEmpty();
    }
}
