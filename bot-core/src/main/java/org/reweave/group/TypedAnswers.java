package org.reweave.group;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.reweave.message.QuickReply;
import org.reweave.message.TypedLabel;

/**
 * What somebody types where only they read it, while a group asks them something: it answers that question. Which one is open
 * follows from the button they tapped last, for that is what it was the answer to.
 */
final class TypedAnswers {
    private static final String AGAIN = "-again-";
    /** Longer words are no answer that was mistyped, but something somebody wants to say. */
    private static final int LONGEST = 40;

    private final List<QuickReply> offered;
    private final String last;
    private final GroupLanguage language;

    /** The answers that were offered after the button they tapped last. */
    TypedAnswers(List<QuickReply> offered, String last, GroupLanguage language) {
        this.offered = offered;
        this.last = last;
        this.language = language;
    }

    /** The tap that is meant; none where that is not clear. */
    Optional<String> meant(String words, Instant now) {
        Optional<QuickReply> label =
                setsUp() || asks() ? TypedLabel.meant(offered, words) : TypedLabel.exactly(offered, words);
        return label.map(TypedAnswers::action).or(() -> place(words, now));
    }

    private Optional<String> place(String words, Instant now) {
        List<ZoneId> zones = asksWhere() ? language.places().find(words, now) : List.of();
        return zones.size() == 1 ? Optional.of(mode() + "-zone-" + GroupZones.written(zones.get(0))) : Optional.empty();
    }

    /** What asks the same of whoever sets the group up once more; none where that was done already, or they mean something else. */
    Optional<String> again(String words) {
        boolean once = !last.contains(AGAIN) && words.length() <= LONGEST;
        return setsUp() && once ? Optional.of(mode() + AGAIN + (asksWhere() ? "area" : question())) : Optional.empty();
    }

    /** Whether a question of the set-up is open. */
    private boolean setsUp() {
        return first().matches("[wc]-.+-.+");
    }

    /** Whether it is one of the questions to a member: to join, to stay, to let be known, or how it is going. */
    private boolean asks() {
        return first().matches("in|stay|told-.|a-.+");
    }

    private boolean asksWhere() {
        return setsUp() && (question().equals("area") || question().equals("zone"));
    }

    private String mode() {
        return first().substring(0, 1);
    }

    private String question() {
        return first().split("-", -1)[1];
    }

    private String first() {
        return offered.isEmpty() ? "" : action(offered.get(0));
    }

    private static String action(QuickReply reply) {
        return GroupToken.read(reply.token()).map(GroupToken::action).orElse("");
    }
}
