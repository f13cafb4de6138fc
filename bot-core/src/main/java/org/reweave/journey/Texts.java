package org.reweave.journey;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A text of a step: what it is, and its place in the file, which differs in a translation. */
record Texts(String what, Wording wording, List<Object> path, List<Object> translatedPath) {

    /** Every text the step has. */
    static List<Texts> of(Step step) {
        StepKind kind = StepKind.of(step);
        List<Texts> texts = new ArrayList<>();
        if (kind.said()) {
            add(texts, "The text", step.info().text(), kind.key());
        }
        add(texts, "`why`", step.info().why(), "why");
        add(texts, "`recap`", step.info().recap(), "recap");
        step.accept(new EachStep() {
            @Override
            void choices(Step asking, List<Step.Choice> choices) {
                for (int i = 0; i < choices.size(); i++) {
                    Step.Choice choice = choices.get(i);
                    texts.add(new Texts(
                            "A label",
                            choice.label(),
                            List.of("choices", i, "label"),
                            List.of("choices", choice.id())));
                }
            }

            @Override
            void scaled(Step.Scale scale) {
                add(texts, "`low`", scale.low(), "low");
                add(texts, "`high`", scale.high(), "high");
            }
        });
        return texts;
    }

    /** One wording of a text that is said as a whole: in one language, main text or variant, and its place. */
    record Said(Step step, String language, String what, boolean label, Template template, List<Object> path) {}

    /** Everything that can be said at the step, in every language. */
    static List<Said> said(Journey journey, Step step) {
        List<Said> said = new ArrayList<>();
        for (Texts texts : of(step)) {
            texts.wording().byLanguage().forEach((language, text) -> {
                List<Object> path = language.equals(journey.language()) ? texts.path() : texts.translatedPath();
                said.add(new Said(step, language, texts.what(), texts.label(), text.main(), path));
                text.variants()
                        .forEach(variant -> said.add(new Said(
                                step,
                                language,
                                "The text for " + variant.fact() + ": " + variant.value(),
                                false,
                                variant.text(),
                                List.of("variants", variant.fact(), variant.value()))));
            });
        }
        return said;
    }

    /** Whether this is the label of a choice. */
    boolean label() {
        return path.get(0).equals("choices");
    }

    private static void add(List<Texts> texts, String what, @Nullable Wording wording, String key) {
        if (wording != null) {
            texts.add(new Texts(what, wording, List.of(key), List.of(key)));
        }
    }
}
