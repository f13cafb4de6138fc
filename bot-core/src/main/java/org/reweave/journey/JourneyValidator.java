package org.reweave.journey;

import java.util.List;

/**
 * Checks a journey as a whole: what is said, what is asked, what is known, and where every way leads.
 *
 * <p>It promises that in a journey without problems every step can be reached, every way comes to an end, no walk goes
 * round without asking something, and nothing that needs a gate is reached without passing it.
 */
public final class JourneyValidator {
    private JourneyValidator() {}

    /** Every problem of the journey, by file and line; none where it may be offered to people. */
    public static List<Problem> check(Journey journey) {
        Problems problems = new Problems();
        problems.reading(Lines.HEADER);
        journey.chapters().forEach(chapter -> problems.reading(chapter.file()));
        check(journey, Lines.unknown(), problems);
        return problems.inOrder();
    }

    /** Adds the journey's problems to those of reading it. */
    static void check(Journey journey, Lines lines, Problems problems) {
        Subject subject = new Subject(journey, FactTable.of(journey), lines, problems);
        new TextCheck(subject).run();
        new PromptCheck(subject).run();
        if (problems.stepsKnown()) {
            new PlaceholderCheck(subject).run();
            new ConditionCheck(subject).run();
            new JumpCheck(subject).run();
        }
        if (problems.waysKnown()) {
            Graph graph = new Graph(journey);
            new ReachCheck(subject, graph).run();
            new GateCheck(subject, graph).run();
            new RoundCheck(subject, graph).run();
        }
    }
}
