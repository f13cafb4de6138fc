package org.reweave.group;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.reweave.engine.Spoken;
import org.reweave.message.QuickReply;
import org.reweave.message.QuickReply.Role;
import org.reweave.message.RichText;

/**
 * The questions about how a group wishes to be accompanied, each with its answers to tap.
 *
 * <p>An answer carries whether it was given on the walk through all of them ({@code w}) or to change one ({@code c}), so that
 * nothing has to be remembered in between and an old button still does what it says.
 */
final class SetupQuestions {
    private static final String WALK = "w";
    static final int FIRST_HOUR = 7;
    static final int LAST_HOUR = 21;

    private final GroupTurn turn;
    private final Standing who;
    private final String mode;

    SetupQuestions(GroupTurn turn, Standing who, String mode) {
        this.turn = turn;
        this.who = who;
        this.mode = mode;
    }

    /** Asks the first question of the walk. */
    void begin() {
        ask(turn.languages.codes().size() > 1 ? "lang" : "area");
    }

    /** Asks one of them by its name; an unknown name shows the settings. */
    void ask(String name) {
        if (mode.equals(WALK)) {
            turn.asked = name;
        }
        switch (name) {
            case "lang" -> ask(GroupPhrase.SETUP_LANGUAGE, languages());
            case "area" -> ask(GroupPhrase.SETUP_AREA, areas());
            case "day" -> ask(GroupPhrase.SETUP_DAY, days());
            case "hour" -> ask(GroupPhrase.SETUP_HOUR, hours());
            case "chap" -> ask(GroupPhrase.SETUP_CHAPTERS, new ChapterChoice(turn).replies(mode));
            case "rounds" ->
                ask(
                        GroupPhrase.SETUP_ROUNDS,
                        List.of(
                                reply("rounds-1", GroupPhrase.SETUP_ROUNDS_YES),
                                reply("rounds-0", GroupPhrase.SETUP_ROUNDS_NO)));
            case "tell" ->
                ask(
                        GroupPhrase.SETUP_TELL,
                        List.of(
                                reply("tell-0", GroupPhrase.SETUP_TELL_NO),
                                reply("tell-1", GroupPhrase.SETUP_TELL_ME),
                                reply("tell-2", GroupPhrase.SETUP_TELL_ALL)));
            case "people" ->
                ask(
                        GroupPhrase.SETUP_PEOPLE,
                        List.of(
                                reply("people-0", GroupPhrase.SETUP_PEOPLE_NO),
                                reply("people-1", GroupPhrase.SETUP_PEOPLE_YES)));
            default -> new Leading(turn).card(who);
        }
    }

    private void ask(GroupPhrase question, List<QuickReply> replies) {
        turn.answer(who, turn.say(question), replies);
    }

    private QuickReply reply(String answer, GroupPhrase label) {
        return turn.button(mode + "-" + answer, label);
    }

    private QuickReply reply(String answer, String label) {
        return turn.button(mode + "-" + answer, label, Role.CHOICE);
    }

    private List<QuickReply> languages() {
        return turn.languages.codes().stream()
                .map(code -> reply("lang-" + code, name(code)))
                .toList();
    }

    /** A language's name, in that language. */
    static String name(String code) {
        Locale locale = new Locale(code);
        return locale.getDisplayLanguage(locale);
    }

    private List<QuickReply> areas() {
        return GroupZones.areas().stream()
                .map(area -> reply("area-" + area.id(), area.label()))
                .toList();
    }

    private List<QuickReply> days() {
        List<QuickReply> days = new ArrayList<>();
        for (DayOfWeek day : DayOfWeek.values()) {
            days.add(reply("day-" + day.getValue(), dayName(day)));
        }
        return days;
    }

    String dayName(DayOfWeek day) {
        return day.getDisplayName(TextStyle.FULL_STANDALONE, turn.language().locale());
    }

    private List<QuickReply> hours() {
        return hours(mode + "-hour-");
    }

    /** The hours to choose from, as buttons that begin so. */
    List<QuickReply> hours(String prefix) {
        List<QuickReply> hours = new ArrayList<>();
        for (int hour = FIRST_HOUR; hour <= LAST_HOUR; hour++) {
            String label = Spoken.clock(LocalTime.of(hour, 0), turn.language().locale());
            hours.add(turn.button(prefix + hour, label, Role.CHOICE));
        }
        return hours;
    }

    /** Whether it is one of the hours to choose from. */
    static boolean isHour(int hour) {
        return hour >= FIRST_HOUR && hour <= LAST_HOUR;
    }

    private List<QuickReply> zones(String area) {
        return GroupZones.in(area).stream()
                .map(zone -> reply(
                        "zone-" + GroupZones.written(zone),
                        GroupZones.name(zone, turn.language().locale())))
                .toList();
    }

    // --- answers ---

    /** Takes an answer; one that nobody offered changes nothing and shows the settings. */
    void answered(String question, String value) {
        switch (question) {
            case "lang", "area", "zone" -> whereAndHow(question, value);
            case "day", "hour" -> when(question, value);
            case "chap", "chapters" -> whatAbout(question, value);
            case "again" -> again(value);
            case "rounds" -> {
                turn.settings = turn.settings.withRounds(value.equals("1"));
                onward("people");
            }
            case "people" -> {
                if (value.equals("1")) {
                    new Facilitators(turn).invite(who);
                }
                onward("tell");
            }
            case "tell" -> {
                new Care(turn).tells(who, value);
                turn.set = true;
                turn.asked = "";
                new Leading(turn).card(who);
            }
            default -> ask("");
        }
    }

    /** Asks once more what was not understood, and says how to leave that for now. */
    private void again(String question) {
        new Unclear(turn).said(question);
        ask(question);
    }

    private void whereAndHow(String question, String value) {
        if (question.equals("lang")) {
            if (turn.languages.codes().contains(value)) {
                turn.settings = turn.settings.speaking(value);
            }
            onward("area");
        } else if (question.equals("area")) {
            ask(GroupPhrase.SETUP_ZONE, zones(value));
        } else {
            GroupZones.read(value).ifPresent(this::livesIn);
            onward("day");
        }
    }

    private void when(String question, String value) {
        boolean dayAsked = question.equals("day");
        if (dayAsked) {
            day(value).ifPresent(day -> turn.settings = turn.settings.on(day));
        } else {
            hour(value).ifPresent(time -> turn.settings = turn.settings.at(time));
        }
        new Agenda(turn).replan();
        if (dayAsked) {
            ask("hour");
        } else {
            onward("chap");
        }
    }

    private void whatAbout(String question, String value) {
        if (question.equals("chapters")) {
            if (value.equals("all")) {
                turn.settings = turn.settings.about(turn.language().chapters());
            }
            onward("rounds");
        } else {
            new ChapterChoice(turn).taken(value);
            ask("chap");
        }
    }

    private void onward(String next) {
        ask(mode.equals(WALK) ? next : "");
    }

    private void livesIn(ZoneId zone) {
        turn.settings = turn.settings.livingIn(zone);
        RoundPlan.moved(turn);
        new Agenda(turn).replan();
    }

    private static Optional<DayOfWeek> day(String value) {
        int number = Rounds.number(value);
        return number >= 1 && number <= DayOfWeek.values().length
                ? Optional.of(DayOfWeek.of(number))
                : Optional.empty();
    }

    private static Optional<LocalTime> hour(String value) {
        int number = Rounds.number(value);
        return isHour(number) ? Optional.of(LocalTime.of(number, 0)) : Optional.empty();
    }

    /** The settings in words, each with what it means. */
    List<RichText> lines() {
        GroupSettings settings = turn.settings;
        Locale locale = turn.language().locale();
        List<RichText> lines = new ArrayList<>();
        lines.add(turn.say(GroupPhrase.CARD_LANGUAGE, Map.of("value", name(settings.language()))));
        lines.add(turn.say(GroupPhrase.CARD_ZONE, Map.of("value", GroupZones.name(settings.zone(), locale))));
        lines.add(turn.say(GroupPhrase.CARD_PLACE));
        lines.add(turn.say(
                GroupPhrase.CARD_RHYTHM,
                Map.of("value", dayName(settings.day()) + ", " + Spoken.clock(settings.time(), locale))));
        lines.add(turn.say(GroupPhrase.CARD_CHAPTERS, Map.of("value", ChapterChoice.spoken(turn))));
        lines.add(turn.say(settings.rounds() ? GroupPhrase.CARD_ROUNDS : GroupPhrase.CARD_ROUNDS_BY_HAND));
        lines.add(
                settings.role().id().isEmpty()
                        ? turn.say(GroupPhrase.CARD_LED)
                        : turn.say(
                                GroupPhrase.CARD_LED_BY,
                                Map.of("value", settings.role().name())));
        lines.add(turn.say(new Care(turn).line()));
        lines.add(
                settings.lines().isEmpty()
                        ? turn.say(GroupPhrase.CARD_LINES_NONE)
                        : turn.say(GroupPhrase.CARD_LINES, Map.of("value", names(settings.lines(), locale))));
        return lines;
    }

    private static String names(List<OwnLine> lines, Locale locale) {
        return Spoken.list(lines.stream().map(OwnLine::name).toList(), locale);
    }
}
