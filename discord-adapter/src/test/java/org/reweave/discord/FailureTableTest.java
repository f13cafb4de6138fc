package org.reweave.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.reweave.discord.Failure.Kind;
import org.reweave.discord.FailureTable.Consequence;
import org.reweave.discord.FailureTable.Verdict;
import org.reweave.spi.Delivery;

class FailureTableTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            403 | 50007  | Unreachable | NONE            | direct messages closed
            403 | 50278  | Unreachable | NONE            | no server in common
            404 | 10013  | Unreachable | NONE            | account gone
            403 | 50001  | Retry       | REOPEN          | 300
            404 | 10003  | Retry       | REOPEN          | 300
            403 | 50013  | Rejected    | TELL_ADMINS     | permission missing
            400 | 40003  | Retry       | HOLD            | 2700
            403 | 20026  | Retry       | HOLD            | 2700
            401 | 40001  | Retry       | STOP            | 900
            401 | 50014  | Retry       | STOP            | 900
            401 | 0      | Retry       | STOP            | 900
            503 | 130000 | Retry       | NONE            | 3
            500 | 0      | Retry       | NONE            | 3
            502 | 0      | Retry       | NONE            | 3
            504 | 0      | Retry       | NONE            | 3
            404 | 10062  | Retry       | HOOK_IS_OVER    | 0
            404 | 10015  | Retry       | HOOK_IS_OVER    | 0
            401 | 50027  | Retry       | HOOK_IS_OVER    | 0
            400 | 40094  | Retry       | HOOK_IS_OVER    | 0
            404 | 10008  | Retry       | MESSAGE_IS_GONE | 0
            429 | 20016  | Retry       | NONE            | 3
            429 | 20022  | Retry       | NONE            | 3
            429 | 20028  | Retry       | NONE            | 3
            429 | 40062  | Retry       | NONE            | 3
            400 | 50035  | Rejected    | TELL_HOST       | refused 400 50035
            403 | 0      | Unreachable | NONE            | forbidden
            403 | 99999  | Unreachable | NONE            | forbidden
            418 | 0      | Rejected    | TELL_HOST       | refused 418 0
            """)
    void every_refusal_ends_a_delivery_in_one_way(int status, int code, String kind, Consequence then, String detail) {
        Verdict verdict = FailureTable.verdict(Failure.answered(status, code));
        assertThat(verdict.consequence()).isEqualTo(then);
        Delivery expected = switch (kind) {
            case "Retry" -> new Delivery.Retry(Duration.ofSeconds(Long.parseLong(detail)));
            case "Unreachable" -> new Delivery.Unreachable(detail);
            default -> new Delivery.Rejected(detail);
        };
        assertThat(verdict.delivery()).isEqualTo(expected);
    }

    @Test
    void nothing_is_sent_for_half_an_hour_to_an_hour_after_discord_objected_to_the_bot() {
        assertThat(FailureTable.HELD).isBetween(Duration.ofMinutes(30), Duration.ofMinutes(60));
    }

    @Test
    void too_fast_waits_as_long_as_said_and_a_little_where_nothing_was() {
        assertThat(FailureTable.verdict(Failure.limited(Duration.ofSeconds(17))).delivery())
                .isEqualTo(new Delivery.Retry(Duration.ofSeconds(17)));
        assertThat(FailureTable.verdict(Failure.limited(Duration.ZERO)).delivery())
                .isEqualTo(new Delivery.Retry(Duration.ofSeconds(3)));
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_request_without_an_answer_is_unknown_only_if_it_may_have_arrived(Kind kind) {
        Delivery delivery = FailureTable.verdict(Failure.of(kind)).delivery();
        Class<?> expected = switch (kind) {
            case CONNECTION -> Delivery.Unknown.class;
            case NOT_SENT -> Delivery.Retry.class;
            default -> Delivery.Rejected.class;
        };
        assertThat(delivery).isInstanceOf(expected);
    }

    @Test
    void what_is_thrown_is_read_for_where_it_failed() {
        assertThat(Failure.of(new CompletionException(new RejectedExecutionException("late")))
                        .kind())
                .isEqualTo(Kind.NOT_SENT);
        assertThat(Failure.of(new TimeoutException("slow")).kind()).isEqualTo(Kind.CONNECTION);
        assertThat(Failure.of(new IllegalArgumentException("too long")).kind()).isEqualTo(Kind.MALFORMED);
    }

    @Test
    void no_failure_repeats_what_was_in_a_request() {
        assertThat(new FailedCall(Failure.of(new IllegalArgumentException("secret words"))).getMessage())
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @CsvSource({
        "4004, TOKEN",
        "4010, SERVERS",
        "4011, SERVERS",
        "4012, OTHER",
        "4013, INTENTS",
        "4014, INTENTS",
        "1000, OTHER",
        "1006, OTHER",
        "4000, OTHER",
        "4009, OTHER",
        "4999, OTHER"
    })
    void every_way_the_gateway_ends_for_good_means_one_thing(int code, GatewayEnd meaning) {
        assertThat(GatewayEnd.of(code)).isEqualTo(meaning);
        assertThat(meaning.advice()).isNotBlank();
    }
}
