package org.reweave.live;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Leads somebody through a plan on a live platform: does the next thing when its prompt is in sight. */
final class Walker {
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(3);
    /** After so long without an answer somebody taps again, where taps can be lost. */
    private static final Duration TAPS_AGAIN = Duration.ofSeconds(6);

    private final LivePlatform platform;
    private final LivePerson person;
    private final Plan plan;
    private int repeats;
    private volatile int done;

    Walker(LivePlatform platform, LivePerson person, Plan plan) {
        this.platform = platform;
        this.person = person;
        this.plan = plan;
    }

    /** Opens the chat and walks to the end of the plan; returns when what comes after its last step is in sight. */
    void walks() {
        if (!platform.keepsTaps()) {
            Patience.until(LONGEST_WAIT, () -> platform.greetings() > 0);
        }
        person.opens();
        awaits(() -> person.prompt().isPresent(), person::opens, "the first prompt");
        for (Plan.Step step : plan.steps()) {
            awaits(() -> person.prompt().filter(step::answers).isPresent(), this::lastAgain, step.toString());
            does(step);
            done++;
        }
        int visit = plan.end().visit();
        awaits(() -> shows(visit), this::lastAgain, "prompt " + visit + ", the last");
    }

    private boolean shows(int visit) {
        return person.prompt().stream()
                .flatMap(prompt -> prompt.buttons().stream())
                .anyMatch(button -> button.token().startsWith(visit + ":"));
    }

    /** How many steps were done. */
    int done() {
        return done;
    }

    /** How often something was done a second time because nothing came of it. */
    int repeats() {
        return repeats;
    }

    private void does(Plan.Step step) {
        step.words().ifPresentOrElse(person::writes, () -> person.taps(step.taps()));
    }

    private void lastAgain() {
        if (done == 0) {
            person.opens();
            return;
        }
        Plan.Step last = plan.steps().get(done - 1);
        if (last.words().isEmpty() && person.prompt().filter(last::answers).isPresent()) {
            person.taps(last.taps());
        }
    }

    private void awaits(BooleanSupplier inSight, Runnable again, String what) {
        long end = System.nanoTime() + LONGEST_WAIT.toNanos();
        Duration wait = platform.keepsTaps() ? LONGEST_WAIT : TAPS_AGAIN;
        while (!Patience.until(wait, inSight)) {
            if (System.nanoTime() > end) {
                throw new AssertionError("after " + done + " steps this never came: " + what + "; in sight is "
                        + person.prompt().map(LivePerson.Seen::asked) + " of "
                        + person.sees().size() + " messages");
            }
            repeats++;
            again.run();
        }
    }
}
