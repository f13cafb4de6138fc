package org.reweave.safety;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.reweave.Shipped;
import org.reweave.journey.Step;
import org.reweave.journey.Wording;

/**
 * The journey's own sentences and the answers people typically type to it raise no hard alarm, but for the few that speak of
 * fear or danger on purpose; typed exactly as offered, those are answers and not looked at.
 */
class OwnTextsTest {
    private static final int LINES = 20_000;
    private static final Pattern ON_PURPOSE =
            Pattern.compile("afraid|[Ff]ear of what|in danger|feel safe|im not safe|plan to hurt someone");
    private static final List<String> BEFORE =
            List.of("", "hm, ", "well, ", "I think ", "maybe ", "ok, ", "honestly ", "for me: ", "yes, ", "not sure, ");
    private static final List<String> AFTER =
            List.of("", ".", "!", " I think", " please", " :)", ", mostly", " for now", " I guess", "...", " today");

    @Test
    void twenty_thousand_lines_of_texts_and_typical_answers_raise_no_hard_alarm() {
        SafetyScreen screen = RuleFiles.screen("en");
        List<String> lines = lines();
        List<String> alarms = new ArrayList<>();
        int asked = 0;
        for (String line : lines) {
            Level level = screen.look(line).level();
            asked += level == Level.SOFT ? 1 : 0;
            if (level.atLeast(Level.HIGH) && !ON_PURPOSE.matcher(line).find()) {
                alarms.add(line);
            }
        }
        System.out.println("own texts and answers: " + lines.size() + " lines, " + alarms.size() + " hard alarms, "
                + asked + " asked about");

        assertThat(lines).hasSize(LINES);
        assertThat(alarms).isEmpty();
    }

    private static List<String> lines() {
        Set<String> own = new LinkedHashSet<>();
        List<String> answers = new ArrayList<>();
        for (Step step : Shipped.journey().steps().values()) {
            sentences(step.info().text(), own);
            if (step instanceof Step.Ask ask && !ask.menu()) {
                ask.choices().forEach(choice -> answer(choice, answers));
            } else if (step instanceof Step.Several several) {
                several.choices().forEach(choice -> answer(choice, answers));
            }
        }
        own.addAll(answers);
        List<String> lines = new ArrayList<>(own);
        Random random = new Random(20_261_125);
        while (lines.size() < LINES) {
            lines.add(BEFORE.get(random.nextInt(BEFORE.size()))
                    + answers.get(random.nextInt(answers.size()))
                    + AFTER.get(random.nextInt(AFTER.size())));
        }
        return lines.subList(0, LINES);
    }

    private static void answer(Step.Choice choice, List<String> into) {
        all(choice.label()).forEach(into::add);
        into.addAll(choice.also("en"));
    }

    private static void sentences(Wording wording, Set<String> into) {
        for (String text : all(wording)) {
            for (String sentence : text.split("(?<=[.?!])\\s+|\\n+", -1)) {
                if (!sentence.isBlank()) {
                    into.add(sentence.strip());
                }
            }
        }
    }

    private static List<String> all(Wording wording) {
        List<String> texts = new ArrayList<>();
        for (Wording.Text text : wording.byLanguage().values()) {
            texts.add(text.main().source().replace("{other}", "my partner"));
            text.variants().forEach(variant -> texts.add(variant.text().source().replace("{other}", "my partner")));
        }
        return texts;
    }
}
