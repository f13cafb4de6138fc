package org.reweave.discord;

import java.time.Duration;
import java.util.Map;
import org.reweave.discord.Failure.Kind;
import org.reweave.spi.Delivery;

/** What each of Discord's refusals means for a message and for what is sent after it. */
final class FailureTable {
    /** How long nothing is sent after Discord objected to the bot as a whole. */
    static final Duration HELD = Duration.ofMinutes(45);

    private static final Duration SOON = Duration.ofSeconds(3);
    private static final Duration LATER = Duration.ofMinutes(5);
    private static final Duration WITHOUT_TOKEN = Duration.ofMinutes(15);

    /** What else follows from a refusal, besides the fate of the message itself. */
    enum Consequence {
        NONE,
        /** The channel is looked up again, once; if that does not help, the message waits. */
        REOPEN,
        /** The interaction it would have answered is over; it goes as a direct message. */
        HOOK_IS_OVER,
        /** The message to be changed is gone; a new one is sent. */
        MESSAGE_IS_GONE,
        /** Nothing is sent for a while, and the host is told. */
        HOLD,
        /** The token is not valid: nothing is sent until a restart, and the host is told. */
        STOP,
        /** Whoever manages the server has to allow something. */
        TELL_ADMINS,
        /** A message that Discord will never take: a mistake in this program. */
        TELL_HOST
    }

    /** The fate of the message, and what else follows. */
    record Verdict(Delivery delivery, Consequence consequence) {}

    private static final Map<Integer, Verdict> BY_CODE = Map.ofEntries(
            row(50007, new Delivery.Unreachable("direct messages closed"), Consequence.NONE),
            row(50278, new Delivery.Unreachable("no server in common"), Consequence.NONE),
            row(10013, new Delivery.Unreachable("account gone"), Consequence.NONE),
            row(50001, new Delivery.Retry(LATER), Consequence.REOPEN),
            row(10003, new Delivery.Retry(LATER), Consequence.REOPEN),
            row(50013, new Delivery.Rejected("permission missing"), Consequence.TELL_ADMINS),
            row(40003, new Delivery.Retry(HELD), Consequence.HOLD),
            row(20026, new Delivery.Retry(HELD), Consequence.HOLD),
            row(40001, new Delivery.Retry(WITHOUT_TOKEN), Consequence.STOP),
            row(50014, new Delivery.Retry(WITHOUT_TOKEN), Consequence.STOP),
            row(130000, new Delivery.Retry(SOON), Consequence.NONE),
            row(10062, new Delivery.Retry(Duration.ZERO), Consequence.HOOK_IS_OVER),
            row(10015, new Delivery.Retry(Duration.ZERO), Consequence.HOOK_IS_OVER),
            row(50027, new Delivery.Retry(Duration.ZERO), Consequence.HOOK_IS_OVER),
            row(40094, new Delivery.Retry(Duration.ZERO), Consequence.HOOK_IS_OVER),
            row(10008, new Delivery.Retry(Duration.ZERO), Consequence.MESSAGE_IS_GONE),
            row(20016, new Delivery.Retry(SOON), Consequence.NONE),
            row(20022, new Delivery.Retry(SOON), Consequence.NONE),
            row(20028, new Delivery.Retry(SOON), Consequence.NONE),
            row(40062, new Delivery.Retry(SOON), Consequence.NONE));

    private FailureTable() {}

    private static Map.Entry<Integer, Verdict> row(int code, Delivery delivery, Consequence consequence) {
        return Map.entry(code, new Verdict(delivery, consequence));
    }

    /** Judges a failure; what is not in the table goes by its HTTP status. */
    static Verdict verdict(Failure failure) {
        if (failure.kind() == Kind.CONNECTION) {
            return new Verdict(new Delivery.Unknown(), Consequence.NONE);
        }
        if (failure.kind() == Kind.NOT_SENT) {
            return new Verdict(new Delivery.Retry(SOON), Consequence.NONE);
        }
        if (failure.kind() == Kind.MALFORMED) {
            return new Verdict(new Delivery.Rejected("malformed"), Consequence.TELL_HOST);
        }
        Verdict known = BY_CODE.get(failure.code());
        return known != null ? known : byStatus(failure);
    }

    private static Verdict byStatus(Failure failure) {
        int status = failure.status();
        if (status == 429) {
            Duration after = failure.after().isZero() ? SOON : failure.after();
            return new Verdict(new Delivery.Retry(after), Consequence.NONE);
        }
        if (status == 401) {
            return new Verdict(new Delivery.Retry(WITHOUT_TOKEN), Consequence.STOP);
        }
        if (status >= 500) {
            return new Verdict(new Delivery.Retry(SOON), Consequence.NONE);
        }
        if (status == 403) {
            return new Verdict(new Delivery.Unreachable("forbidden"), Consequence.NONE);
        }
        return new Verdict(new Delivery.Rejected("refused " + status + " " + failure.code()), Consequence.TELL_HOST);
    }
}
