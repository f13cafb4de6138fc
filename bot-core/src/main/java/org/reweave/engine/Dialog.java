package org.reweave.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Something the companion itself asks, laid over the open step, which stays as it is beneath. */
public sealed interface Dialog {

    /** Nothing: the open step is what is asked. */
    record None() implements Dialog {}

    /** What else can be done here. */
    record More() implements Dialog {}

    /** How long a pause should be. */
    record PauseLength() implements Dialog {}

    /** Resting, until the given time or until the person returns. */
    record Away(Optional<Instant> until, boolean agreed) implements Dialog {}

    /** Back after a long time: go on, or not now. */
    record WelcomeBack(boolean longAbsence) implements Dialog {}

    /** Whether to begin the whole journey anew. */
    record ConfirmRestart() implements Dialog {}

    /** Which earlier answer to change. */
    record ChangeWhat() implements Dialog {}

    /** Whether to keep these words. */
    record KeepNote(String text) implements Dialog {
        @Override
        public String toString() {
            return "KeepNote[" + text.length() + " characters]";
        }
    }

    /** Which of these choices was meant. */
    record WhichOne(List<String> ids) implements Dialog {
        public WhichOne {
            ids = List.copyOf(ids);
        }
    }

    /** After three answers that did not fit: carry on, skip or pause. */
    record OfferPause() implements Dialog {}

    /** Told to be silent, until the person says start. */
    record Stopped() implements Dialog {}

    /** Help was shown; go on when ready. */
    record HelpNow() implements Dialog {}
}
