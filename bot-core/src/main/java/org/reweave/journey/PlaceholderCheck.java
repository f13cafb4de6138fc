package org.reweave.journey;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.reweave.journey.Texts.Said;

/** Checks the words that are filled in: that each is a declared word, or names a step that asks for it. */
final class PlaceholderCheck {
    /** How the answer to each kind of prompt is filled in. */
    private static final Map<StepKind, String> FILLED_AS = Map.of(
            StepKind.ASK, "answer",
            StepKind.SEVERAL, "answer",
            StepKind.SCALE, "answer",
            StepKind.NOTE, "note",
            StepKind.WHEN, "when");

    private final Subject subject;

    PlaceholderCheck(Subject subject) {
        this.subject = subject;
    }

    void run() {
        for (Step step : subject.journey().steps().values()) {
            Texts.said(subject.journey(), step).forEach(this::check);
        }
    }

    private void check(Said said) {
        String rest = said.template().source();
        for (String name : said.template().placeholders()) {
            rest = rest.replace("{" + name + "}", "");
            remedy(name).ifPresent(remedy -> problem(said, " has {" + name + "}, which nothing can fill.", remedy));
        }
        if (rest.indexOf('{') >= 0 || rest.indexOf('}') >= 0) {
            problem(
                    said,
                    " has a { or } that belongs to no word to fill in.",
                    "Write {other}, {answer.step}, {note.step} or {when.step}, in small letters.");
        }
    }

    private void problem(Said said, String what, String remedy) {
        subject.problem(said.language(), said.step(), said.what() + what, remedy, said.path());
    }

    /** What to write instead of a placeholder, or empty where it can be filled. */
    private Optional<String> remedy(String name) {
        int dot = name.indexOf('.');
        String kind = name.substring(0, Math.max(0, dot));
        if (FILLED_AS.containsValue(kind)) {
            return remedy(kind, name.substring(dot + 1));
        }
        Set<String> words = new TreeSet<>(subject.journey().words().keySet());
        if (words.contains(name)) {
            return Optional.empty();
        }
        return Optional.of(Nearest.to(name, words)
                .map(nearest -> "Write {" + nearest + "}.")
                .orElse("Add it to `words` in journey.yaml, or write {answer.step}, {note.step} or {when.step}."));
    }

    private Optional<String> remedy(String kind, String target) {
        Optional<Step> step = subject.journey().find(target);
        if (step.isEmpty()) {
            return Optional.of("No step is called `" + target + "`. " + nearest(kind, target));
        }
        StepKind asked = StepKind.of(step.get());
        String fitting = FILLED_AS.get(asked);
        if (kind.equals(fitting)) {
            return Optional.empty();
        }
        return Optional.of("`" + target + "` is a `" + asked.key() + "`. "
                + (fitting == null ? "Name a step that asks something." : "Write {" + fitting + "." + target + "}."));
    }

    private String nearest(String kind, String target) {
        Set<String> fitting = new TreeSet<>();
        for (Step step : subject.journey().steps().values()) {
            if (kind.equals(FILLED_AS.get(StepKind.of(step)))) {
                if (step.info().fact().equals(target)) {
                    return "Write {" + kind + "." + step.id() + "}, the step that asks for it.";
                }
                fitting.add(step.id());
            }
        }
        return Nearest.to(target, fitting)
                .map(nearest -> "Write {" + kind + "." + nearest + "}.")
                .orElse("Name a step.");
    }
}
