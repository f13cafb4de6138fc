package org.reweave.export;

import java.util.ArrayList;
import java.util.List;
import org.reweave.export.ReadablePage.Section;
import org.reweave.message.OutboundMessage;
import org.reweave.message.RichText;

/** Fills messages with sections, cut between lines, or within a line that is longer than a message. */
final class Pages {
    /** Discord takes 2,000 characters; the room left is for what a platform adds. */
    private static final int LONGEST = 1_800;

    private final List<OutboundMessage> messages = new ArrayList<>();
    private final List<RichText.Span> spans = new ArrayList<>();
    private int length;

    void add(Section section) {
        put(length == 0 ? "" : "\n\n", section.heading(), true);
        for (String line : section.lines()) {
            int from = 0;
            String lead = "\n• ";
            while (from < line.length()) {
                int to = end(line, from);
                put(lead, line.substring(from, to), false);
                lead = "";
                from = to;
            }
        }
    }

    private static int end(String line, int from) {
        int to = Math.min(line.length(), from + LONGEST / 2);
        return to < line.length() && Character.isHighSurrogate(line.charAt(to - 1)) ? to - 1 : to;
    }

    private void put(String lead, String words, boolean strong) {
        if (length + lead.length() + words.length() > LONGEST) {
            turn();
        }
        String glue = length == 0 ? lead.strip() + (lead.isBlank() ? "" : " ") : lead;
        spans.add(new RichText.Span(glue, false));
        spans.add(new RichText.Span(words, strong));
        length += glue.length() + words.length();
    }

    private void turn() {
        if (length > 0) {
            messages.add(OutboundMessage.saying(new RichText(spans)));
            spans.clear();
            length = 0;
        }
    }

    List<OutboundMessage> messages() {
        turn();
        return List.copyOf(messages);
    }
}
