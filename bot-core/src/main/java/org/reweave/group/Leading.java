package org.reweave.group;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reweave.group.GroupState.Posted;
import org.reweave.message.QuickReply;
import org.reweave.message.QuickReply.Role;
import org.reweave.message.RichText;

/** What those who lead a group can do: see and change everything about it, and nothing about anybody. */
final class Leading {
    /** The settings, for somebody who leads since a moment ago. */
    static final String JOINED = "joined";

    private static final int DAYS_A_WEEK = 7;

    private final GroupTurn turn;

    Leading(GroupTurn turn) {
        this.turn = turn;
    }

    /** Whether behind this button somebody who leads is asked something with answers of its own. */
    static boolean asks(String action) {
        return action.equals("plan") || action.startsWith("plan-") || action.equals("rest") || action.equals("topics");
    }

    void tapped(Standing who, String action) {
        if (action.startsWith("w-") || action.startsWith("c-")) {
            answered(who, action.substring(0, 1), action.substring(2));
        } else if (action.startsWith("q-")) {
            new SetupQuestions(turn, who, "c").ask(action.substring(2));
        } else if (action.startsWith("plan-")) {
            new RoundPlan(turn, who).answered(action.substring("plan-".length()));
        } else if (action.startsWith("topic-")) {
            topic(who, action.substring("topic-".length()));
        } else if (action.startsWith("rest-")) {
            rest(who, Rounds.number(action.substring("rest-".length())));
        } else {
            simple(who, action);
        }
    }

    private void answered(Standing who, String mode, String rest) {
        int dash = rest.indexOf('-');
        if (dash > 0) {
            new SetupQuestions(turn, who, mode).answered(rest.substring(0, dash), rest.substring(dash + 1));
        } else {
            card(who);
        }
    }

    private void simple(Standing who, String action) {
        switch (action) {
            case "setup" -> setup(who);
            case JOINED -> joined(who);
            case "begin" -> begin(who);
            case "skip" -> skip(who, true);
            case "unskip" -> skip(who, false);
            case "wake" -> rest(who, 0);
            case "rest" -> restFor(who);
            case "topics" -> topics(who);
            case "preview" -> preview(who);
            case "round" -> round(who);
            case "plan" -> new RoundPlan(turn, who).askDay();
            case "unplan" -> new RoundPlan(turn, who).takeBack();
            case "invite" -> new Facilitators(turn).invite(who);
            case "alone" -> turn.answer(who, turn.say(GroupPhrase.LEAD_ALONE), List.of(back()));
            case "numbers" -> numbers(who);
            case "lines", "lines-unread" -> new OwnLines(turn).tell(who, action.equals("lines"));
            default -> card(who);
        }
    }

    /** Whoever came with a word for it is told first that they lead now, and what that is. */
    private void joined(Standing who) {
        if (turn.set || !turn.asked.isEmpty()) {
            turn.answer(who, turn.say(GroupPhrase.LEAD_JOINED), List.of());
        }
        setup(who);
    }

    private void setup(Standing who) {
        if (turn.set) {
            card(who);
        } else if (!turn.asked.isEmpty()) {
            turn.before = turn.say(GroupPhrase.SETUP_ON).andThen(new GroupTroubles(turn).named());
            new SetupQuestions(turn, who, "w").ask(turn.asked);
        } else {
            RichText welcome = turn.say(GroupPhrase.LEAD_WELCOME).andThen(new GroupTroubles(turn).named());
            turn.answer(who, welcome.andThen(turn.say(GroupPhrase.SETUP_BEGIN)), List.of());
            new SetupQuestions(turn, who, "w").begin();
        }
    }

    // --- the settings ---

    void card(Standing who) {
        RichText text = turn.say(GroupPhrase.CARD_TITLE);
        for (RichText line : new SetupQuestions(turn, who, "c").lines()) {
            text = text.andThen(line);
        }
        text = text.andThen(now()).andThen(new GroupTroubles(turn).named());
        turn.answer(who, text.andThen(turn.say(GroupPhrase.CARD_CHANGE)), buttons());
    }

    /** What comes next, or why nothing does. */
    private RichText now() {
        if (!turn.running) {
            return missed().andThen(turn.say(GroupPhrase.CARD_OFF));
        }
        RichText next = missed().andThen(turn.say(GroupPhrase.CARD_NEXT, new Agenda(turn).coming()));
        if (turn.roundAt.isPresent()) {
            String time = turn.time(turn.roundAt.get().instant());
            next = next.andThen(turn.say(GroupPhrase.CARD_ROUND_AT, Map.of("time", time)));
        }
        Optional<LocalDate> resting = new Agenda(turn).resting();
        if (resting.isPresent()) {
            next = next.andThen(turn.say(GroupPhrase.CARD_RESTING, Map.of("day", turn.day(resting.get()))));
        }
        Optional<LocalDate> leftOut = new Agenda(turn).leftOut();
        return leftOut.isPresent()
                ? next.andThen(turn.say(GroupPhrase.CARD_SKIPPED, Map.of("day", turn.day(leftOut.get()))))
                : next;
    }

    private RichText missed() {
        return new Agenda(turn)
                .missed()
                .map(day -> turn.say(GroupPhrase.CARD_MISSED, Map.of("day", turn.day(day))))
                .orElse(RichText.plain(""));
    }

    private List<QuickReply> buttons() {
        List<QuickReply> buttons = new ArrayList<>();
        if (turn.running) {
            buttons.add(turn.button("preview", GroupPhrase.CARD_DO_PREVIEW));
            buttons.addAll(whileRunning());
        } else {
            buttons.add(turn.button("begin", GroupPhrase.CARD_DO_BEGIN));
            buttons.add(turn.button("preview", GroupPhrase.CARD_DO_PREVIEW));
        }
        buttons.add(turn.button("topics", GroupPhrase.CARD_DO_TOPIC));
        buttons.add(turn.button("numbers", GroupPhrase.CARD_DO_NUMBERS));
        buttons.addAll(changes());
        return buttons;
    }

    private List<QuickReply> whileRunning() {
        return List.of(
                turn.skip
                        ? turn.button("unskip", GroupPhrase.CARD_DO_UNSKIP)
                        : turn.button("skip", GroupPhrase.CARD_DO_SKIP),
                new Agenda(turn).resting().isPresent()
                        ? turn.button("wake", GroupPhrase.CARD_DO_WAKE)
                        : turn.button("rest", GroupPhrase.CARD_DO_REST),
                turn.button("round", GroupPhrase.CARD_DO_ROUND),
                turn.roundAt.isPresent()
                        ? turn.button("unplan", GroupPhrase.CARD_DO_UNPLAN)
                        : turn.button("plan", GroupPhrase.CARD_DO_PLAN));
    }

    private List<QuickReply> changes() {
        List<QuickReply> changes = new ArrayList<>();
        if (turn.languages.codes().size() > 1) {
            changes.add(turn.button("q-lang", GroupPhrase.CARD_DO_LANGUAGE));
        }
        changes.add(turn.button("q-area", GroupPhrase.CARD_DO_ZONE));
        changes.add(turn.button("q-day", GroupPhrase.CARD_DO_RHYTHM));
        changes.add(turn.button("q-chap", GroupPhrase.CARD_DO_CHAPTERS));
        changes.add(turn.button("q-rounds", GroupPhrase.CARD_DO_ROUNDS));
        changes.add(turn.button("invite", GroupPhrase.CARD_DO_PEOPLE));
        changes.add(turn.button("q-tell", GroupPhrase.CARD_DO_TELL));
        changes.add(turn.button("lines", GroupPhrase.CARD_DO_LINES));
        return changes;
    }

    private QuickReply back() {
        return turn.button("card", GroupPhrase.CARD_DO_CARD);
    }

    // --- the rhythm ---

    private void begin(Standing who) {
        turn.set = true;
        turn.running = true;
        turn.answer(who, turn.say(GroupPhrase.LEAD_BEGAN, new Agenda(turn).coming()), List.of(back()));
    }

    /** Leaves the next week out, or not; the time said is that of the next topic in either case. */
    private void skip(Standing who, boolean skipped) {
        turn.skip = skipped && turn.running;
        Agenda agenda = new Agenda(turn);
        Map<String, String> said = new HashMap<>(agenda.coming());
        agenda.leftOut().ifPresent(day -> said.put("day", turn.day(day)));
        turn.answer(who, turn.say(turn.skip ? GroupPhrase.LEAD_SKIP : GroupPhrase.LEAD_UNSKIP, said), List.of(back()));
    }

    private void restFor(Standing who) {
        turn.answer(
                who,
                turn.say(GroupPhrase.LEAD_REST),
                List.of(
                        turn.button("rest-2", GroupPhrase.LEAD_REST_ONE),
                        turn.button("rest-4", GroupPhrase.LEAD_REST_TWO),
                        turn.button("rest-8", GroupPhrase.LEAD_REST_THREE),
                        back()));
    }

    private void rest(Standing who, int weeks) {
        LocalDate today = LocalDate.ofInstant(turn.now, turn.settings.zone());
        Agenda agenda = new Agenda(turn);
        if (weeks <= 0) {
            agenda.wake();
            card(who);
            return;
        }
        LocalDate until = today.plusDays((long) weeks * DAYS_A_WEEK);
        agenda.rest(until);
        Map<String, String> said = new HashMap<>(agenda.coming());
        said.put("day", turn.day(until));
        turn.answer(who, turn.say(GroupPhrase.LEAD_RESTED, said), List.of(back()));
    }

    private void topics(Standing who) {
        List<QuickReply> replies = new ArrayList<>();
        for (String chapter : turn.language().chapters()) {
            replies.add(turn.button("topic-" + chapter, turn.language().chapter(chapter), Role.CHOICE));
        }
        replies.add(back());
        turn.answer(who, turn.say(GroupPhrase.LEAD_TOPIC), replies);
    }

    /** Begins again at a chapter; one that was not chosen is chosen by that. */
    private void topic(Standing who, String chapter) {
        List<Topic> topics = turn.language().topics(List.of(chapter));
        if (topics.isEmpty()) {
            card(who);
            return;
        }
        if (!turn.settings.chapters().contains(chapter)) {
            turn.settings = turn.settings.about(turn.language().chapters().stream()
                    .filter(one ->
                            one.equals(chapter) || turn.settings.chapters().contains(one))
                    .toList());
        }
        turn.next = topics.get(0).id();
        turn.answer(who, turn.say(GroupPhrase.LEAD_TOPIC_SET, new Agenda(turn).coming()), List.of(back()));
    }

    private void preview(Standing who) {
        Agenda agenda = new Agenda(turn);
        turn.answer(who, turn.say(GroupPhrase.LEAD_PREVIEW, agenda.coming()), List.of());
        turn.answer(who, agenda.shown(agenda.nextTopic()).text(), afterPreview());
    }

    /** Whoever has looked at the first topic can begin from there: a card further up no longer has its buttons. */
    private List<QuickReply> afterPreview() {
        return turn.running ? List.of(back()) : List.of(turn.button("begin", GroupPhrase.CARD_DO_BEGIN), back());
    }

    private void round(Standing who) {
        if (turn.round.isPresent()) {
            turn.answer(who, turn.say(GroupPhrase.LEAD_ROUND_OPEN), List.of(back()));
        } else {
            new Rounds(turn).open();
            turn.answer(who, turn.say(GroupPhrase.LEAD_ROUND_BEGUN), List.of(back()));
        }
    }

    // --- the numbers ---

    private void numbers(Standing who) {
        RichText text = turn.say(GroupPhrase.NUMBERS_TITLE);
        if (turn.posted.isEmpty() && turn.rounds == 0) {
            text = text.andThen(turn.say(GroupPhrase.NUMBERS_NONE));
        } else {
            text = text.andThen(
                    turn.say(GroupPhrase.NUMBERS_WEEKS, Map.of("count", Integer.toString(turn.posted.size()))));
            text = text.andThen(last());
            text = text.andThen(turn.say(GroupPhrase.NUMBERS_ROUNDS, Map.of("count", Integer.toString(turn.rounds))));
            for (RichText line : new Rounds(turn).lines()) {
                text = text.andThen(line);
            }
        }
        turn.answer(who, text.andThen(turn.say(GroupPhrase.NUMBERS_NEVER)), List.of(back()));
    }

    private RichText last() {
        if (turn.posted.isEmpty()) {
            return RichText.plain("");
        }
        Posted last = turn.posted.get(turn.posted.size() - 1);
        long weeks = Duration.between(turn.posted.get(0).at(), turn.now).toDays() / DAYS_A_WEEK;
        String title = turn.language().topic(last.topic()).map(Topic::title).orElse(last.topic());
        return turn.say(GroupPhrase.NUMBERS_LAST, Map.of("title", title, "time", turn.time(last.at())))
                .andThen(turn.say(GroupPhrase.NUMBERS_RUN, Map.of("count", Long.toString(weeks))));
    }
}
