package org.reweave.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.reweave.engine.Dialog;

/** A dialog as JSON: its name, or an object whose one key is its name where there is more to say. */
final class DialogCodec {
    private DialogCodec() {}

    static void write(JsonGenerator json, Dialog dialog) throws IOException {
        if (dialog instanceof Dialog.Away away) {
            writeAway(json, away);
        } else if (dialog instanceof Dialog.WelcomeBack back) {
            json.writeStartObject();
            json.writeBooleanField("back", back.longAbsence());
            json.writeEndObject();
        } else if (dialog instanceof Dialog.KeepNote note) {
            json.writeStartObject();
            CompactJson.text(json, "keep", note.text());
            json.writeEndObject();
        } else if (dialog instanceof Dialog.WhichOne which) {
            json.writeStartObject();
            CompactJson.texts(json, "which", which.ids());
            json.writeEndObject();
        } else if (dialog instanceof Dialog.Stopped stopped && stopped.helped()) {
            json.writeStartObject();
            json.writeBooleanField("stopped", true);
            json.writeEndObject();
        } else if (dialog instanceof Dialog.CareQuestion asked) {
            about(json, "ask", asked.topic(), asked.another());
        } else if (dialog instanceof Dialog.Staying here) {
            about(json, "stay", here.topic(), here.asking(), here.urgent());
        } else if (dialog instanceof Dialog.HelpCountry country) {
            about(json, "country", country.topic());
        } else if (dialog instanceof Dialog.Notes notes) {
            writeNotes(json, notes);
        } else if (dialog instanceof Dialog.MyData data) {
            over(json, "data", data.beneath());
        } else if (dialog instanceof Dialog.ConfirmForget forget) {
            over(json, "forget", forget.beneath());
        } else if (dialog instanceof Dialog.TakeBack back) {
            over(json, back.words() ? "takeWords" : "takeBack", back.beneath());
        } else if (dialog instanceof Dialog.Resting resting) {
            writeResting(json, resting);
        } else if (dialog instanceof Dialog.Hidden hidden) {
            over(json, "hidden", hidden.beneath());
        } else {
            json.writeString(name(dialog));
        }
    }

    private static void over(JsonGenerator json, String name, Dialog beneath) throws IOException {
        json.writeStartObject();
        json.writeFieldName(name);
        write(json, beneath);
        json.writeEndObject();
    }

    private static void about(JsonGenerator json, String name, String topic, boolean... more) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart(name);
        json.writeString(topic);
        for (boolean one : more) {
            json.writeBoolean(one);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static String topic(JsonParser json) throws IOException {
        CompactJson.require(json, JsonToken.START_ARRAY);
        json.nextToken();
        return CompactJson.text(json);
    }

    private static boolean next(JsonParser json) throws IOException {
        json.nextToken();
        return json.getBooleanValue();
    }

    private static Dialog readStaying(JsonParser json) throws IOException {
        Dialog here = new Dialog.Staying(topic(json), next(json), next(json));
        CompactJson.end(json);
        return here;
    }

    private static Dialog readQuestion(JsonParser json) throws IOException {
        Dialog asked = new Dialog.CareQuestion(topic(json), next(json));
        CompactJson.end(json);
        return asked;
    }

    private static Dialog readCountry(JsonParser json) throws IOException {
        Dialog country = new Dialog.HelpCountry(topic(json));
        CompactJson.end(json);
        return country;
    }

    static Dialog read(JsonParser json) throws IOException {
        return json.currentToken() == JsonToken.VALUE_STRING
                ? named(json.getText())
                : CompactJson.only(json, DialogCodec::withMore);
    }

    private static void writeAway(JsonGenerator json, Dialog.Away away) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("away");
        json.writeBoolean(away.agreed());
        if (away.until().isPresent()) {
            CompactJson.instant(json, away.until().get());
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void writeResting(JsonGenerator json, Dialog.Resting resting) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("resting");
        writeAway(json, resting.away());
        write(json, resting.over());
        json.writeEndArray();
        json.writeEndObject();
    }

    private static Dialog readResting(JsonParser json) throws IOException {
        CompactJson.require(json, JsonToken.START_ARRAY);
        json.nextToken();
        Dialog away = read(json);
        json.nextToken();
        Dialog over = read(json);
        CompactJson.end(json);
        if (!(away instanceof Dialog.Away rest)) {
            throw CompactJson.unknown("form of a rest");
        }
        return new Dialog.Resting(rest, over);
    }

    private static void writeNotes(JsonGenerator json, Dialog.Notes notes) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("notes");
        CompactJson.text(json, notes.page().name());
        CompactJson.text(json, notes.draft());
        for (String id : notes.ids()) {
            CompactJson.text(json, id);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static Dialog readNotes(JsonParser json) throws IOException {
        List<String> parts = CompactJson.texts(json);
        if (parts.size() < 2) {
            throw CompactJson.unknown("form of notes");
        }
        return new Dialog.Notes(Dialog.Page.valueOf(parts.get(0)), parts.get(1), parts.subList(2, parts.size()));
    }

    private static Dialog readAway(JsonParser json) throws IOException {
        CompactJson.require(json, JsonToken.START_ARRAY);
        json.nextToken();
        boolean agreed = json.getBooleanValue();
        if (json.nextToken() == JsonToken.END_ARRAY) {
            return new Dialog.Away(Optional.empty(), agreed);
        }
        Instant until = CompactJson.instant(json);
        CompactJson.end(json);
        return new Dialog.Away(Optional.of(until), agreed);
    }

    private static String name(Dialog dialog) {
        if (dialog instanceof Dialog.None) {
            return "none";
        } else if (dialog instanceof Dialog.More) {
            return "more";
        } else if (dialog instanceof Dialog.PauseLength) {
            return "pause";
        } else if (dialog instanceof Dialog.ConfirmRestart) {
            return "restart";
        } else if (dialog instanceof Dialog.ChangeWhat) {
            return "change";
        } else if (dialog instanceof Dialog.ChooseLanguage) {
            return "language";
        } else if (dialog instanceof Dialog.OfferPause) {
            return "offer";
        } else if (dialog instanceof Dialog.Stopped) {
            return "stopped";
        } else if (dialog instanceof Dialog.HelpNow) {
            return "help";
        }
        throw new IllegalStateException("no JSON for " + dialog.getClass().getName());
    }

    private static Dialog named(String name) throws IOException {
        return switch (name) {
            case "none" -> new Dialog.None();
            case "more" -> new Dialog.More();
            case "pause" -> new Dialog.PauseLength();
            case "restart" -> new Dialog.ConfirmRestart();
            case "change" -> new Dialog.ChangeWhat();
            case "language" -> new Dialog.ChooseLanguage();
            case "offer" -> new Dialog.OfferPause();
            case "stopped" -> new Dialog.Stopped();
            case "help" -> new Dialog.HelpNow();
            default -> throw CompactJson.unknown("dialog");
        };
    }

    private static Dialog withMore(String key, JsonParser json) throws IOException {
        return switch (key) {
            case "away" -> readAway(json);
            case "back" -> new Dialog.WelcomeBack(json.getBooleanValue());
            case "notes" -> readNotes(json);
            case "keep" -> new Dialog.KeepNote(CompactJson.text(json));
            case "stopped" -> new Dialog.Stopped(json.getBooleanValue());
            case "data" -> new Dialog.MyData(read(json));
            case "forget" -> new Dialog.ConfirmForget(read(json));
            case "takeBack" -> new Dialog.TakeBack(false, read(json));
            case "takeWords" -> new Dialog.TakeBack(true, read(json));
            case "resting" -> readResting(json);
            case "hidden" -> new Dialog.Hidden(read(json));
            case "stay" -> readStaying(json);
            case "ask" -> readQuestion(json);
            case "country" -> readCountry(json);
            case "which" -> new Dialog.WhichOne(CompactJson.texts(json));
            default -> throw CompactJson.unknown("dialog");
        };
    }
}
