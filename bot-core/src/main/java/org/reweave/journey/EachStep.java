package org.reweave.journey;

import java.util.List;

/** Looks at steps one by one; whoever extends it handles only the kinds that matter to it; the step itself is what comes back. */
abstract class EachStep implements Step.Visitor<Step> {

    /** An {@code ask} or a {@code several}. */
    void choices(Step step, List<Step.Choice> choices) {}

    void said(Step.Say say) {}

    void asked(Step.Ask ask) {
        choices(ask, ask.choices());
    }

    void askedSeveral(Step.Several several) {
        choices(several, several.choices());
    }

    void scaled(Step.Scale scale) {}

    void noted(Step.Note note) {}

    void timed(Step.When when) {}

    void branched(Step.Branch branch) {}

    void gated(Step.Gate gate) {}

    void ended(Step.End end) {}

    @Override
    public final Step say(Step.Say say) {
        said(say);
        return say;
    }

    @Override
    public final Step ask(Step.Ask ask) {
        asked(ask);
        return ask;
    }

    @Override
    public final Step several(Step.Several several) {
        askedSeveral(several);
        return several;
    }

    @Override
    public final Step scale(Step.Scale scale) {
        scaled(scale);
        return scale;
    }

    @Override
    public final Step note(Step.Note note) {
        noted(note);
        return note;
    }

    @Override
    public final Step when(Step.When when) {
        timed(when);
        return when;
    }

    @Override
    public final Step branch(Step.Branch branch) {
        branched(branch);
        return branch;
    }

    @Override
    public final Step gate(Step.Gate gate) {
        gated(gate);
        return gate;
    }

    @Override
    public final Step end(Step.End end) {
        ended(end);
        return end;
    }
}
