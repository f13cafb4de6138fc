package org.reweave.engine;

import java.util.Optional;

/** Says what was arranged to be said, if it still stands. The first line never tells what it is about. */
final class NudgesDue {
    private final Turn turn;

    NudgesDue(Turn turn) {
        this.turn = turn;
    }

    void due(Event.Due due) {
        if (due.kind() == NudgeKind.LOOK_IN) {
            lookIn();
            return;
        }
        if (turn.dialog instanceof Dialog.HelpNow
                || turn.dialog instanceof Dialog.Staying
                || turn.dialog instanceof Dialog.Stopped) {
            return;
        }
        if (turn.dialog instanceof Dialog.Away away && due.visit() == turn.visit) {
            turn.dialog = new Dialog.Away(Optional.of(turn.now), away.agreed());
            turn.line(Phrase.NUDGE_FIRST_LINE);
            turn.show();
        } else if (stands(due)) {
            turn.line(Phrase.NUDGE_FIRST_LINE);
            turn.line(reminder(due.kind()));
            turn.sayOnly();
        }
    }

    /** Only while the companion still stays with the person; whoever went on does not need it any more. */
    private void lookIn() {
        if (turn.dialog instanceof Dialog.Staying) {
            turn.line(Phrase.NUDGE_FIRST_LINE);
            turn.line(Phrase.SAFETY_LOOK_IN_NOTE);
            turn.showBriefly();
        }
    }

    /** Whether the answer that arranged it has not been taken back. */
    private boolean stands(Event.Due due) {
        return turn.facts().counting().stream()
                .anyMatch(entry -> entry.visit() == due.visit() && entry.answer() instanceof Answer.Set);
    }

    private static Phrase reminder(NudgeKind kind) {
        return switch (kind) {
            case COME_BACK -> Phrase.PAUSE_TIME_IS_HERE;
            case LOOK_IN -> Phrase.SAFETY_LOOK_IN_NOTE;
            case TALK -> Phrase.NUDGE_TALK;
            case SMALL_THING -> Phrase.NUDGE_SMALL_THING;
            case REVIEW -> Phrase.NUDGE_REVIEW;
        };
    }
}
