package org.reweave.telegram;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.reweave.telegram.Failure.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells whoever hosts this why Telegram is not there, once for each reason, and what to do about it. For one thread. */
final class Outage {
    private static final Logger log = LoggerFactory.getLogger(Outage.class);

    private static final Set<Kind> AWAY = EnumSet.of(Kind.NOT_SENT, Kind.BROKEN, Kind.UNKNOWN);

    private final Duration longest;
    private final String refusal;
    private Optional<Kind> told = Optional.empty();

    /**
     * Nothing is told yet.
     *
     * @param longest the longest wait between two attempts
     * @param refusal what it means, and what to do, when Telegram refuses what is asked
     */
    Outage(Duration longest, String refusal) {
        this.longest = longest;
        this.refusal = refusal;
    }

    /** It is still so, or begins to be. */
    void because(Failure failure) {
        if (!told.equals(Optional.of(failure.kind()))) {
            told = Optional.of(failure.kind());
            log.warn("{}; trying again, at the latest every {} seconds", meaning(failure), longest.toSeconds());
        }
    }

    /** Telegram is there; where something else was told, this is too. */
    void over() {
        if (told.isPresent()) {
            told = Optional.empty();
            log.warn("Telegram is there again");
        }
    }

    /** Whether it was told that Telegram cannot be reached. */
    boolean away() {
        return told.filter(AWAY::contains).isPresent();
    }

    private String meaning(Failure failure) {
        return switch (failure.kind()) {
            case UNAUTHORIZED ->
                "Telegram does not accept the token; set TELEGRAM_TOKEN to the one @BotFather shows, and start again";
            case CONFLICT -> "another process fetches the updates of this bot; stop the other one";
            case TOO_FAST -> "Telegram asks to go more slowly";
            case REJECTED -> refusal;
            default ->
                "Telegram cannot be reached (" + failure.reason()
                        + "); look at the network, and at telegram-api-url if it is set";
        };
    }
}
