package org.reweave.journey;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.reweave.journey.Step.Choice;
import org.reweave.journey.Step.Purpose;

/** Checks what is asked: the reason for asking, the evidence, the choices, the times. */
final class PromptCheck extends EachStep {
    private static final int MOST_OF_ASK = 4;
    private static final int MOST_OF_MENU = 60;
    private static final int MOST_OF_SEVERAL = 10;
    private static final String CHOICE_ID = "[a-z0-9][A-Za-z0-9/_+-]{0,39}";
    private static final String MENU_ID = "[A-Za-z0-9][A-Za-z0-9/_+-]{0,39}";

    private final Subject subject;

    PromptCheck(Subject subject) {
        this.subject = subject;
    }

    void run() {
        for (Step step : subject.journey().steps().values()) {
            evidence(step);
            if (step instanceof Step.Prompt && step.info().why() == null) {
                subject.problem(step, "`why` is missing.", "Write the answer to \"why do you ask?\".");
            }
            step.accept(this);
        }
    }

    private void evidence(Step step) {
        Step.Evidence evidence = step.info().evidence();
        Set<String> known = subject.journey().sources().keySet();
        boolean prompt = step instanceof Step.Prompt;
        if (evidence.source().isEmpty() ? prompt : !known.contains(evidence.source())) {
            subject.problem(
                    step,
                    evidence.source().isEmpty()
                            ? "`source` is missing."
                            : "journey.yaml knows no source `" + evidence.source() + "`.",
                    Nearest.remedy(evidence.source(), known, "Add it to `sources` in journey.yaml."),
                    List.of("source"));
        }
        if (prompt && evidence.reviewer().isEmpty()) {
            subject.problem(step, "`reviewer` is missing.", "Name who reviewed it, or write `unreviewed`.");
        }
        if (prompt || !evidence.reviewed().isEmpty()) {
            reviewed(step, evidence.reviewed());
        }
    }

    private void reviewed(Step step, String date) {
        try {
            LocalDate.parse(date);
        } catch (DateTimeParseException e) {
            String what = date.isEmpty() ? "`reviewed` is missing." : "`reviewed: " + date + "` is no date.";
            subject.problem(step, what, "Write it like 2026-11-22.", List.of("reviewed"));
        }
    }

    @Override
    void asked(Step.Ask ask) {
        super.asked(ask);
        int most = ask.menu() ? MOST_OF_MENU : MOST_OF_ASK;
        if (ask.menu()) {
            count(ask, ask.choices().size(), most);
        } else {
            count(ask, offeredAtOnce(ask, ask.choices()), most);
        }
    }

    @Override
    void askedSeveral(Step.Several several) {
        super.askedSeveral(several);
        count(several, offeredAtOnce(several, several.choices()), MOST_OF_SEVERAL);
    }

    /** The most choices one person can see: some are only for some. */
    private int offeredAtOnce(Step step, List<Choice> choices) {
        List<Condition> conditions = new ArrayList<>(List.of(step.info().only()));
        choices.forEach(choice -> conditions.add(choice.only()));
        int most = 0;
        for (Facts facts : Situations.of(conditions, subject.facts())) {
            if (step.info().only().holds(facts)) {
                long offered = choices.stream()
                        .filter(choice -> choice.only().holds(facts))
                        .count();
                most = Math.max(most, (int) offered);
            }
        }
        return most;
    }

    private void count(Step step, int count, int most) {
        if (count < 2 || count > most) {
            subject.problem(
                    step,
                    "It offers " + count + (count == 1 ? " choice" : " choices at once") + "; 2 to " + most
                            + " are possible.",
                    count < 2
                            ? "Add one, or make it a `say`."
                            : "Ask in two steps, or join some; only a long reference list is a `menu: true`.",
                    List.of("choices"));
        }
    }

    @Override
    void choices(Step step, List<Choice> choices) {
        boolean menu = step instanceof Step.Ask ask && ask.menu();
        Set<String> ids = new LinkedHashSet<>();
        for (int i = 0; i < choices.size(); i++) {
            String id = choices.get(i).id();
            List<Object> path = List.of("choices", i, "id");
            if (!id.matches(menu ? MENU_ID : CHOICE_ID)) {
                subject.problem(
                        step,
                        "`" + id + "` cannot be the id of a choice.",
                        "Use up to 40 letters, digits and hyphens, with a small letter or digit first.",
                        path);
            }
            if (!ids.add(id)) {
                subject.problem(step, "Two choices have the id `" + id + "`.", "Rename one.", path);
            }
        }
    }

    @Override
    void timed(Step.When when) {
        Duration least = Optional.ofNullable(when.atLeast()).orElse(Duration.ZERO);
        Duration most = Optional.ofNullable(when.atMost()).orElse(Duration.ofDays(36_500));
        if (least.compareTo(most) > 0) {
            subject.problem(when, "`at-least` is longer than `at-most`.", "Exchange the two.", List.of("at-least"));
            return;
        }
        for (String offer : when.offers(subject.journey().language())) {
            Durations.offer(offer)
                    .filter(reach -> reach.latest().compareTo(least) < 0
                            || reach.soonest().compareTo(most) > 0)
                    .ifPresent(reach -> subject.problem(
                            when,
                            "The offer `" + offer + "` is never between `at-least` and `at-most`.",
                            "Offer a time that can be taken.",
                            List.of("offers")));
        }
        if (when.waits() && when.purpose() != Purpose.COME_BACK && when.purpose() != Purpose.TALK) {
            String waiting = List.of(Purpose.COME_BACK, Purpose.TALK).stream()
                    .map(Table::written)
                    .collect(Collectors.joining(" or "));
            subject.problem(
                    when,
                    "The companion rests only until somebody comes back or until a talk.",
                    "Set `purpose` to " + waiting + ", or leave `waits` out.",
                    List.of("waits"));
        }
    }
}
