package org.reweave.journey;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reweave.journey.Step.Choice;

/** Checks that every way leads to a step. */
final class JumpCheck extends EachStep {
    private final Subject subject;

    JumpCheck(Subject subject) {
        this.subject = subject;
    }

    void run() {
        Journey journey = subject.journey();
        header("start", journey.start(), List.of("start"));
        journey.interludes()
                .forEach((name, interlude) ->
                        header("interludes", interlude.start(), List.of("interludes", name, "start")));
        for (int i = 0; i < journey.changeable().size(); i++) {
            changeable(journey.changeable().get(i).step(), List.of("changeable", i, "step"));
        }
        care(journey.care());
        consent(journey.consent());
        journey.regular().ifPresent(regular -> {
            header("regular", regular.choose(), List.of("regular", "choose"));
            header("regular", regular.safe(), List.of("regular", "safe"));
            for (int i = 0; i < regular.series().size(); i++) {
                header("regular", regular.series().get(i), List.of("regular", "series", i));
            }
            regularChoices(regular);
        });
        for (Step step : journey.steps().values()) {
            target(step, step.info().next(), List.of("next"));
            step.accept(this);
        }
    }

    private void care(Journey.Care care) {
        header("care", care.person(), List.of("care", "person"));
        header("care", care.country(), List.of("care", "country"));
        care.plan().forEach(step -> header("care", step, List.of("care", "plan")));
        care.crisis().forEach(step -> header("care", step, List.of("care", "crisis")));
        care.answers().forEach((topic, given) -> {
            List<Object> path = List.of("care", "answers", topic);
            header("care", given.step(), path);
            offered(given.step(), given.choice(), path);
        });
    }

    private void consent(Journey.Consent consent) {
        header("consent", consent.step(), List.of("consent", "step"));
        consent.told().forEach(step -> header("consent", step, List.of("consent", "told")));
        if (!consent.step().isEmpty()) {
            offered(consent.step(), consent.given(), List.of("consent", "given"));
            offered(consent.step(), consent.refused(), List.of("consent", "refused"));
        }
    }

    private void offered(String step, String id, List<Object> path) {
        boolean offered = subject.journey()
                .find(step)
                .filter(asked -> asked instanceof Step.Ask ask
                        && ask.choices().stream().anyMatch(choice -> choice.id().equals(id)))
                .isPresent();
        if (!offered) {
            subject.problem("`" + step + "` has no choice `" + id + "`.", "Name one it offers.", path);
        }
    }

    private void regularChoices(Journey.Regular regular) {
        Step step = subject.journey().steps().get(regular.choose());
        if (step instanceof Step.Ask ask) {
            Set<String> ids = ask.choices().stream().map(Choice::id).collect(Collectors.toSet());
            for (String key : List.of("usual", "weekly")) {
                String id = key.equals("usual") ? regular.usual() : regular.weekly();
                if (!ids.contains(id)) {
                    String remedy = Nearest.remedy(id, ids, "Name one of its choices.");
                    subject.problem("`" + step.id() + "` has no choice `" + id + "`.", remedy, List.of("regular", key));
                }
            }
        }
    }

    private void changeable(String id, List<Object> path) {
        header("changeable", id, path);
        boolean silent = subject.journey()
                .find(id)
                .filter(step -> !(step instanceof Step.Prompt))
                .isPresent();
        if (silent) {
            subject.problem("`" + id + "` asks nothing that could be answered anew.", "Name a prompt.", path);
        }
    }

    private void header(String key, String target, List<Object> path) {
        if (!target.isEmpty() && subject.journey().find(target).isEmpty()) {
            subject.problem(
                    "`" + key + "` leads to `" + target + "`, and no step is called that.", nearest(target), path);
            subject.problems().wayLost();
        }
    }

    private void target(Step step, @Nullable String target, List<Object> path) {
        if (target != null
                && !target.isEmpty()
                && subject.journey().find(target).isEmpty()) {
            subject.problem(step, "This leads to `" + target + "`, and no step is called that.", nearest(target), path);
            subject.problems().wayLost();
        }
    }

    private String nearest(String target) {
        return Nearest.remedy(target, subject.journey().steps().keySet(), "Add the step, or name one that is there.");
    }

    @Override
    void choices(Step step, List<Choice> choices) {
        for (int i = 0; i < choices.size(); i++) {
            target(step, choices.get(i).next(), List.of("choices", i, "next"));
        }
    }

    @Override
    void said(Step.Say say) {
        Set<String> interludes = subject.journey().interludes().keySet();
        String detour = say.detour();
        if (detour != null && !interludes.contains(detour)) {
            subject.problem(
                    say,
                    "journey.yaml has no side path `" + detour + "`.",
                    Nearest.remedy(detour, interludes, "Add it under `interludes`."),
                    List.of("detour"));
            subject.problems().wayLost();
        }
    }

    @Override
    void branched(Step.Branch branch) {
        for (int i = 0; i < branch.ways().size(); i++) {
            target(branch, branch.ways().get(i).next(), List.of("branch", i, "next"));
        }
        target(branch, branch.otherwise(), List.of("branch", branch.ways().size(), "else"));
    }

    @Override
    void gated(Step.Gate gate) {
        target(gate, gate.open(), List.of("open"));
        target(gate, gate.closed(), List.of("closed"));
    }
}
