package org.reweave.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reweave.engine.NudgeKind;
import org.reweave.engine.Reminders;
import org.reweave.engine.Reminders.Arranged;
import org.reweave.rhythm.QuietHours;
import org.reweave.rhythm.Rhythm;
import org.reweave.rhythm.RhythmText;
import org.reweave.rhythm.WallTime;

/** A person's reminders as JSON; what is as usual is left out. */
final class RemindersCodec {
    private RemindersCodec() {}

    static void write(JsonGenerator json, String key, Reminders reminders) throws IOException {
        if (reminders.equals(Reminders.NONE)) {
            return;
        }
        json.writeObjectFieldStart(key);
        if (reminders.checkIn().isPresent()) {
            CompactJson.text(json, "ci", RhythmText.write(reminders.checkIn().get()));
        }
        if (reminders.anniversary().isPresent()) {
            CompactJson.text(
                    json, "an", RhythmText.write(reminders.anniversary().get()));
        }
        if (!reminders.quiet().equals(QuietHours.USUAL)) {
            CompactJson.texts(
                    json,
                    "q",
                    List.of(
                            reminders.quiet().from().toString(),
                            reminders.quiet().to().toString()));
        }
        writeNumbers(json, reminders);
        writeTimes(json, reminders);
        if (!reminders.arranged().isEmpty()) {
            json.writeArrayFieldStart("ar");
            for (Map.Entry<NudgeKind, Arranged> entry : reminders.arranged().entrySet()) {
                writeArranged(json, entry.getKey(), entry.getValue());
            }
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    private static void writeNumbers(JsonGenerator json, Reminders reminders) throws IOException {
        if (reminders.perDay() != Reminders.NONE.perDay()) {
            json.writeNumberField("c", reminders.perDay());
        }
        if (reminders.paused()) {
            json.writeBooleanField("p", true);
        }
        if (reminders.line() != 0) {
            json.writeNumberField("l", reminders.line());
        }
        if (reminders.silent()) {
            json.writeBooleanField("si", true);
        }
        if (reminders.unanswered() != 0) {
            json.writeNumberField("u", reminders.unanswered());
        }
        if (reminders.resting()) {
            json.writeBooleanField("r", true);
        }
        if (reminders.missed() != 0) {
            json.writeNumberField("m", reminders.missed());
        }
    }

    private static void writeTimes(JsonGenerator json, Reminders reminders) throws IOException {
        if (reminders.holiday().isPresent()) {
            CompactJson.text(json, "h", reminders.holiday().get().toString());
        }
        if (!reminders.sent().isEmpty()) {
            json.writeArrayFieldStart("s");
            for (Instant sent : reminders.sent()) {
                CompactJson.instant(json, sent);
            }
            json.writeEndArray();
        }
        if (reminders.hushed().isPresent()) {
            json.writeFieldName("hu");
            CompactJson.instant(json, reminders.hushed().get());
        }
        if (reminders.plannedIn().isPresent()) {
            CompactJson.text(json, "z", reminders.plannedIn().get().getId());
        }
    }

    private static void writeArranged(JsonGenerator json, NudgeKind kind, Arranged arranged) throws IOException {
        json.writeStartArray();
        CompactJson.text(json, kind.name());
        json.writeNumber(arranged.visit());
        CompactJson.instant(json, arranged.due());
        if (arranged.wall().isPresent()) {
            CompactJson.text(json, arranged.wall().get().at().toString());
            CompactJson.text(json, arranged.wall().get().zone().getId());
        }
        json.writeEndArray();
    }

    static Reminders read(JsonParser json) throws IOException {
        CompactJson.require(json, JsonToken.START_OBJECT);
        Draft draft = new Draft();
        CompactJson.fields(json, draft::read);
        return draft.reminders();
    }

    private record Kept(NudgeKind kind, Arranged arranged) {}

    private static Kept readArranged(JsonParser json) throws IOException {
        CompactJson.require(json, JsonToken.START_ARRAY);
        json.nextToken();
        NudgeKind kind = NudgeKind.valueOf(CompactJson.text(json));
        json.nextToken();
        int visit = json.getIntValue();
        json.nextToken();
        Instant due = CompactJson.instant(json);
        List<String> wall = CompactJson.rest(json, CompactJson::text);
        Optional<WallTime> meant = wall.size() == 2
                ? Optional.of(new WallTime(LocalDateTime.parse(wall.get(0)), ZoneId.of(wall.get(1))))
                : Optional.empty();
        return new Kept(kind, new Arranged(due, meant, visit));
    }

    /** The reminders while they are being read. */
    private static final class Draft {
        private Optional<Rhythm> checkIn = Optional.empty();
        private Optional<Rhythm> anniversary = Optional.empty();
        private QuietHours quiet = QuietHours.USUAL;
        private int perDay = Reminders.NONE.perDay();
        private boolean paused;
        private Optional<LocalDate> holiday = Optional.empty();
        private int line;
        private boolean silent;
        private int unanswered;
        private boolean resting;
        private int missed;
        private List<Instant> sent = new ArrayList<>();
        private Optional<Instant> hushed = Optional.empty();
        private Optional<ZoneId> plannedIn = Optional.empty();
        private final Map<NudgeKind, Arranged> arranged = new EnumMap<>(NudgeKind.class);

        void read(String key, JsonParser json) throws IOException {
            switch (key) {
                case "ci" -> checkIn = Optional.of(RhythmText.read(CompactJson.text(json)));
                case "an" -> anniversary = Optional.of(RhythmText.read(CompactJson.text(json)));
                case "q" -> quiet = hours(CompactJson.texts(json));
                case "c" -> perDay = json.getIntValue();
                case "p" -> paused = json.getBooleanValue();
                case "l" -> line = json.getIntValue();
                case "si" -> silent = json.getBooleanValue();
                case "u" -> unanswered = json.getIntValue();
                case "r" -> resting = json.getBooleanValue();
                case "m" -> missed = json.getIntValue();
                case "h" -> holiday = Optional.of(LocalDate.parse(CompactJson.text(json)));
                case "s" -> sent = CompactJson.list(json, CompactJson::instant);
                case "hu" -> hushed = Optional.of(CompactJson.instant(json));
                case "z" -> plannedIn = Optional.of(ZoneId.of(CompactJson.text(json)));
                case "ar" ->
                    CompactJson.list(json, RemindersCodec::readArranged)
                            .forEach(kept -> arranged.put(kept.kind(), kept.arranged()));
                default -> throw CompactJson.unknown("key of reminders");
            }
        }

        private static QuietHours hours(List<String> ends) throws IOException {
            if (ends.size() != 2) {
                throw CompactJson.unknown("form of quiet hours");
            }
            return new QuietHours(LocalTime.parse(ends.get(0)), LocalTime.parse(ends.get(1)));
        }

        Reminders reminders() {
            return new Reminders(
                    checkIn,
                    anniversary,
                    quiet,
                    perDay,
                    paused,
                    holiday,
                    line,
                    silent,
                    unanswered,
                    resting,
                    missed,
                    sent,
                    hushed,
                    plannedIn,
                    arranged);
        }
    }
}
