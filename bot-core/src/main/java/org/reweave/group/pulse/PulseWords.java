package org.reweave.group.pulse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.reweave.journey.Template;

/**
 * Says the pulse in the words of one language, which are in {@code texts/pulse.<language>.yaml}. It knows nothing but what
 * was published, so it can say no more.
 */
public final class PulseWords {
    private static final List<String> SHARES = List.of(
            "share.hidden",
            "share.one",
            "share.two",
            "share.three",
            "share.four",
            "share.five",
            "share.six",
            "share.seven",
            "share.eight",
            "share.nine");
    private static final List<String> TOLD =
            List.of("told.now", "told.one-ago", "told.earlier", "told.line", "told.short", "told.note", "told.too-few");

    private final Map<String, Template> templates = new LinkedHashMap<>();

    /**
     * Takes the texts of a language, by dotted key.
     *
     * @throws IllegalArgumentException naming every key that is missing or unknown
     */
    public PulseWords(Map<String, List<String>> texts) {
        TreeSet<String> wrong = new TreeSet<>(SHARES);
        wrong.addAll(TOLD);
        for (Map.Entry<String, List<String>> text : texts.entrySet()) {
            templates.put(text.getKey(), Template.parse(text.getValue().get(0)));
            if (!wrong.remove(text.getKey())) {
                wrong.add(text.getKey());
            }
        }
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException("texts of the pulse are missing or unknown: " + wrong);
        }
    }

    /**
     * The pulse as lines of text: when it was counted, a line for each answer, and what to make of it; or the one line that
     * there are too few to show.
     *
     * @param answers what was offered, in the order of the figures
     * @throws IllegalArgumentException where there are not as many answers as figures
     */
    public List<String> lines(Optional<Figures> figures, List<String> answers) {
        if (figures.isEmpty()) {
            return List.of(tooFew());
        }
        List<String> lines = new ArrayList<>();
        lines.add(when(figures.get().age()));
        for (PulseChart.Bar bar : chart(figures.get(), answers).bars()) {
            lines.add(text("told.line", Map.of("answer", bar.answer(), "share", bar.share())));
        }
        lines.add(text("told.note", Map.of()));
        return lines;
    }

    /** That there are too few to show; says no number. */
    public String tooFew() {
        return text("told.too-few", Map.of());
    }

    /**
     * What is shown of the figures alone, answer by answer, for a single line.
     *
     * @throws IllegalArgumentException where there are not as many answers as figures
     */
    public List<String> shares(Figures figures, List<String> answers) {
        return chart(figures, answers).bars().stream()
                .filter(bar -> bar.tens() != Figures.HIDDEN)
                .map(bar -> text("told.short", Map.of("answer", bar.answer(), "share", bar.share())))
                .toList();
    }

    /**
     * The same to be drawn.
     *
     * @throws IllegalArgumentException where there are not as many answers as figures
     */
    public PulseChart chart(Figures figures, List<String> answers) {
        if (answers.size() != figures.tens().size()) {
            throw new IllegalArgumentException("every figure belongs to an answer");
        }
        return new PulseChart(IntStream.range(0, answers.size())
                .mapToObj(i -> new PulseChart.Bar(
                        answers.get(i),
                        share(figures.tens().get(i)),
                        figures.tens().get(i)))
                .toList());
    }

    private String when(int age) {
        return switch (age) {
            case 0 -> text("told.now", Map.of());
            case 1 -> text("told.one-ago", Map.of());
            default -> text("told.earlier", Map.of("age", Integer.toString(age)));
        };
    }

    private String share(int tens) {
        return text(SHARES.get(tens), Map.of());
    }

    private String text(String key, Map<String, String> words) {
        Template template = java.util.Objects.requireNonNull(templates.get(key));
        return template.fill(name -> Optional.ofNullable(words.get(name))).words();
    }
}
