package org.reweave.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.reweave.engine.Answer;
import org.reweave.engine.Entry;
import org.reweave.engine.Frame;

/**
 * The trail of answers as JSON: {@code [visit, "step", time, answer]} for an entry, and its frames after that where it
 * has any. A text is the choice that was made, a number the rating, a list what was ticked; every other answer is an
 * object whose one key is its kind. A frame is the step it returns to, in a list of its own where it is for once.
 */
final class TrailCodec {
    private TrailCodec() {}

    static void write(JsonGenerator json, String key, List<Entry> trail) throws IOException {
        if (trail.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart(key);
        for (Entry entry : trail) {
            json.writeStartArray();
            json.writeNumber(entry.visit());
            CompactJson.text(json, entry.step());
            CompactJson.instant(json, entry.at());
            writeAnswer(json, entry.answer());
            for (Frame frame : entry.frames()) {
                writeFrame(json, frame);
            }
            json.writeEndArray();
        }
        json.writeEndArray();
    }

    static List<Entry> read(JsonParser json) throws IOException {
        return CompactJson.list(json, TrailCodec::readEntry);
    }

    static void writeFrames(JsonGenerator json, String key, List<Frame> frames) throws IOException {
        if (frames.isEmpty()) {
            return;
        }
        json.writeArrayFieldStart(key);
        for (Frame frame : frames) {
            writeFrame(json, frame);
        }
        json.writeEndArray();
    }

    static List<Frame> readFrames(JsonParser json) throws IOException {
        return CompactJson.list(json, TrailCodec::readFrame);
    }

    private static Entry readEntry(JsonParser json) throws IOException {
        CompactJson.require(json, JsonToken.START_ARRAY);
        json.nextToken();
        int visit = json.getIntValue();
        json.nextToken();
        String step = CompactJson.text(json);
        json.nextToken();
        Instant at = CompactJson.instant(json);
        json.nextToken();
        Answer answer = readAnswer(json);
        return new Entry(visit, step, answer, at, CompactJson.rest(json, TrailCodec::readFrame));
    }

    private static void writeFrame(JsonGenerator json, Frame frame) throws IOException {
        if (frame.once()) {
            json.writeStartArray();
            CompactJson.text(json, frame.returnTo());
            json.writeEndArray();
        } else {
            CompactJson.text(json, frame.returnTo());
        }
    }

    private static Frame readFrame(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            return new Frame(CompactJson.text(json), false);
        }
        json.nextToken();
        Frame frame = new Frame(CompactJson.text(json), true);
        CompactJson.end(json);
        return frame;
    }

    private static void writeAnswer(JsonGenerator json, Answer answer) throws IOException {
        if (answer instanceof Answer.Chosen chosen) {
            CompactJson.text(json, chosen.id());
        } else if (answer instanceof Answer.Rated rated) {
            json.writeNumber(rated.value());
        } else if (answer instanceof Answer.Ticked ticked) {
            CompactJson.texts(json, ticked.ids());
        } else {
            json.writeStartObject();
            writeRarer(json, answer);
            json.writeEndObject();
        }
    }

    private static void writeRarer(JsonGenerator json, Answer answer) throws IOException {
        if (answer instanceof Answer.Kept kept) {
            CompactJson.text(json, "kept", kept.text());
        } else if (answer instanceof Answer.LetGo) {
            json.writeBooleanField("letGo", true);
        } else if (answer instanceof Answer.Set set) {
            json.writeArrayFieldStart("set");
            CompactJson.instant(json, set.at());
            CompactJson.text(json, set.zone().getId());
            json.writeEndArray();
        } else if (answer instanceof Answer.Skipped) {
            json.writeBooleanField("skipped", true);
        } else if (answer instanceof Answer.Entered entered) {
            CompactJson.text(json, "entered", entered.path());
        } else if (answer instanceof Answer.Moved moved) {
            CompactJson.text(json, "moved", moved.zone().getId());
        } else if (answer instanceof Answer.Restarted) {
            json.writeBooleanField("restarted", true);
        } else {
            throw new IllegalStateException("no JSON for " + answer.getClass().getName());
        }
    }

    private static Answer readAnswer(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case VALUE_STRING -> new Answer.Chosen(json.getText());
            case VALUE_NUMBER_INT -> new Answer.Rated(json.getIntValue());
            case START_ARRAY -> new Answer.Ticked(CompactJson.texts(json));
            default -> CompactJson.only(json, TrailCodec::readRarer);
        };
    }

    private static Answer readRarer(String key, JsonParser json) throws IOException {
        return switch (key) {
            case "kept" -> new Answer.Kept(CompactJson.text(json));
            case "letGo" -> new Answer.LetGo();
            case "set" -> readSet(json);
            case "skipped" -> new Answer.Skipped();
            case "entered" -> new Answer.Entered(CompactJson.text(json));
            case "moved" -> new Answer.Moved(ZoneId.of(CompactJson.text(json)));
            case "restarted" -> new Answer.Restarted();
            default -> throw CompactJson.unknown("kind of answer");
        };
    }

    private static Answer.Set readSet(JsonParser json) throws IOException {
        CompactJson.require(json, JsonToken.START_ARRAY);
        json.nextToken();
        Instant at = CompactJson.instant(json);
        json.nextToken();
        ZoneId zone = ZoneId.of(CompactJson.text(json));
        CompactJson.end(json);
        return new Answer.Set(at, zone);
    }
}
