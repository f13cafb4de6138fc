package org.reweave.engine;

import java.util.List;
import org.reweave.message.FoldedText;

/** The words of a text that may tell days and times: folded, without signs between them, and "7ish" as 7. */
final class TimeWords {
    /** Nobody needs more to name days and a time. */
    private static final int LONGEST = 100;

    private TimeWords() {}

    /** The words in their order; none where there are none, or far more than name a time. */
    static List<String> of(String text) {
        String folded = FoldedText.of(text)
                .replaceAll("[,;!?@]|\\.(?=\\s|$)", " ")
                .replaceAll("(?<=[a-z]) ?[/&+] ?(?=[a-z])", " ")
                .replaceAll("(?<=\\d(?:am|pm)?)-?ish\\b", "")
                .strip();
        return folded.isEmpty() || folded.length() > LONGEST ? List.of() : List.of(folded.split("\\s+", -1));
    }
}
