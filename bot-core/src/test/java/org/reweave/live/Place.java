package org.reweave.live;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.reweave.engine.Answer;
import org.reweave.engine.Dialog;
import org.reweave.engine.Frame;
import org.reweave.engine.PersonState;
import org.reweave.store.StateCodec;

/** Where somebody stands and what they said: their state without the times, which no two walks share. */
record Place(String step, List<Frame> frames, Dialog dialog, int visit, List<String> ticked, List<Said> trail) {

    /** One answer; of a time that was set only that it was. */
    record Said(int visit, String step, String answer, List<Frame> frames) {}

    static Place of(PersonState state) {
        return new Place(
                state.step(),
                state.frames(),
                state.dialog(),
                state.visit(),
                state.ticked(),
                state.trail().stream()
                        .map(entry -> new Said(entry.visit(), entry.step(), answer(entry.answer()), entry.frames()))
                        .toList());
    }

    /** The same with prompts numbered from that one. */
    Place from(int first) {
        return new Place(
                step,
                frames,
                dialog,
                visit - first,
                ticked,
                trail.stream()
                        .map(said -> new Said(said.visit() - first, said.step(), said.answer(), said.frames()))
                        .toList());
    }

    /** Reads it from what {@code export} writes. */
    static Place exported(String json) {
        try {
            JsonMapper mapper = new JsonMapper();
            byte[] state = mapper.writeValueAsBytes(mapper.readTree(json).at("/as-stored/person/0/state"));
            return of(StateCodec.decode(state));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String answer(Answer answer) {
        if (answer instanceof Answer.Kept kept) {
            return "kept " + kept.text();
        }
        return answer instanceof Answer.Set ? "a time" : answer.toString();
    }
}
