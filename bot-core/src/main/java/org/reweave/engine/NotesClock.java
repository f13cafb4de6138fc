package org.reweave.engine;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Changes by whose clock a person is reminded, and says what came of it. */
final class NotesClock {
    private static final int MOST_ZONES = 12;

    private final Turn turn;
    private final NotesChanges changes;

    NotesClock(Turn turn) {
        this.turn = turn;
        this.changes = new NotesChanges(turn);
    }

    /** Takes the zones that may be meant; false where there is none. */
    boolean zones(List<ZoneId> zones, String draft) {
        if (zones.isEmpty()) {
            return false;
        }
        if (zones.size() == 1) {
            zone(zones.get(0).getId(), draft);
        } else if (zones.size() > MOST_ZONES) {
            turn.line(Phrase.NOTES_ZONE_MANY);
            changes.open(Dialog.Page.ZONE, draft);
        } else {
            choose(zones, draft);
        }
        return true;
    }

    /** Asks which of some zones is meant. */
    void choose(List<ZoneId> zones, String draft) {
        turn.open(new Dialog.Notes(
                Dialog.Page.ZONE_WHICH, draft, zones.stream().map(ZoneId::getId).toList()));
        turn.show();
    }

    void zone(String id, String draft) {
        ZoneId zone = ZoneId.of(id);
        turn.record(new Answer.Moved(zone));
        boolean fixed = zone instanceof ZoneOffset;
        turn.line(turn.phrase(fixed ? Phrase.NOTES_ZONE_FIXED : Phrase.NOTES_ZONE_SET, words(turn, zone)));
        new NudgePlan(turn).followZone();
        if (draft.isEmpty()) {
            changes.next();
            turn.close();
            turn.show();
        } else {
            changes.open(Dialog.Page.CONFIRM, draft);
        }
    }

    /** What a clock is called, and what it shows now, to be filled in. */
    static Map<String, String> words(Turn turn, ZoneId zone) {
        return Map.of(
                "place", turn.language.places().name(zone),
                "now", Spoken.clock(turn.now, zone, turn.voice.locale(turn.facts())));
    }
}
