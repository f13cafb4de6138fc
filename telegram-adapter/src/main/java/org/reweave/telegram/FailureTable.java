package org.reweave.telegram;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.reweave.spi.Delivery;
import org.reweave.telegram.Failure.Kind;

/** What Telegram's errors mean, row by row; whatever is in no row is a refusal for good. */
final class FailureTable {
    private static final Duration LONGEST_WAIT = Duration.ofHours(1);

    private record Row(int code, String words, Kind kind, String reason) {
        boolean fits(int answered, String description) {
            return code == answered && description.contains(words);
        }
    }

    /** The first row that fits counts. */
    private static final List<Row> ROWS = List.of(
            new Row(400, "message is not modified", Kind.NOT_MODIFIED, "not modified"),
            new Row(400, "query is too old", Kind.TOO_LATE, "query too old"),
            new Row(400, "query id is invalid", Kind.TOO_LATE, "query too old"),
            new Row(400, "can't parse entities", Kind.BAD_MARKUP, "bad entities"),
            new Row(400, "entity_", Kind.BAD_MARKUP, "bad entities"),
            new Row(400, "message to edit not found", Kind.GONE, "message gone"),
            new Row(400, "message can't be edited", Kind.GONE, "message gone"),
            new Row(400, "message_id_invalid", Kind.GONE, "message gone"),
            new Row(400, "message thread not found", Kind.NO_TOPIC, "topic gone"),
            new Row(400, "topic_closed", Kind.NO_TOPIC, "topic closed"),
            new Row(400, "topic_deleted", Kind.NO_TOPIC, "topic gone"),
            new Row(400, "chat not found", Kind.UNREACHABLE, "chat not found"),
            new Row(400, "peer_id_invalid", Kind.UNREACHABLE, "chat not found"),
            new Row(400, "group chat was deactivated", Kind.UNREACHABLE, "group deleted"),
            new Row(400, "not enough rights", Kind.UNREACHABLE, "may not write"),
            new Row(400, "have no rights", Kind.UNREACHABLE, "may not write"),
            new Row(400, "chat_write_forbidden", Kind.UNREACHABLE, "may not write"),
            new Row(400, "message is too long", Kind.REJECTED, "too long"),
            new Row(400, "message_too_long", Kind.REJECTED, "too long"),
            new Row(400, "message text is empty", Kind.REJECTED, "empty"),
            new Row(400, "text must be non-empty", Kind.REJECTED, "empty"),
            new Row(400, "button_", Kind.REJECTED, "bad button"),
            new Row(400, "", Kind.REJECTED, "bad request"),
            new Row(401, "", Kind.UNAUTHORIZED, "token refused"),
            new Row(403, "blocked by the user", Kind.UNREACHABLE, "blocked"),
            new Row(403, "user is deactivated", Kind.UNREACHABLE, "deactivated"),
            new Row(403, "kicked", Kind.UNREACHABLE, "kicked"),
            new Row(403, "not a member", Kind.UNREACHABLE, "not a member"),
            new Row(403, "can't initiate conversation", Kind.UNREACHABLE, "never started"),
            new Row(403, "", Kind.UNREACHABLE, "forbidden"),
            new Row(404, "", Kind.UNAUTHORIZED, "token unknown"),
            new Row(409, "webhook is active", Kind.WEBHOOK_ACTIVE, "webhook active"),
            new Row(409, "", Kind.CONFLICT, "fetched elsewhere"),
            new Row(413, "", Kind.REJECTED, "too large"),
            new Row(504, "", Kind.UNKNOWN, "gateway timeout"));

    private FailureTable() {}

    /** Reads an error answer; {@code code} is 0 where the answer could not be read at all. */
    static Failure read(int code, String description, @Nullable Integer retryAfter, @Nullable Long movedTo) {
        if (movedTo != null) {
            return new Failure(Kind.MOVED, "group moved", Duration.ZERO, OptionalLong.of(movedTo));
        }
        if (code == 429) {
            Duration after = Duration.ofSeconds(retryAfter == null ? 1 : Math.max(1, retryAfter));
            Duration bounded = after.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : after;
            return new Failure(Kind.TOO_FAST, "too many requests", bounded, OptionalLong.empty());
        }
        if (code == 0) {
            return new Failure(Kind.UNKNOWN, "unreadable answer");
        }
        String folded = description.toLowerCase(Locale.ROOT);
        for (Row row : ROWS) {
            if (row.fits(code, folded)) {
                return new Failure(row.kind(), row.reason());
            }
        }
        return code >= 500 ? new Failure(Kind.BROKEN, "server error") : new Failure(Kind.REJECTED, "refused");
    }

    /** How a delivery ended that failed like this; {@code wait} is used where Telegram did not say how long. */
    static Delivery delivery(Failure failure, Duration wait) {
        return switch (failure.kind()) {
            case TOO_FAST -> new Delivery.Retry(failure.after());
            case NOT_SENT, BROKEN, UNAUTHORIZED, CONFLICT, WEBHOOK_ACTIVE -> new Delivery.Retry(wait);
            case UNKNOWN -> new Delivery.Unknown();
            case UNREACHABLE, MOVED -> new Delivery.Unreachable(failure.reason());
            case NOT_MODIFIED, GONE, TOO_LATE, BAD_MARKUP, NO_TOPIC, REJECTED ->
                new Delivery.Rejected(failure.reason());
        };
    }
}
