package org.reweave.engine;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** What a person answered to one prompt. */
public sealed interface Answer {

    /** One choice. */
    record Chosen(String id) implements Answer {}

    /** Several choices, in the order of the file; perhaps none. */
    record Ticked(List<String> ids) implements Answer {
        public Ticked {
            ids = List.copyOf(ids);
        }
    }

    /** A number from 0 to 10. */
    record Rated(int value) implements Answer {
        public Rated {
            if (value < 0 || value > 10) {
                throw new IllegalArgumentException("a rating is from 0 to 10, not " + value);
            }
        }
    }

    /** Words the person asked to keep. */
    record Kept(String text) implements Answer {
        @Override
        public String toString() {
            return "Kept[" + text.length() + " characters]";
        }
    }

    /** Words were offered or thought of, and let go. */
    record LetGo() implements Answer {}

    /** A time was set; the zone is the one the person meant it in. */
    record Set(Instant at, ZoneId zone) implements Answer {}

    /** The person lives by the clock of another zone from here on. */
    record Moved(ZoneId zone) implements Answer {}

    /** Passed over without an answer, which is an answer too. */
    record Skipped() implements Answer {}

    /** A side path or a change of an earlier answer was begun here. */
    record Entered(String path) implements Answer {}

    /** The journey was begun anew; what was said before stays but no longer counts. */
    record Restarted() implements Answer {}
}
