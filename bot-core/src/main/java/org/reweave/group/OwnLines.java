package org.reweave.group;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reweave.engine.Spoken;
import org.reweave.message.OutboundMessage;
import org.reweave.message.RichText;

/** The help lines a group names to its members: how they are given, and how they are said. */
final class OwnLines {
    private final GroupTurn turn;

    OwnLines(GroupTurn turn) {
        this.turn = turn;
    }

    /**
     * Takes the lines that were written behind the command; none where nothing is written behind it.
     *
     * @return whether they could be read
     */
    boolean given(String written) {
        if (written.isBlank()) {
            return true;
        }
        Optional<List<OwnLine>> lines =
                written.strip().equals("-") ? Optional.of(List.of()) : OwnLine.read(written, turn.now);
        lines.ifPresent(read -> turn.settings = turn.settings.naming(read));
        return lines.isPresent();
    }

    /** Tells whoever leads what members see, and how it is changed. */
    void tell(Standing who, boolean understood) {
        RichText text = turn.say(understood ? GroupPhrase.LINES_YOURS : GroupPhrase.LINES_UNREAD);
        Optional<RichText> lines = said();
        text = text.andThen(lines.orElseGet(() -> turn.say(GroupPhrase.LINES_NONE)));
        turn.answer(
                who,
                text.andThen(turn.say(GroupPhrase.LINES_HOW)),
                List.of(turn.button("card", GroupPhrase.CARD_DO_CARD)));
    }

    /** What a member sees who asks for help; empty where the group names none that may still be shown. */
    Optional<OutboundMessage> forMembers() {
        return said().map(lines ->
                OutboundMessage.saying(turn.say(GroupPhrase.LINES_TITLE).andThen(lines)));
    }

    private Optional<RichText> said() {
        List<String> lines = turn.settings.lines().stream()
                .filter(line -> line.fresh(turn.now))
                .map(this::said)
                .toList();
        return lines.isEmpty() ? Optional.empty() : Optional.of(RichText.plain(String.join("\n", lines)));
    }

    private String said(OwnLine line) {
        List<String> ways = new ArrayList<>();
        add(ways, GroupPhrase.LINES_CALL, line.call());
        add(ways, GroupPhrase.LINES_TEXT, line.text());
        add(ways, GroupPhrase.LINES_CHAT, line.chat());
        String hours = line.hours().isEmpty() ? "" : " (" + line.hours() + ")";
        String reached = Spoken.list(ways, turn.language().locale()) + hours;
        return turn.say(GroupPhrase.LINES_LINE, Map.of("name", line.name(), "ways", reached))
                .words();
    }

    private void add(List<String> ways, GroupPhrase phrase, String way) {
        if (!way.isEmpty()) {
            ways.add(turn.say(phrase, Map.of("way", way)).words());
        }
    }
}
