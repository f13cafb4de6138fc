package org.reweave.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reweave.engine.Dialog;
import org.reweave.engine.Entry;
import org.reweave.engine.Frame;
import org.reweave.engine.PersonState;
import org.reweave.engine.Reminders;

/**
 * A person's state as JSON, and back.
 *
 * <p>Every format that was ever released can be read for ever: a change of what is written is a new format number, a
 * reader for it beside the old one, and a golden file in {@code src/test/resources/state}. Both directions are written
 * out by hand, so that renaming something in the engine cannot change what lies in a database. What is empty is left out.
 */
public final class StateCodec {
    /** The newest format; it is written only where it has to be, so that everything else can go back a version. */
    public static final int FORMAT = 5;

    private static final int WITHOUT_REST_BENEATH = 4;
    private static final int WITHOUT_GUARD = 3;

    private static final int BYTES_AROUND = 256;
    private static final int BYTES_AN_ENTRY = 80;

    private StateCodec() {}

    /** The state as UTF-8 JSON; half characters in its texts become U+FFFD. */
    public static byte[] encode(PersonState state) {
        int size = BYTES_AROUND + BYTES_AN_ENTRY * state.trail().size();
        return CompactJson.write(format(state), size, json -> write(json, state));
    }

    private static int format(PersonState state) {
        if (state.dialog() instanceof Dialog.Resting) {
            return FORMAT;
        }
        return state.guarded() ? WITHOUT_REST_BENEATH : WITHOUT_GUARD;
    }

    /**
     * The state that was written.
     *
     * @throws StoreException when it is of a newer format or damaged; the message quotes nothing of it
     */
    public static PersonState decode(byte[] bytes) {
        Draft draft = new Draft();
        CompactJson.read("A person's state", FORMAT, bytes, draft::read);
        return draft.state();
    }

    private static void write(JsonGenerator json, PersonState state) throws IOException {
        CompactJson.text(json, "j", state.journey());
        json.writeNumberField("r", state.revision());
        CompactJson.text(json, "l", state.language());
        json.writeFieldName("at");
        CompactJson.instant(json, state.seen());
        if (!state.step().isEmpty()) {
            CompactJson.text(json, "s", state.step());
        }
        TrailCodec.writeFrames(json, "fr", state.frames());
        if (!(state.dialog() instanceof Dialog.None)) {
            json.writeFieldName("d");
            DialogCodec.write(json, state.dialog());
        }
        json.writeNumberField("v", state.visit());
        if (state.misses() != 0) {
            json.writeNumberField("m", state.misses());
        }
        if (!state.ticked().isEmpty()) {
            CompactJson.texts(json, "tk", state.ticked());
        }
        if (!state.lastToken().isEmpty()) {
            CompactJson.text(json, "lt", state.lastToken());
        }
        if (state.lastSent().isPresent()) {
            json.writeFieldName("ls");
            CompactJson.instant(json, state.lastSent().get());
        }
        if (state.guarded()) {
            json.writeBooleanField("g", true);
        }
        RemindersCodec.write(json, "n", state.reminders());
        TrailCodec.write(json, "t", state.trail());
    }

    /** The state while it is being read. */
    private static final class Draft {
        private @Nullable String journey;
        private int revision;
        private String language = "";
        private String step = "";
        private List<Frame> frames = List.of();
        private Dialog dialog = new Dialog.None();
        private int visit;
        private int misses;
        private List<String> ticked = List.of();
        private List<Entry> trail = List.of();
        private String lastToken = "";
        private Optional<Instant> lastSent = Optional.empty();
        private Reminders reminders = Reminders.NONE;
        private @Nullable Instant seen;
        private boolean guarded;

        void read(String key, JsonParser json) throws IOException {
            switch (key) {
                case "j" -> journey = CompactJson.text(json);
                case "r" -> revision = json.getIntValue();
                case "l" -> language = CompactJson.text(json);
                case "at" -> seen = CompactJson.instant(json);
                case "s" -> step = CompactJson.text(json);
                case "fr" -> frames = TrailCodec.readFrames(json);
                case "d" -> dialog = DialogCodec.read(json);
                case "v" -> visit = json.getIntValue();
                case "m" -> misses = json.getIntValue();
                case "tk" -> ticked = CompactJson.texts(json);
                case "lt" -> lastToken = CompactJson.text(json);
                case "ls" -> lastSent = Optional.of(CompactJson.instant(json));
                case "g" -> guarded = json.getBooleanValue();
                case "n" -> reminders = RemindersCodec.read(json);
                case "t" -> trail = TrailCodec.read(json);
                default -> throw CompactJson.unknown("key of a state");
            }
        }

        PersonState state() {
            if (journey == null || seen == null) {
                throw new StoreException(
                        "A person's state in the database is damaged (it is incomplete). Restore a backup.");
            }
            return new PersonState(
                    journey, revision, language, step, frames, dialog, visit, misses, ticked, trail, lastToken,
                    lastSent, reminders, seen, guarded);
        }
    }
}
