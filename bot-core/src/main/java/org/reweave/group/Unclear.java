package org.reweave.group;

import java.time.LocalTime;
import java.util.Map;
import org.reweave.engine.Spoken;

/** What whoever leads reads where an answer was not understood: what can be answered there, and how to leave it for now. */
final class Unclear {
    private final GroupTurn turn;

    Unclear(GroupTurn turn) {
        this.turn = turn;
    }

    /** It comes before that question, which is asked once more. */
    void said(String question) {
        turn.before = turn.say(phrase(question), hours()).andThen(turn.say(GroupPhrase.SETUP_LEAVE));
    }

    private static GroupPhrase phrase(String question) {
        return switch (question) {
            case "area" -> GroupPhrase.SETUP_ZONE_UNKNOWN;
            case "hour" -> GroupPhrase.SETUP_HOUR_AGAIN;
            default -> GroupPhrase.SETUP_AGAIN;
        };
    }

    private Map<String, String> hours() {
        return Map.of("first", spoken(SetupQuestions.FIRST_HOUR), "last", spoken(SetupQuestions.LAST_HOUR));
    }

    private String spoken(int hour) {
        return Spoken.clock(LocalTime.of(hour, 0), turn.language().locale());
    }
}
