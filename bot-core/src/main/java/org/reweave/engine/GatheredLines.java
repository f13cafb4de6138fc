package org.reweave.engine;

import java.util.ArrayList;
import java.util.List;
import org.reweave.message.RichText;

/** What is said in one turn, gathered line by line and given out in messages that no platform has to cut. */
final class GatheredLines {
    /** Discord takes 2,000 characters; the room left is for what a platform adds. */
    private static final int LONGEST = 1_800;

    private final List<RichText> lines = new ArrayList<>();

    void add(RichText line) {
        lines.add(line);
    }

    void clear() {
        lines.clear();
    }

    /** Gives out all that was gathered, with this at its end, and begins anew; at least one message, cut between lines only. */
    List<RichText> closedBy(RichText last) {
        lines.add(last);
        List<RichText> messages = new ArrayList<>();
        RichText joined = RichText.plain("");
        for (RichText line : lines) {
            if (joined.length() > 0 && joined.length() + line.length() + 2 > LONGEST) {
                messages.add(joined);
                joined = RichText.plain("");
            }
            joined = joined.andThen(line);
        }
        messages.add(joined);
        lines.clear();
        return messages;
    }
}
