package org.reweave.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.reweave.journey.Journey;
import org.reweave.journey.Step;
import org.reweave.safety.Finding;
import org.reweave.safety.Finding.Manner;
import org.reweave.safety.Findings;
import org.reweave.safety.Level;
import org.reweave.safety.Topic;

/**
 * Answers words that may mean danger, before anything else reads them.
 *
 * <p>Something unclear is asked about with one question. Danger is met with help, and the companion then stays, asking
 * nothing, until the person goes on; their place is kept. What follows for the journey is put on the trail as the answer to the
 * journey's own private question, so that nothing joint is offered any more and nobody can see why.
 */
final class Care {
    private static final Duration ABOUT_A_DAY = Duration.ofHours(24);
    private static final LocalTime FROM = LocalTime.of(10, 0);
    private static final LocalTime UNTIL = LocalTime.of(20, 0);

    private final Turn turn;

    Care(Turn turn) {
        this.turn = turn;
    }

    /** Answers what was found in somebody's words; false where the words can be taken as anything else. */
    boolean heard(Findings findings) {
        Optional<Finding> found = findings.strongest().filter(finding -> !settled(finding));
        if (found.isEmpty()) {
            return false;
        }
        Finding finding = found.get();
        if (finding.level() == Level.NONE) {
            note(finding);
            return false;
        }
        boolean answers = answers(finding);
        if (answers) {
            turn.sayFirst();
        }
        return answers;
    }

    private boolean answers(Finding finding) {
        if (finding.topic() == Topic.MINOR) {
            return young(finding);
        }
        if (finding.level() == Level.SOFT) {
            soft(finding);
        } else {
            danger(finding.topic(), finding.level() == Level.IMMINENT);
        }
        return true;
    }

    /** Whether it only tells what is known: somebody's age. */
    private boolean settled(Finding finding) {
        boolean young = finding.topic() == Topic.MINOR;
        boolean told = turn.facts().known("age");
        boolean sure = turn.facts().is("age", "minor") || finding.level() == Level.SOFT;
        return young && told && sure;
    }

    private void note(Finding finding) {
        if (finding.manner() == Manner.PAST && finding.topic() == Topic.SELF_HARM && !crisis() && !silent()) {
            turn.line(Phrase.SAFETY_PAST);
        }
    }

    private boolean crisis() {
        return turn.dialog instanceof Dialog.Staying || turn.dialog instanceof Dialog.HelpNow;
    }

    private boolean silent() {
        return turn.dialog instanceof Dialog.Stopped;
    }

    private boolean young(Finding finding) {
        if (crisis() || silent() || turn.step.isEmpty()) {
            return false;
        }
        if (finding.level() == Level.SOFT || turn.facts().known("age")) {
            ask(Topic.MINOR, false);
        } else {
            goYoung();
        }
        return true;
    }

    private void goYoung() {
        turn.line(Phrase.SAFETY_YOUNG);
        Optional<Answer> age = learn(Topic.MINOR);
        String asked = turn.journey.care().answers().get(Topic.MINOR.written()) == null
                ? turn.step
                : turn.journey.care().answers().get(Topic.MINOR.written()).step();
        turn.dialog = new Dialog.None();
        new Course(turn)
                .go(age.flatMap(answer -> Answers.wayOn(turn.journey.step(asked), answer))
                        .orElse(turn.step));
        turn.show();
    }

    // --- unclear ---

    private void soft(Finding finding) {
        boolean another = finding.manner() == Manner.OF_ANOTHER;
        if (crisis()) {
            turn.line(Phrase.HELP_NOW_WAITING);
            turn.showBriefly();
        } else if (silent()) {
            danger(finding.topic(), false);
        } else if (turn.dialog instanceof Dialog.CareQuestion asked
                && asked.topic().equals(finding.topic().written())) {
            answered(asked, true);
        } else {
            if (another) {
                turn.line(Phrase.SAFETY_HELPER);
                new HelpCard(turn).about(finding.topic(), false);
            }
            ask(finding.topic(), another);
        }
    }

    private void ask(Topic topic, boolean another) {
        turn.misses = 0;
        turn.open(new Dialog.CareQuestion(topic.written(), another));
        turn.show();
    }

    /** Takes the answer to the one question: yes or sometimes, or no. */
    void answered(Dialog.CareQuestion asked, boolean yes) {
        Topic topic = topic(asked.topic());
        if (!yes) {
            turn.close();
            turn.line(Phrase.SAFETY_THANKS);
            turn.show();
        } else if (topic == Topic.MINOR) {
            goYoung();
        } else {
            danger(topic, false);
        }
    }

    /** The person would rather not say: help is named once, and they go on. */
    void unsaid() {
        turn.close();
        turn.line(Phrase.SAFETY_UNSAID);
        turn.show();
    }

    // --- danger ---

    private void danger(Topic topic, boolean urgent) {
        if (silent()) {
            inSilence(topic, urgent);
        } else if (waiting(topic, urgent)) {
            turn.line(Phrase.HELP_NOW_WAITING);
            turn.showBriefly();
        } else {
            learn(topic);
            turn.line(Phrase.SAFETY_HEARD);
            new HelpCard(turn).about(topic, urgent);
            turn.open(new Dialog.Staying(topic.written(), topic == Topic.SELF_HARM && !urgent, urgent));
            turn.show();
        }
    }

    /** Whether the same help was just shown; the same card never comes twice running. */
    private boolean waiting(Topic topic, boolean urgent) {
        return (turn.dialog instanceof Dialog.Staying here
                        && (here.urgent() || !urgent)
                        && here.topic().equals(topic.written()))
                || (turn.dialog instanceof Dialog.HelpNow && !urgent);
    }

    /** Help is said even where silence was asked for, and the silence stays. */
    private void inSilence(Topic topic, boolean urgent) {
        learn(topic);
        if (turn.dialog instanceof Dialog.Stopped stopped && stopped.helped() && !urgent) {
            turn.line(Phrase.HELP_NOW_WAITING);
        } else {
            new HelpCard(turn).about(topic, urgent);
            turn.line(Phrase.HELP_STAY);
            turn.dialog = new Dialog.Stopped(true);
        }
        turn.showBriefly();
    }

    /** Whether the person is safe right now; where that is open, the emergency number comes first. */
    void safe(Dialog.Staying here, boolean safe) {
        if (safe) {
            turn.line(Phrase.SAFETY_GLAD);
        } else {
            new HelpCard(turn).about(topic(here.topic()), true);
        }
        turn.open(new Dialog.Staying(here.topic(), false, here.urgent() || !safe));
        turn.show();
    }

    /** Puts on the trail what follows for the journey, silently; empty where nothing does or it is known already. */
    private Optional<Answer> learn(Topic topic) {
        Journey.Care.Given given = turn.journey.care().answers().get(topic.written());
        if (given == null || !(turn.journey.step(given.step()) instanceof Step.Ask ask)) {
            return Optional.empty();
        }
        Answer answer = new Answer.Chosen(given.choice());
        if (!turn.facts().is(ask.info().fact(), given.choice())) {
            turn.understand(given.step(), answer);
        }
        return Optional.of(answer);
    }

    /** Arranges to look in on the person after about a day, at an hour of day. */
    void lookIn() {
        ZonedDateTime at = turn.now.plus(ABOUT_A_DAY).atZone(turn.voice.zone(turn.facts()));
        if (at.toLocalTime().isBefore(FROM)) {
            at = at.with(FROM);
        } else if (at.toLocalTime().isAfter(UNTIL)) {
            at = at.plusDays(1).with(FROM);
        }
        Instant due = at.toInstant();
        new NudgePlan(turn).arrange(NudgeKind.LOOK_IN, due, Optional.empty());
        turn.line(Phrase.SAFETY_LOOK_IN_SET, "time", turn.voice.time(due, turn.facts()));
        turn.showBriefly();
    }

    /** Takes the country the person named, and shows the help there. */
    void country(Dialog.HelpCountry asked, String id) {
        String step = turn.journey.care().country();
        turn.learn(step, new Answer.Chosen(id));
        HelpCard card = new HelpCard(turn);
        if (asked.topic().isEmpty()) {
            card.general();
            turn.open(new Dialog.HelpNow());
        } else {
            card.about(topic(asked.topic()), false);
            turn.open(new Dialog.Staying(asked.topic(), false, false));
        }
        turn.show();
    }

    static Topic topic(String written) {
        return Topic.valueOf(written.toUpperCase(java.util.Locale.ROOT));
    }
}
