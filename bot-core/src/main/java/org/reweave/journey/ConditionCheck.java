package org.reweave.journey;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.reweave.journey.Condition.Between;
import org.reweave.journey.Condition.Known;
import org.reweave.journey.Condition.NoneOf;
import org.reweave.journey.Condition.OneOf;
import org.reweave.journey.Condition.Times;

/** Checks what is known: that every fact a condition or a word looks at can be set, to that very value. */
final class ConditionCheck extends EachStep {
    private final Subject subject;

    ConditionCheck(Subject subject) {
        this.subject = subject;
    }

    void run() {
        for (Step step : subject.journey().steps().values()) {
            check(step, step.info().only(), List.of("only"));
            step.info()
                    .text()
                    .byLanguage()
                    .forEach((language, text) -> text.variants().forEach(variant -> variant(language, step, variant)));
            step.accept(this);
        }
        subject.journey().words().forEach(this::word);
    }

    @Override
    void choices(Step step, List<Step.Choice> choices) {
        for (int i = 0; i < choices.size(); i++) {
            check(step, choices.get(i).only(), List.of("choices", i, "only"));
        }
    }

    @Override
    void branched(Step.Branch branch) {
        for (int i = 0; i < branch.ways().size(); i++) {
            check(branch, branch.ways().get(i).when(), List.of("branch", i, "if"));
        }
    }

    @Override
    void gated(Step.Gate gate) {
        check(gate, gate.opens(), List.of("gate"));
    }

    private void check(Step step, Condition condition, List<Object> path) {
        if (condition instanceof Condition.All all) {
            all.parts().forEach(part -> check(step, part, path));
        } else if (condition instanceof OneOf one) {
            values(step, one.fact(), one.values(), path);
        } else if (condition instanceof NoneOf none) {
            values(step, none.fact(), none.values(), path);
        } else if (condition instanceof Between between) {
            between(step, between, path);
        } else if (condition instanceof Known known) {
            known(step, known.fact(), path);
        } else if (condition instanceof Times times) {
            times(step, times, path);
        }
    }

    private boolean known(Step step, String fact, List<Object> path) {
        if (subject.facts().names().contains(fact)) {
            return true;
        }
        String remedy = subject.journey()
                .find(fact)
                .filter(named -> named instanceof Step.Prompt)
                .map(named -> "What `" + fact + "` was answered is remembered as `"
                        + named.info().fact() + "`.")
                .orElse(Nearest.remedy(fact, subject.facts().names(), FactTable.REMEDY));
        subject.problem(step, "No step asks for or sets the fact `" + fact + "`.", remedy, path);
        return false;
    }

    private void values(Step step, String fact, List<String> values, List<Object> path) {
        if (known(step, fact, path)) {
            Set<String> possible = subject.facts().values(fact);
            for (String value : values) {
                if (!possible.contains(value)) {
                    subject.problem(
                            step,
                            "`" + fact + "` is never `" + value + "`.",
                            Nearest.remedy(value, possible, FactTable.VALUE_REMEDY),
                            path);
                }
            }
        }
    }

    private void between(Step step, Between between, List<Object> path) {
        if (!known(step, between.fact(), path)) {
            return;
        }
        if (!subject.facts().number(between.fact())) {
            subject.problem(
                    step,
                    "`" + between.fact() + "` is never a number.",
                    "Only a `scale` gives a number; compare other answers with a value.",
                    path);
        } else if (between.least() > 10) {
            subject.problem(step, "`" + between.fact() + "` is never that high.", "A scale goes from 0 to 10.", path);
        }
    }

    private void times(Step step, Times times, List<Object> path) {
        answered(step, times.step(), path);
        if (!times.since().isEmpty()) {
            answered(step, times.since(), path);
        }
    }

    private void answered(Step step, String name, List<Object> path) {
        boolean prompt = subject.journey()
                .find(name)
                .filter(Step.Prompt.class::isInstance)
                .isPresent();
        if (!prompt) {
            Set<String> prompts = new TreeSet<>();
            subject.journey().steps().values().stream()
                    .filter(Step.Prompt.class::isInstance)
                    .forEach(asking -> prompts.add(asking.id()));
            boolean exists = subject.journey().find(name).isPresent();
            subject.problem(
                    step,
                    exists
                            ? "`" + name + "` asks nothing, so it is never answered."
                            : "No step is called `" + name + "`.",
                    Nearest.remedy(name, prompts, "Name a step that asks something."),
                    path);
        }
    }

    private void variant(String language, Step step, Wording.Variant variant) {
        Set<String> values = subject.facts().values(variant.fact());
        if (values.isEmpty()) {
            subject.problem(
                    language,
                    step,
                    "The variants look at `" + variant.fact() + "`, which no step asks for or sets.",
                    Nearest.remedy(variant.fact(), subject.facts().names(), FactTable.REMEDY),
                    List.of("variants", variant.fact()));
        } else if (!values.contains(variant.value())) {
            subject.problem(
                    language,
                    step,
                    "`" + variant.fact() + "` is never `" + variant.value() + "`.",
                    Nearest.remedy(variant.value(), values, FactTable.VALUE_REMEDY),
                    List.of("variants", variant.fact(), variant.value()));
        }
    }

    private void word(String name, Journey.FactWord word) {
        Set<String> values = subject.facts().values(word.by());
        if (values.isEmpty()) {
            subject.problem(
                    "The word `" + name + "` depends on `" + word.by() + "`, which no step asks for or sets.",
                    Nearest.remedy(word.by(), subject.facts().names(), FactTable.REMEDY),
                    List.of("words", name, "by"));
            return;
        }
        for (String value : word.byValue().keySet()) {
            if (!values.contains(value)) {
                subject.problem(
                        "`" + word.by() + "` is never `" + value + "`.",
                        Nearest.remedy(value, values, FactTable.VALUE_REMEDY),
                        List.of("words", name, value));
            }
        }
    }
}
