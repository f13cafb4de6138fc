package org.reweave.group;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reweave.group.GroupEvent.GivenAnswer;
import org.reweave.group.GroupState.Pulse;
import org.reweave.group.GroupState.Round;
import org.reweave.group.pulse.Figures;
import org.reweave.group.pulse.Published;
import org.reweave.group.pulse.PulseRules;
import org.reweave.group.pulse.PulseWords;
import org.reweave.group.pulse.Tap;
import org.reweave.message.GroupInbound.Permission;
import org.reweave.message.OutboundMessage;
import org.reweave.message.Picture;
import org.reweave.message.QuickReply;
import org.reweave.message.QuickReply.Role;
import org.reweave.message.RichText;

/** Check-in rounds: those who joined are asked in private, and the group sees nothing but the pulse. */
final class Rounds {
    private static final List<GroupPhrase> ANSWERS = List.of(
            GroupPhrase.ROUND_ANSWER_1,
            GroupPhrase.ROUND_ANSWER_2,
            GroupPhrase.ROUND_ANSWER_3,
            GroupPhrase.ROUND_ANSWER_4);

    /** More lines of what rounds came to are more than a message holds. */
    private static final int LINES = 12;

    private final GroupTurn turn;

    Rounds(GroupTurn turn) {
        this.turn = turn;
    }

    void open() {
        turn.rounds++;
        Round round = new Round(turn.rounds, turn.now.plus(Agenda.ROUND));
        turn.round = Optional.of(round);
        turn.post(
                turn.say(GroupPhrase.ROUND_OPEN),
                List.of(turn.door("ask", GroupPhrase.HELLO_ANSWER), turn.door("join", GroupPhrase.HELLO_JOIN)));
        turn.effect(new GroupEffect.TellJoined(GroupTurn.message(question(), replies(round)), round.closes()));
    }

    /** Asks somebody who came for it: whoever cannot be written to first is reached so. */
    void ask(Standing who) {
        Optional<Round> open = turn.round.filter(round -> round.closes().isAfter(turn.now));
        if (open.isPresent()) {
            turn.answer(who, question(), replies(open.get()));
        } else {
            turn.answer(who, turn.say(GroupPhrase.ROUND_OVER), List.of());
        }
    }

    RichText question() {
        return turn.say(GroupPhrase.ROUND_QUESTION);
    }

    List<QuickReply> replies(Round round) {
        List<QuickReply> replies = new ArrayList<>();
        for (int i = 0; i < ANSWERS.size(); i++) {
            String label = turn.language().label(ANSWERS.get(i));
            replies.add(turn.button("a-" + round.number() + "-" + (i + 1), label, Role.CHOICE));
        }
        return replies;
    }

    /** Somebody answers; {@code written} is the number of the round and of the answer. */
    void answered(Standing who, String written) {
        if (!who.joined()) {
            turn.answer(
                    who, turn.say(GroupPhrase.MAY_NOT_JOINED), List.of(turn.button("join", GroupPhrase.HELLO_JOIN)));
            return;
        }
        String[] parts = written.split("-", -1);
        int answer = number(parts[parts.length - 1]);
        boolean open = parts.length == 2
                && turn.round
                        .filter(round -> round.number() == number(parts[0])
                                && round.closes().isAfter(turn.now))
                        .isPresent()
                && answer >= 1
                && answer <= ANSWERS.size();
        if (open) {
            turn.effect(new GroupEffect.Count(who.person(), turn.rounds, answer));
            turn.answer(who, turn.say(GroupPhrase.ROUND_THANKS), List.of());
        } else {
            turn.answer(who, turn.say(GroupPhrase.ROUND_OVER), List.of());
        }
    }

    /** What all rounds came to, for those who look back at them: those that came to the same, one after the other, in one line. */
    List<RichText> lines() {
        List<RichText> lines = new ArrayList<>();
        int next = 0;
        while (next < turn.pulses.size()) {
            int from = next;
            next++;
            while (next < turn.pulses.size() && came(from) == came(next)) {
                next++;
            }
            lines.add(next - from > 1 ? lines(from, next - 1) : line(turn.pulses.get(from)));
        }
        List<RichText> last = new ArrayList<>(lines.subList(Math.max(0, lines.size() - LINES), lines.size()));
        if (turn.pulses.stream().anyMatch(pulse -> pulse.shares().isEmpty())) {
            last.add(turn.say(GroupPhrase.NUMBERS_FEW_WHY));
        }
        return last;
    }

    /** The round whose figures were shown, by its number; none where they were too few. */
    private int came(int index) {
        Pulse pulse = turn.pulses.get(index);
        return pulse.shares().isEmpty() ? 0 : pulse.round() - pulse.age();
    }

    private RichText lines(int from, int to) {
        int shown = came(from);
        int first = turn.pulses.get(from).round();
        String last = Integer.toString(turn.pulses.get(to).round());
        return shown == 0
                ? turn.say(
                        GroupPhrase.NUMBERS_FEW,
                        Map.of("first", Integer.toString(first), "last", last, "line", words().tooFew()))
                : shown == first
                        ? line(turn.pulses.get(from)).andThen(again(first + 1, last, shown))
                        : again(first, last, shown);
    }

    private RichText again(int first, String last, int shown) {
        String earlier = Integer.toString(shown);
        return last.equals(Integer.toString(first))
                ? turn.say(GroupPhrase.NUMBERS_AGAIN, Map.of("number", last, "earlier", earlier))
                : turn.say(
                        GroupPhrase.NUMBERS_AGAIN_RUN,
                        Map.of("first", Integer.toString(first), "last", last, "earlier", earlier));
    }

    /** What a round came to, as one line for those who look back at it. */
    private RichText line(Pulse pulse) {
        String number = Integer.toString(pulse.round());
        Optional<Figures> figures = figures(pulse);
        if (figures.filter(old -> old.age() > 0).isPresent()) {
            String earlier = Integer.toString(pulse.round() - pulse.age());
            return turn.say(GroupPhrase.NUMBERS_AGAIN, Map.of("number", number, "earlier", earlier));
        }
        String line = figures.map(shown -> {
                    List<String> shares = words().shares(shown, answers());
                    return String.join("; ", shares) + ".";
                })
                .orElseGet(() -> words().tooFew());
        return turn.say(GroupPhrase.NUMBERS_PULSE, Map.of("number", number, "line", line));
    }

    private static Optional<Figures> figures(Pulse pulse) {
        return pulse.shares().isEmpty() ? Optional.empty() : Optional.of(new Figures(pulse.shares(), pulse.age()));
    }

    private PulseWords words() {
        return turn.language().pulse();
    }

    private List<String> answers() {
        return ANSWERS.stream().map(turn.language()::label).toList();
    }

    /** What the group sees: the figures in words, and drawn where pictures may be posted; or that there are too few. */
    private OutboundMessage shown(Pulse pulse) {
        Optional<Figures> figures = figures(pulse);
        String lines = String.join("\n", words().lines(figures, answers()));
        OutboundMessage told =
                OutboundMessage.saying(turn.say(GroupPhrase.ROUND_TITLE).andThen(RichText.plain(lines)));
        if (turn.lacking.contains(Permission.PICTURES)) {
            return told;
        }
        return figures.flatMap(one -> turn.painter.paint(words().chart(one, answers())))
                .map(png -> told.with(new Picture(png, turn.language().label(GroupPhrase.ROUND_PICTURE))))
                .orElse(told);
    }

    static int number(String written) {
        return written.matches("\\d{1,6}") ? Integer.parseInt(written) : -1;
    }

    /** The round is over: the group sees the pulse, and who answered what is forgotten. */
    void close(List<GivenAnswer> answers) {
        Round round = turn.round.orElseThrow();
        turn.round = Optional.empty();
        Published published = new PulseRules(ANSWERS.size(), HexFormat.of().parseHex(turn.secret))
                .publish(
                        answers.stream()
                                .map(given -> new Tap(given.member(), given.answer() - 1))
                                .toList(),
                        turn.history);
        turn.history = published.next();
        Pulse pulse = new Pulse(
                round.number(),
                turn.now,
                published.figures().map(Figures::tens).orElse(List.of()),
                published.figures().map(Figures::age).orElse(0));
        turn.pulses.add(pulse);
        turn.post(turn.settings.channel(), shown(pulse));
        turn.effect(new GroupEffect.ForgetAnswers());
    }
}
