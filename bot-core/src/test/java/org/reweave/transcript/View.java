package org.reweave.transcript;

import java.util.ArrayList;
import java.util.List;
import org.reweave.message.OutboundMessage;
import org.reweave.message.QuickReply;
import org.reweave.message.QuickReply.Role;
import org.reweave.spi.Rig.Offer;
import org.reweave.spi.Rig.Shown;

/**
 * One message of the companion, and how the platform shows it.
 *
 * @param message what was to be said
 * @param shown what is to be seen of it
 */
public record View(OutboundMessage message, Shown shown) {

    /** What is offered without the ways out, which stand last. */
    List<Offer> answers() {
        List<Offer> answers = new ArrayList<>(shown.offers());
        for (QuickReply exit : exits()) {
            int last = lastOf(answers, exit.label());
            if (last < 0) {
                throw new IllegalStateException("the way out \"" + exit.label() + "\" is not offered");
            }
            answers.remove(last);
        }
        return answers;
    }

    boolean offers(String label) {
        return lastOf(shown.offers(), label) >= 0;
    }

    private List<QuickReply> exits() {
        return message.replies().stream()
                .filter(reply -> reply.role() == Role.EXIT)
                .toList();
    }

    private static int lastOf(List<Offer> offers, String label) {
        for (int i = offers.size() - 1; i >= 0; i--) {
            if (offers.get(i).label().equals(label)) {
                return i;
            }
        }
        return -1;
    }
}
