package org.reweave.store;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.reweave.message.Document;
import org.reweave.message.OutboundMessage;
import org.reweave.message.Picture;
import org.reweave.message.QuickReply;
import org.reweave.message.RichText;

/**
 * A message that waits in the outbox as JSON, and back; written by the same rules as {@link StateCodec}.
 */
public final class MessageCodec {
    /** The newest format; it is written only where it has to be, so that everything else can go back a version. */
    public static final int FORMAT = 6;

    private static final int WITHOUT_GUARD = 5;
    private static final int WITHOUT_FILES = 4;
    private static final int WITHOUT_SILENCE = 3;
    private static final int WITHOUT_GROUPS_AND_PLACES = 2;
    private static final int WITHOUT_PICTURES = 1;

    private static final int BYTES_AROUND = 512;

    private static final String DOCUMENT = "d";
    /** Where the bytes stand among what is written of a file. */
    private static final int BYTES = 1;

    private MessageCodec() {}

    /** The message as UTF-8 JSON; half characters in its texts become U+FFFD. */
    public static byte[] encode(OutboundMessage message) {
        return CompactJson.write(format(message), BYTES_AROUND, json -> write(json, message));
    }

    private static int format(OutboundMessage message) {
        if (message.guarded()) {
            return FORMAT;
        }
        if (message.document().isPresent()) {
            return WITHOUT_GUARD;
        }
        if (message.silent()) {
            return WITHOUT_FILES;
        }
        boolean doors = message.replies().stream().anyMatch(reply -> reply.role() == QuickReply.Role.DOOR);
        if (doors || message.thread().isPresent() || message.shownIn().isPresent() || message.alone()) {
            return WITHOUT_SILENCE;
        }
        return message.picture().isPresent() ? WITHOUT_GROUPS_AND_PLACES : WITHOUT_PICTURES;
    }

    /**
     * The message that was written.
     *
     * @throws StoreException when it is of a newer format or damaged; the message quotes nothing of it
     */
    public static OutboundMessage decode(byte[] bytes) {
        Draft draft = new Draft();
        CompactJson.read("A waiting message", FORMAT, bytes, draft::read);
        return new OutboundMessage(
                new RichText(draft.spans),
                draft.replies,
                draft.input,
                draft.visit,
                draft.picture,
                draft.document,
                draft.thread,
                draft.shownIn,
                draft.alone,
                draft.guarded,
                draft.silent);
    }

    /**
     * Puts the size of a file in the place of its bytes, in a message as it is written. A file that waits is itself all that is
     * kept of a person; one that held those before it would soon be larger than anything.
     */
    public static void fold(JsonNode written) {
        if (written.path(DOCUMENT) instanceof ArrayNode document
                && document.path(BYTES).isTextual()) {
            document.set(
                    BYTES,
                    document.numberNode(
                            Base64.getDecoder().decode(document.get(BYTES).asText()).length));
        }
    }

    private static void write(JsonGenerator json, OutboundMessage message) throws IOException {
        json.writeArrayFieldStart("t");
        for (RichText.Span span : message.text().spans()) {
            writeSpan(json, span);
        }
        json.writeEndArray();
        if (!message.replies().isEmpty()) {
            json.writeArrayFieldStart("r");
            for (QuickReply reply : message.replies()) {
                json.writeStartArray();
                CompactJson.text(json, reply.token());
                CompactJson.text(json, reply.label());
                json.writeString(code(reply.role()));
                json.writeEndArray();
            }
            json.writeEndArray();
        }
        json.writeStringField("i", code(message.input()));
        json.writeNumberField("v", message.visit());
        if (message.picture().isPresent()) {
            json.writeArrayFieldStart("p");
            json.writeBinary(message.picture().get().png());
            CompactJson.text(json, message.picture().get().description());
            json.writeEndArray();
        }
        if (message.document().isPresent()) {
            writeDocument(json, message.document().get());
        }
        if (message.thread().isPresent()) {
            CompactJson.text(json, "h", message.thread().get());
        }
        if (message.shownIn().isPresent()) {
            CompactJson.text(json, "m", message.shownIn().get());
        }
        if (message.alone()) {
            json.writeBooleanField("a", true);
        }
        if (message.guarded()) {
            json.writeBooleanField("g", true);
        }
        if (message.silent()) {
            json.writeBooleanField("q", true);
        }
    }

    private static void writeDocument(JsonGenerator json, Document document) throws IOException {
        json.writeArrayFieldStart(DOCUMENT);
        CompactJson.text(json, document.name());
        json.writeBinary(document.bytes());
        CompactJson.text(json, document.description());
        CompactJson.text(json, document.instead());
        json.writeEndArray();
    }

    /** Plain words are a string; strong ones are a list of one. */
    private static void writeSpan(JsonGenerator json, RichText.Span span) throws IOException {
        if (span.strong()) {
            json.writeStartArray();
            CompactJson.text(json, span.text());
            json.writeEndArray();
        } else {
            CompactJson.text(json, span.text());
        }
    }

    private static RichText.Span readSpan(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            return new RichText.Span(CompactJson.text(json), false);
        }
        json.nextToken();
        RichText.Span span = new RichText.Span(CompactJson.text(json), true);
        CompactJson.end(json);
        return span;
    }

    private static QuickReply readReply(JsonParser json) throws IOException {
        json.nextToken();
        String token = CompactJson.text(json);
        json.nextToken();
        String label = CompactJson.text(json);
        json.nextToken();
        QuickReply reply = new QuickReply(token, label, role(CompactJson.text(json)));
        CompactJson.end(json);
        return reply;
    }

    private static Picture readPicture(JsonParser json) throws IOException {
        json.nextToken();
        byte[] png = json.getBinaryValue();
        json.nextToken();
        Picture picture = new Picture(png, CompactJson.text(json));
        CompactJson.end(json);
        return picture;
    }

    private static Document readDocument(JsonParser json) throws IOException {
        json.nextToken();
        String name = CompactJson.text(json);
        json.nextToken();
        byte[] bytes = json.getBinaryValue();
        json.nextToken();
        String description = CompactJson.text(json);
        json.nextToken();
        Document document = new Document(name, bytes, description, CompactJson.text(json));
        CompactJson.end(json);
        return document;
    }

    private static String code(QuickReply.Role role) {
        return switch (role) {
            case CHOICE -> "c";
            case UNTICKED -> "u";
            case TICKED -> "t";
            case DONE -> "d";
            case EXIT -> "x";
            case DOOR -> "o";
        };
    }

    private static QuickReply.Role role(String code) throws IOException {
        for (QuickReply.Role role : QuickReply.Role.values()) {
            if (code(role).equals(code)) {
                return role;
            }
        }
        throw CompactJson.unknown("role of a reply");
    }

    private static String code(OutboundMessage.Input input) {
        return switch (input) {
            case NONE -> "-";
            case CHOICE -> "c";
            case MENU -> "m";
            case SEVERAL -> "v";
            case SCALE -> "s";
            case NOTE -> "n";
            case WHEN -> "w";
        };
    }

    private static OutboundMessage.Input input(String code) throws IOException {
        for (OutboundMessage.Input input : OutboundMessage.Input.values()) {
            if (code(input).equals(code)) {
                return input;
            }
        }
        throw CompactJson.unknown("input of a message");
    }

    /** A message while it is being read. */
    private static final class Draft {
        private List<RichText.Span> spans = List.of();
        private List<QuickReply> replies = List.of();
        private OutboundMessage.Input input = OutboundMessage.Input.NONE;
        private int visit;
        private Optional<Picture> picture = Optional.empty();
        private Optional<Document> document = Optional.empty();
        private Optional<String> thread = Optional.empty();
        private Optional<String> shownIn = Optional.empty();
        private boolean alone;
        private boolean guarded;
        private boolean silent;

        void read(String key, JsonParser json) throws IOException {
            switch (key) {
                case "t" -> spans = CompactJson.list(json, MessageCodec::readSpan);
                case "r" -> replies = CompactJson.list(json, MessageCodec::readReply);
                case "i" -> input = input(CompactJson.text(json));
                case "v" -> visit = json.getIntValue();
                case "p" -> picture = Optional.of(readPicture(json));
                case DOCUMENT -> document = Optional.of(readDocument(json));
                case "h" -> thread = Optional.of(CompactJson.text(json));
                case "m" -> shownIn = Optional.of(CompactJson.text(json));
                case "a" -> alone = json.getBooleanValue();
                case "g" -> guarded = json.getBooleanValue();
                case "q" -> silent = json.getBooleanValue();
                default -> throw CompactJson.unknown("key of a message");
            }
        }
    }
}
