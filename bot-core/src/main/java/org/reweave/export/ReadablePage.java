package org.reweave.export;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.text.StringEscapeUtils;
import org.reweave.engine.PersonState;
import org.reweave.engine.Phrase;
import org.reweave.engine.Retelling;

/** All that is kept of one person in words they can read, in their language and by their clock. */
public final class ReadablePage {
    private static final String STYLE =
            "body{font:1rem/1.5 sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem;color:#222}"
                    + "h1,h2{line-height:1.2}li{margin:.4rem 0;white-space:pre-wrap}";

    private final PersonalData data;
    private final PersonState state;
    private final Retelling retelling;
    private final List<Retelling.Line> answers;
    private final Instant now;

    ReadablePage(PersonalData data, Retelling retelling, List<Retelling.Line> answers, Instant now) {
        this.data = data;
        this.state = data.state();
        this.retelling = retelling;
        this.answers = answers;
        this.now = now;
    }

    /** A heading and what stands under it. */
    public record Section(String heading, List<String> lines) {
        public Section {
            lines = List.copyOf(lines);
        }

        @Override
        public String toString() {
            return "Section[" + lines.size() + " lines]";
        }
    }

    /** What stands above it. */
    public String title() {
        return say(Phrase.DATA_TITLE);
    }

    /** All of it, in the order to read it. */
    public List<Section> sections() {
        return List.of(
                new Section(title(), List.of(say(Phrase.DATA_WRITTEN, "time", time(now)))),
                new Section(say(Phrase.DATA_REACHED), reached()),
                new Section(say(Phrase.DATA_PLACE), place()),
                new Section(say(Phrase.AGREED_TITLE), or(agreed(), Phrase.AGREED_NONE)),
                new Section(say(Phrase.DATA_ANSWERS), or(answers(), Phrase.DATA_NO_ANSWERS)),
                new Section(say(Phrase.DATA_REMINDERS), or(reminders(), Phrase.DATA_NO_REMINDERS)),
                new Section(say(Phrase.DATA_WAITING), or(waiting(), Phrase.DATA_NO_WAITING)));
    }

    private List<String> reached() {
        return data.addresses().stream()
                .map(address -> retelling.phrase(
                        Phrase.DATA_REACHED_LINE, Map.of("platform", address.platform(), "user", address.user())))
                .toList();
    }

    private List<String> place() {
        List<String> lines = new ArrayList<>();
        lines.add(retelling.title());
        retelling
                .question(state.step(), state.trail())
                .ifPresent(asked -> lines.add(say(Phrase.DATA_PLACE_ASKED, "asked", asked)));
        lines.add(say(Phrase.DATA_LANGUAGE, "language", say(Phrase.LANGUAGE_NAME)));
        lines.add(say(Phrase.DATA_LAST_HERE, "time", time(state.seen())));
        if (state.guarded()) {
            lines.add(say(Phrase.DATA_IS_GUARDED));
        }
        return lines;
    }

    private List<String> agreed() {
        return new Ledger(data.consents(), state, retelling).lines();
    }

    private List<String> answers() {
        return answers.stream().map(this::answer).toList();
    }

    private String answer(Retelling.Line line) {
        String answer = switch (line.kind()) {
            case "skipped" -> say(Phrase.DATA_SKIPPED);
            case "let-go" -> say(Phrase.DATA_LET_GO);
            case "restarted" -> say(Phrase.DATA_RESTARTED);
            default -> line.answer().orElse("");
        };
        String asked = line.asked().isBlank() ? line.step() : line.asked();
        // The person's own words are put beside the phrase and not into it, so that nothing about them changes.
        Phrase phrase = line.kind().equals("understood") ? Phrase.DATA_UNDERSTOOD : Phrase.DATA_ANSWER;
        return retelling.phrase(phrase, Map.of("time", time(line.at()), "asked", asked)) + " " + answer;
    }

    private List<String> reminders() {
        return data.nudges().stream()
                .map(nudge -> say(Phrase.DATA_REMINDER, "time", time(nudge.due())))
                .toList();
    }

    private List<String> waiting() {
        return data.waiting().stream().map(message -> message.told().words()).toList();
    }

    private List<String> or(List<String> lines, Phrase none) {
        return lines.isEmpty() ? List.of(say(none)) : lines;
    }

    /** A page of its own, with nothing in it that is fetched from elsewhere. */
    public String html() {
        StringBuilder html = new StringBuilder(4096);
        html.append("<!doctype html>\n<html lang=\"").append(state.language());
        html.append("\">\n<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">");
        html.append("<title>").append(escaped(title())).append("</title>");
        html.append("<style>").append(STYLE).append("</style></head>\n<body>\n");
        String tag = "h1";
        for (Section section : sections()) {
            html.append('<').append(tag).append('>').append(escaped(section.heading()));
            html.append("</").append(tag).append(">\n<ul>\n");
            section.lines()
                    .forEach(line -> html.append("<li>").append(escaped(line)).append("</li>\n"));
            html.append("</ul>\n");
            tag = "h2";
        }
        return html.append("<p>")
                .append(escaped(say(Phrase.DATA_REST)))
                .append("</p>\n</body>\n</html>\n")
                .toString();
    }

    private static String escaped(String text) {
        return StringEscapeUtils.escapeHtml4(text);
    }

    private String time(Instant at) {
        return retelling.time(at, state.trail());
    }

    private String say(Phrase phrase) {
        return retelling.phrase(phrase, Map.of());
    }

    private String say(Phrase phrase, String name, String word) {
        return retelling.phrase(phrase, Map.of(name, word));
    }
}
