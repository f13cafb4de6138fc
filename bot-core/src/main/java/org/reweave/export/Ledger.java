package org.reweave.export;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.reweave.engine.Agreed;
import org.reweave.engine.PersonState;
import org.reweave.engine.Phrase;
import org.reweave.engine.Retelling;
import org.reweave.group.GroupToken;
import org.reweave.message.OutboundMessage;
import org.reweave.message.OutboundMessage.Input;
import org.reweave.message.QuickReply;
import org.reweave.message.RichText;
import org.reweave.store.Consents.Consent;

/** What a person agreed to, and when, in words they can read. */
final class Ledger {
    private final List<Consent> consents;
    private final PersonState state;
    private final Retelling retelling;

    Ledger(List<Consent> consents, PersonState state, Retelling retelling) {
        this.consents = consents;
        this.state = state;
        this.retelling = retelling;
    }

    /** A line for each thing that was agreed to, with the times; the same thing several times is told in one. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Agreed what : Agreed.values()) {
            List<Consent> same =
                    consents.stream().filter(consent -> consent.what() == what).toList();
            if (!same.isEmpty()) {
                lines.add(say(Phrase.valueOf("AGREED_" + what.name()), Map.of()) + " "
                        + same.stream().map(this::when).collect(Collectors.joining("; ", "(", ")")));
            }
        }
        return lines;
    }

    private String when(Consent consent) {
        String given = time(consent.given());
        return consent.ended()
                .map(end -> say(Phrase.AGREED_UNTIL, Map.of("time", given, "end", time(end))))
                .orElseGet(() -> say(Phrase.AGREED_SINCE, Map.of("time", given)));
    }

    /** For each group that was joined a message with which it can be left, or not be told any more. */
    List<OutboundMessage> groups() {
        return consents.stream()
                .filter(consent -> consent.what() == Agreed.GROUP && consent.holds())
                .map(this::group)
                .toList();
    }

    private OutboundMessage group(Consent joined) {
        List<QuickReply> replies = new ArrayList<>();
        replies.add(button(joined.about(), "out", Phrase.AGREED_DO_GROUP));
        boolean tells = consents.stream()
                .anyMatch(consent -> consent.what() == Agreed.TELLING
                        && consent.holds()
                        && consent.about().equals(joined.about()));
        if (tells) {
            replies.add(button(joined.about(), "told-0", Phrase.AGREED_DO_TELLING));
        }
        String words = say(Phrase.AGREED_IN_GROUP, Map.of("time", time(joined.given())));
        return new OutboundMessage(RichText.plain(words), replies, Input.CHOICE, 0);
    }

    private QuickReply button(String group, String action, Phrase label) {
        return new QuickReply(new GroupToken(group, action).written(), say(label, Map.of()), QuickReply.Role.CHOICE);
    }

    private String time(Instant at) {
        return retelling.time(at, state.trail());
    }

    private String say(Phrase phrase, Map<String, String> words) {
        return retelling.phrase(phrase, words);
    }
}
