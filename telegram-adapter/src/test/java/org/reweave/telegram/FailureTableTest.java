package org.reweave.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.reweave.spi.Delivery;
import org.reweave.telegram.Failure.Kind;

class FailureTableTest {
    private static final Duration WAIT = Duration.ofSeconds(7);

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            400 | Bad Request: message is not modified: specified new message content ... | NOT_MODIFIED | not modified
            400 | Bad Request: query is too old and response timeout expired or query ID is invalid | TOO_LATE | query too old
            400 | Bad Request: can't parse entities: Unsupported start tag "x" at byte offset 3 | BAD_MARKUP | bad entities
            400 | Bad Request: ENTITY_BOUNDS_INVALID | BAD_MARKUP | bad entities
            400 | Bad Request: message to edit not found | GONE | message gone
            400 | Bad Request: message can't be edited | GONE | message gone
            400 | Bad Request: MESSAGE_ID_INVALID | GONE | message gone
            400 | Bad Request: message thread not found | NO_TOPIC | topic gone
            400 | Bad Request: TOPIC_CLOSED | NO_TOPIC | topic closed
            400 | Bad Request: TOPIC_DELETED | NO_TOPIC | topic gone
            400 | Bad Request: chat not found | UNREACHABLE | chat not found
            400 | Bad Request: PEER_ID_INVALID | UNREACHABLE | chat not found
            400 | Bad Request: group chat was deactivated | UNREACHABLE | group deleted
            400 | Bad Request: not enough rights to send text messages to the chat | UNREACHABLE | may not write
            400 | Bad Request: have no rights to send a message | UNREACHABLE | may not write
            400 | Bad Request: CHAT_WRITE_FORBIDDEN | UNREACHABLE | may not write
            400 | Bad Request: message is too long | REJECTED | too long
            400 | Bad Request: MESSAGE_TOO_LONG | REJECTED | too long
            400 | Bad Request: message text is empty | REJECTED | empty
            400 | Bad Request: text must be non-empty | REJECTED | empty
            400 | Bad Request: BUTTON_DATA_INVALID | REJECTED | bad button
            400 | Bad Request: something nobody has seen yet | REJECTED | bad request
            401 | Unauthorized | UNAUTHORIZED | token refused
            403 | Forbidden: bot was blocked by the user | UNREACHABLE | blocked
            403 | Forbidden: user is deactivated | UNREACHABLE | deactivated
            403 | Forbidden: bot was kicked from the supergroup chat | UNREACHABLE | kicked
            403 | Forbidden: bot is not a member of the channel chat | UNREACHABLE | not a member
            403 | Forbidden: bot can't initiate conversation with a user | UNREACHABLE | never started
            403 | Forbidden: something new | UNREACHABLE | forbidden
            404 | Not Found | UNAUTHORIZED | token unknown
            409 | Conflict: terminated by other getUpdates request | CONFLICT | fetched elsewhere
            409 | Conflict: can't use getUpdates method while webhook is active | WEBHOOK_ACTIVE | webhook active
            413 | Request Entity Too Large | REJECTED | too large
            418 | I am a teapot | REJECTED | refused
            500 | Internal Server Error | BROKEN | server error
            502 | Bad Gateway | BROKEN | server error
            503 | Service Unavailable | BROKEN | server error
            504 | Gateway Timeout | UNKNOWN | gateway timeout
            0 | null | UNKNOWN | unreadable answer
            """)
    void every_error_means_one_thing(int code, String description, Kind kind, String reason) {
        Failure failure = FailureTable.read(code, description, null, null);
        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure.reason()).isEqualTo(reason);
    }

    @Test
    void too_fast_waits_as_long_as_said() {
        assertThat(FailureTable.read(429, "Too Many Requests: retry after 17", 17, null)
                        .after())
                .isEqualTo(Duration.ofSeconds(17));
        assertThat(FailureTable.read(429, "Too Many Requests", null, null).after())
                .isEqualTo(Duration.ofSeconds(1));
        assertThat(FailureTable.read(429, "Too Many Requests", 999_999, null).after())
                .isEqualTo(Duration.ofHours(1));
    }

    @Test
    void a_group_that_moved_says_where() {
        Failure failure = FailureTable.read(
                400, "Bad Request: group chat was upgraded to a supergroup chat", null, -1_001_234_567_890L);
        assertThat(failure.kind()).isEqualTo(Kind.MOVED);
        assertThat(failure.movedTo()).hasValue(-1_001_234_567_890L);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void every_kind_of_failure_ends_a_delivery_in_one_way(Kind kind) {
        Delivery delivery = FailureTable.delivery(new Failure(kind, "why"), WAIT);
        Class<?> expected = switch (kind) {
            case TOO_FAST, NOT_SENT, BROKEN, UNAUTHORIZED, CONFLICT, WEBHOOK_ACTIVE -> Delivery.Retry.class;
            case UNKNOWN -> Delivery.Unknown.class;
            case UNREACHABLE, MOVED -> Delivery.Unreachable.class;
            default -> Delivery.Rejected.class;
        };
        assertThat(delivery).isInstanceOf(expected);
    }

    @Test
    void what_was_never_sent_is_tried_again_after_the_wait_that_was_given() {
        assertThat(FailureTable.delivery(new Failure(Kind.NOT_SENT, "no connection"), WAIT))
                .isEqualTo(new Delivery.Retry(WAIT));
    }

    @Test
    void no_reason_holds_anything_of_what_telegram_said() {
        String personal = "Bad Request: user Ana 4200000042 said secret";
        for (int code : new int[] {400, 401, 403, 404, 409, 413, 418, 429, 500, 504}) {
            String reason =
                    FailureTable.read(code, personal, null, null).reason().toLowerCase(Locale.ROOT);
            assertThat(reason).doesNotContain("ana").doesNotContain("42").doesNotContain("secret");
        }
    }
}
