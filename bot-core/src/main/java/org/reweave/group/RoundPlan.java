package org.reweave.group;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reweave.message.QuickReply;
import org.reweave.message.QuickReply.Role;
import org.reweave.rhythm.WallTime;

/** Plans a check-in round for a day and an hour of its own, once. */
final class RoundPlan {
    private static final int DAYS = 14;

    private final GroupTurn turn;
    private final Standing who;

    RoundPlan(GroupTurn turn, Standing who) {
        this.turn = turn;
        this.who = who;
    }

    /** Asks for the day: one of the next two weeks. */
    void askDay() {
        List<QuickReply> days = new ArrayList<>();
        LocalDate today = LocalDate.ofInstant(turn.now, turn.settings.zone());
        for (int ahead = 1; ahead <= DAYS; ahead++) {
            LocalDate day = today.plusDays(ahead);
            days.add(turn.button("plan-" + written(day), turn.day(day), Role.CHOICE));
        }
        turn.answer(who, turn.say(GroupPhrase.LEAD_PLAN_DAY), days);
    }

    private static String written(LocalDate day) {
        return Long.toString(day.toEpochDay());
    }

    /** Takes the day, or the day and the hour; what nobody offered shows the settings. */
    void answered(String written) {
        String[] parts = written.split("-", -1);
        Optional<LocalDate> day = day(parts[0]);
        if (day.isEmpty() || parts.length > 2) {
            new Leading(turn).card(who);
        } else if (parts.length == 1) {
            turn.answer(
                    who,
                    turn.say(GroupPhrase.LEAD_PLAN_HOUR),
                    new SetupQuestions(turn, who, "c").hours("plan-" + written + "-"));
        } else {
            set(day.get(), Rounds.number(parts[1]));
        }
    }

    /** The day that was chosen, unless it has passed meanwhile. */
    private Optional<LocalDate> day(String written) {
        LocalDate today = LocalDate.ofInstant(turn.now, turn.settings.zone());
        return Optional.of(Rounds.number(written))
                .filter(number -> number >= 0)
                .map(LocalDate::ofEpochDay)
                .filter(day -> !day.isBefore(today) && !day.isAfter(today.plusDays(DAYS)));
    }

    private void set(LocalDate day, int hour) {
        if (!SetupQuestions.isHour(hour)) {
            new Leading(turn).card(who);
            return;
        }
        WallTime at = new WallTime(day.atTime(LocalTime.of(hour, 0)), turn.settings.zone());
        turn.roundAt = Optional.of(at);
        turn.answer(
                who,
                turn.say(GroupPhrase.LEAD_PLANNED, Map.of("time", turn.time(at.instant()))),
                List.of(turn.button("card", GroupPhrase.CARD_DO_CARD)));
    }

    void takeBack() {
        turn.roundAt = Optional.empty();
        new Leading(turn).card(who);
    }

    /** The group lives by another clock now: the hour stays as it was said. */
    static void moved(GroupTurn turn) {
        turn.roundAt = turn.roundAt.map(at -> new WallTime(at.at(), turn.settings.zone()));
    }
}
