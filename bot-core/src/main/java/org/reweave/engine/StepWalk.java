package org.reweave.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reweave.journey.Facts;
import org.reweave.journey.Journey;
import org.reweave.journey.Step;

/**
 * Walks from a step to the next one that waits for the person, collecting what is said on the way.
 *
 * <p>A step marked joint, empathy or forgive is entered only while a gate that guards it is open, however the walk got
 * there: along the path, back from a side path, or after going back. Otherwise the walk goes the gate's closed way.
 */
final class StepWalk implements Step.Visitor<Optional<String>> {
    private static final int LIMIT = 300;

    /**
     * Where a walk ended: at a prompt or at an end.
     *
     * @param said the steps whose text is said on the way, in order
     * @param entered every step that had its say or its decision on the way, the last one included
     */
    record Arrival(Step step, List<Frame> frames, List<Step> said, List<Step> entered) {}

    private final Journey journey;
    private final Facts facts;
    private final List<Frame> frames;
    private final List<Step> said = new ArrayList<>();
    private final List<Step> entered = new ArrayList<>();

    private StepWalk(Journey journey, Facts facts, List<Frame> frames) {
        this.journey = journey;
        this.facts = facts;
        this.frames = new ArrayList<>(frames);
    }

    /**
     * Walks from the step of that id.
     *
     * @throws IllegalStateException when the journey goes round in a circle without ever asking; names the steps
     */
    static Arrival from(String start, Journey journey, Facts facts, List<Frame> frames) {
        StepWalk walk = new StepWalk(journey, facts, frames);
        List<String> path = new ArrayList<>();
        Optional<String> next = Optional.of(start);
        Step step = journey.step(start);
        while (next.isPresent()) {
            step = journey.step(next.get());
            path.add(step.id());
            if (path.size() > LIMIT) {
                throw new IllegalStateException(
                        "the journey goes round without asking: " + path.subList(LIMIT - 20, LIMIT));
            }
            next = walk.onward(step);
        }
        walk.leaveSidePaths(step);
        return new Arrival(step, List.copyOf(walk.frames), List.copyOf(walk.said), List.copyOf(walk.entered));
    }

    /** A side path that was left for the main path, by a jump, does not lead back any more. */
    private void leaveSidePaths(Step arrived) {
        boolean changing = !frames.isEmpty() && frames.get(frames.size() - 1).once();
        if (!changing && !journey.aside(arrived)) {
            frames.clear();
        }
    }

    /** The step to go on with, or empty when this one waits for the person. */
    private Optional<String> onward(Step step) {
        Optional<String> refused = refusedBy(step);
        if (refused.isPresent()) {
            return refused;
        }
        if (!step.info().only().holds(facts) && step.info().next() != null) {
            return Optional.ofNullable(step.info().next());
        }
        entered.add(step);
        return step.accept(this);
    }

    private Optional<String> refusedBy(Step step) {
        @Nullable String way = null;
        for (Step.Tag tag : step.info().tags()) {
            if (tag.guarded() && way == null) {
                way = closedWay(tag, step.info().chapter());
            }
        }
        return Optional.ofNullable(way);
    }

    private @Nullable String closedWay(Step.Tag tag, String chapter) {
        @Nullable String way = null;
        for (Step.Gate gate : journey.gates(tag)) {
            if (gate.opens().holds(facts)) {
                return null;
            }
            if (way == null || gate.info().chapter().equals(chapter)) {
                way = gate.closed();
            }
        }
        return way;
    }

    private Optional<String> next(Step step) {
        return Optional.ofNullable(step.info().next());
    }

    @Override
    public Optional<String> say(Step.Say say) {
        said.add(say);
        if (say.detour() == null) {
            return next(say);
        }
        frames.add(new Frame(java.util.Objects.requireNonNull(say.info().next()), false));
        return Optional.of(java.util.Objects.requireNonNull(journey.interludes().get(say.detour()))
                .start());
    }

    @Override
    public Optional<String> branch(Step.Branch branch) {
        for (Step.Branch.Way way : branch.ways()) {
            if (way.when().holds(facts)) {
                return Optional.of(way.next());
            }
        }
        return Optional.of(branch.otherwise());
    }

    @Override
    public Optional<String> gate(Step.Gate gate) {
        return Optional.of(gate.opens().holds(facts) ? gate.open() : gate.closed());
    }

    @Override
    public Optional<String> end(Step.End end) {
        if (end.outcome() != Step.Outcome.RESUME || frames.isEmpty()) {
            frames.clear();
            return Optional.empty();
        }
        said.add(end);
        return Optional.of(frames.remove(frames.size() - 1).returnTo());
    }

    @Override
    public Optional<String> ask(Step.Ask ask) {
        return Optional.empty();
    }

    @Override
    public Optional<String> several(Step.Several several) {
        return Optional.empty();
    }

    @Override
    public Optional<String> scale(Step.Scale scale) {
        return Optional.empty();
    }

    @Override
    public Optional<String> note(Step.Note note) {
        return Optional.empty();
    }

    @Override
    public Optional<String> when(Step.When when) {
        return Optional.empty();
    }
}
