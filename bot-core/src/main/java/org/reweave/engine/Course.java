package org.reweave.engine;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.reweave.journey.Journey;
import org.reweave.journey.Step;

/** Moves a person along their journey: to a step, aside and back, and past what they answered already. */
final class Course {
    private static final int DEEPEST = 3;

    private final Turn turn;
    private final Journey journey;

    Course(Turn turn) {
        this.turn = turn;
        this.journey = turn.journey;
    }

    /** Goes to a step, and on from there to the first that waits for the person. */
    void go(String target) {
        StepWalk.Arrival arrival = walk(target, turn.frames);
        announceChapter(arrival);
        arrival.entered().forEach(entered -> turn.listener.entered(entered.id()));
        arrival.said().forEach(said -> turn.line(turn.words(said.info().text())));
        if (arrival.said().stream().anyMatch(said -> journey.care().crisis().contains(said.id()))) {
            turn.hush();
        }
        turn.frames = arrival.frames();
        turn.ask(arrival.step().id());
        turn.ticked = List.of();
    }

    private StepWalk.Arrival walk(String from, List<Frame> frames) {
        return StepWalk.from(from, journey, turn.facts(), frames);
    }

    private void announceChapter(StepWalk.Arrival arrival) {
        String chapter = arrival.step().info().chapter();
        boolean entering = turn.frames.isEmpty()
                && arrival.frames().isEmpty()
                && journey.find(turn.step)
                        .map(from -> !from.info().chapter().equals(chapter))
                        .orElse(false);
        if (entering) {
            turn.line(Phrase.CHAPTER_HEADING, "title", journey.title(chapter, turn.language.code()));
        }
    }

    /**
     * Begins the journey where it has not begun; whatever came first is the greeting. Where there are several languages,
     * the first thing asked is which one.
     */
    boolean begin() {
        if (turn.step.isEmpty() && turn.dialog instanceof Dialog.None) {
            if (turn.languages.several()) {
                turn.open(new Dialog.ChooseLanguage());
            } else {
                go(turn.journey.start());
            }
            turn.show();
            return true;
        }
        return false;
    }

    /** Begins the journey where it has not begun; leaves an open step that is no longer one to show. */
    void resume() {
        if (turn.step.isEmpty()) {
            go(journey.start());
        } else if (lockedMeanwhile()) {
            go(turn.step);
        }
    }

    /** Whether the open step is no longer one to show: a lock closed, or what was told in danger passes it over. */
    private boolean lockedMeanwhile() {
        Step open = journey.step(turn.step);
        boolean locked = open.info().tags().stream().anyMatch(Step.Tag::guarded);
        boolean told = journey.care().answers().values().stream()
                .anyMatch(given ->
                        turn.facts().is(journey.step(given.step()).info().fact(), given.choice()));
        return (locked || told) && !walk(turn.step, turn.frames).step().id().equals(turn.step);
    }

    /** Where the journey goes on after a side path from here; the oldest ways back but one are given up when it gets too deep. */
    static List<Frame> aside(List<Frame> frames, Frame back) {
        List<Frame> deeper = new ArrayList<>(frames.size() < DEEPEST ? frames : frames.subList(0, 1));
        deeper.add(back);
        return deeper;
    }

    /** Walks a side path, and comes back to the open step afterwards. */
    void enter(String path, String start, boolean once) {
        turn.record(new Answer.Entered(path));
        turn.frames = aside(turn.frames, new Frame(turn.step, once));
        go(start);
    }

    /** Whether the private safety questions are being asked already. */
    boolean cares() {
        Journey.Interlude path = journey.interludes().get("safety");
        return path != null
                && journey.step(path.start())
                        .info()
                        .chapter()
                        .equals(journey.step(turn.step).info().chapter());
    }

    /** Goes on after an answer: to the given step, or back when the prompt was walked to change an earlier answer. */
    void onward(String next) {
        List<Frame> frames = turn.frames;
        if (frames.isEmpty() || !frames.get(frames.size() - 1).once()) {
            go(next);
            return;
        }
        String changed = turn.step;
        String returnTo = frames.get(frames.size() - 1).returnTo();
        turn.frames = frames.subList(0, frames.size() - 1);
        turn.line(Phrase.CHANGE_DONE);
        if (!journey.aside(journey.step(returnTo))
                && depends(returnTo, journey.step(changed).info().fact())) {
            goToFirstOpen(chapterStart(returnTo));
        } else {
            go(returnTo);
        }
    }

    private boolean depends(String place, String fact) {
        String chapter = journey.step(place).info().chapter();
        return journey.steps().values().stream()
                .anyMatch(other -> other.info().chapter().equals(chapter)
                        && other.info().only().mentions(fact));
    }

    private String chapterStart(String place) {
        String chapter = journey.step(place).info().chapter();
        return journey.steps().values().stream()
                .filter(other -> other.info().chapter().equals(chapter))
                .findFirst()
                .orElseThrow()
                .id();
    }

    /** Goes to the first prompt from here on that has not been answered yet, so that nothing is asked twice. */
    void goToFirstOpen(String from) {
        StepWalk.Arrival arrival = firstOpen(from);
        turn.frames = arrival.frames();
        go(arrival.step().id());
    }

    /** Where {@link #goToFirstOpen} leads to. */
    StepWalk.Arrival firstOpen(String from) {
        Set<String> passed = new HashSet<>();
        StepWalk.Arrival arrival = walk(from, turn.frames);
        while (passed.add(arrival.step().id())) {
            Optional<Entry> answered = turn.facts().latest(arrival.step().id());
            Optional<String> next =
                    answered.flatMap(entry -> Answers.wayOn(journey.step(entry.step()), entry.answer()));
            if (next.isEmpty()) {
                break;
            }
            arrival = walk(next.get(), arrival.frames());
        }
        return arrival;
    }
}
