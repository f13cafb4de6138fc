package org.reweave.engine;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.reweave.journey.Journey;
import org.reweave.message.RichText;
import org.reweave.safety.HelpLine;
import org.reweave.safety.HelpLine.Kind;
import org.reweave.safety.HelpLines.Country;
import org.reweave.safety.Topic;

/**
 * Says where help can be found: the person's own plan first, then the lines of their country, then a directory.
 *
 * <p>Where it is urgent the emergency number comes before everything. A line that was not looked at for a year is left out.
 */
final class HelpCard {
    private static final int LINES_OF_A_KIND = 2;

    private final Turn turn;

    HelpCard(Turn turn) {
        this.turn = turn;
    }

    /** Says all kinds of help there are. */
    void general() {
        turn.sayFirst();
        turn.nameLines();
        emergency(false);
        own();
        boolean young = turn.facts().is("age", "minor");
        for (Kind kind : young ? List.of(Kind.CHILD, Kind.DESPAIR) : List.of(Kind.values())) {
            lines(kind, 1);
        }
        turn.line(Phrase.HELP_DIRECTORY);
        turn.line(Phrase.HELP_SOMEONE);
    }

    /** Says what fits one topic. */
    void about(Topic topic, boolean urgent) {
        turn.sayFirst();
        turn.nameLines();
        if (urgent) {
            emergency(true);
        }
        turn.line(words(topic, urgent));
        own();
        boolean young = turn.facts().is("age", "minor");
        lines(young ? Kind.CHILD : kind(topic), LINES_OF_A_KIND);
        if (!urgent) {
            emergency(false);
        }
        turn.line(Phrase.HELP_DIRECTORY);
    }

    /** Says a number and nothing about it, for a screen that somebody else may see. */
    void discreetly() {
        turn.sayFirst();
        country()
                .ifPresentOrElse(
                        here -> turn.line(Phrase.HIDE_HELP, "number", here.emergency()),
                        () -> turn.line(Phrase.HIDE_HELP_ANYWHERE));
    }

    private static Phrase words(Topic topic, boolean urgent) {
        return switch (topic) {
            case SELF_HARM -> urgent ? Phrase.SAFETY_SELF_NOW : Phrase.SAFETY_SELF;
            case HARM_BY_OTHER -> urgent ? Phrase.SAFETY_OTHER_NOW : Phrase.SAFETY_OTHER;
            case HARM_BY_WRITER -> Phrase.SAFETY_WRITER;
            case HARM_TO_OTHER -> Phrase.SAFETY_TO_OTHER;
            case CHILD -> Phrase.SAFETY_CHILD;
            case MINOR -> Phrase.SAFETY_YOUNG;
        };
    }

    private static Kind kind(Topic topic) {
        return switch (topic) {
            case SELF_HARM -> Kind.DESPAIR;
            case HARM_BY_OTHER -> Kind.VIOLENCE;
            case HARM_BY_WRITER, HARM_TO_OTHER -> Kind.OWN_BEHAVIOUR;
            case CHILD, MINOR -> Kind.CHILD;
        };
    }

    private Optional<Country> country() {
        return turn.facts().word("country").flatMap(turn.help::country);
    }

    private void emergency(boolean urgent) {
        Optional<Country> country = country();
        if (country.isEmpty()) {
            turn.line(urgent ? Phrase.HELP_CALL_ANYWHERE : Phrase.HELP_EMERGENCY_ANYWHERE);
            return;
        }
        Phrase phrase = urgent ? Phrase.HELP_CALL : Phrase.HELP_EMERGENCY;
        turn.line(phrase, "number", country.get().emergency());
        country.get().text().ifPresent(number -> turn.line(Phrase.HELP_EMERGENCY_TEXT, "number", number));
    }

    /** What the person themselves wrote down for such a moment. */
    private void own() {
        Journey.Care care = turn.journey.care();
        answer(care.person()).ifPresent(person -> turn.line(Phrase.HELP_YOUR_PERSON, "person", person));
        List<String> plan = new ArrayList<>();
        care.plan().forEach(step -> answer(step).ifPresent(plan::add));
        if (!plan.isEmpty()) {
            turn.line(Phrase.HELP_YOUR_PLAN, "plan", String.join(" \u2192 ", plan));
        }
    }

    private Optional<String> answer(String step) {
        return turn.facts()
                .latest(step)
                .flatMap(entry -> turn.voice.told(entry, turn.facts()))
                .map(Voice::shortened);
    }

    private void lines(Kind kind, int most) {
        String code = turn.facts().word("country").orElse("");
        LocalDate today = LocalDate.ofInstant(turn.now, turn.voice.zone(turn.facts()));
        List<HelpLine> lines = turn.help.lines(code, kind, today);
        if (lines.isEmpty()) {
            return;
        }
        StringBuilder text = new StringBuilder(turn.voice.label(heading(kind)));
        lines.stream().limit(most).forEach(line -> text.append('\n').append(written(line)));
        turn.line(RichText.plain(text.toString()));
    }

    private static Phrase heading(Kind kind) {
        return switch (kind) {
            case DESPAIR -> Phrase.HELP_FOR_DESPAIR;
            case VIOLENCE -> Phrase.HELP_FOR_VIOLENCE;
            case CHILD -> Phrase.HELP_FOR_CHILDREN;
            case OWN_BEHAVIOUR -> Phrase.HELP_FOR_OWN_BEHAVIOUR;
        };
    }

    private String written(HelpLine line) {
        List<String> ways = new ArrayList<>();
        add(ways, Phrase.HELP_LINE_CALL, line.call());
        add(ways, Phrase.HELP_LINE_TEXT, line.text());
        add(ways, Phrase.HELP_LINE_CHAT, line.chat());
        String hours = line.hours() == null ? "" : say(Phrase.HELP_LINE_HOURS, "way", line.hours());
        return turn.phrase(
                        Phrase.HELP_LINE,
                        Map.of("name", line.name(), "ways", Spoken.list(ways, turn.voice.locale(turn.facts())) + hours))
                .words();
    }

    private void add(List<String> ways, Phrase phrase, @org.jspecify.annotations.Nullable String way) {
        if (way != null) {
            ways.add(say(phrase, "way", Objects.requireNonNull(way)));
        }
    }

    private String say(Phrase phrase, String name, String word) {
        return turn.phrase(phrase, Map.of(name, word)).words();
    }
}
