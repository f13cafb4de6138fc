package org.reweave.runtime;

import java.time.Instant;

/** What is to become of a message after an attempt to deliver it. */
sealed interface Verdict {

    /** It arrived. */
    record Arrived() implements Verdict {}

    /** It is not known whether it arrived, and it is not sent again. */
    record Uncertain() implements Verdict {}

    /** It will never arrive. */
    record Dropped(String reason) implements Verdict {
        private static final String REJECTED = "rejected: ";

        /** One that the platform will not take. */
        static Dropped rejected(String reason) {
            return new Dropped(REJECTED + reason);
        }

        /** Whether the platform would not take it; otherwise the platform was not there in time. */
        boolean rejected() {
            return reason.startsWith(REJECTED);
        }
    }

    /** It will never arrive, and nothing else will at that address; {@code reason} is a short constant. */
    record Lost(String reason) implements Verdict {}

    /**
     * It is sent again.
     *
     * @param notBefore when at the earliest (UTC)
     */
    record Again(Instant notBefore, Because because) implements Verdict {
        boolean unknown() {
            return because != Because.ASKED;
        }
    }

    /** Why something is sent again. */
    enum Because {
        /** The platform asked for patience. */
        ASKED,
        /** It may have arrived already; what was sent to others did. */
        UNKNOWN,
        /** It may have arrived already, and nothing else did of late: the platform is away. */
        AWAY
    }
}
