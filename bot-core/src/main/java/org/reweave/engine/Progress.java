package org.reweave.engine;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.reweave.journey.Journey;
import org.reweave.journey.Step;
import org.reweave.message.Picture;
import org.reweave.message.RichText;

/** A person's own progress, for themselves alone: in words, and in numbers that are never added up. */
final class Progress {
    /** So many of the latest numbers are told in the words for the picture. */
    private static final int NUMBERS = 12;

    private final Turn turn;

    Progress(Turn turn) {
        this.turn = turn;
    }

    /** The numbers one question was answered with, the oldest first. */
    record Series(String name, List<Entry> entries) {
        Series {
            entries = List.copyOf(entries);
        }

        int value(int index) {
            return ((Answer.Rated) entries.get(index).answer()).value();
        }

        List<Chart.Point> points() {
            return IntStream.range(0, entries.size())
                    .mapToObj(index -> new Chart.Point(entries.get(index).at(), value(index)))
                    .toList();
        }
    }

    /** Whether there is something to look back on. */
    boolean any() {
        return !visits().isEmpty();
    }

    private List<Entry> visits() {
        Optional<Journey.Regular> regular = turn.journey.regular();
        return turn.facts().counting().stream()
                .filter(entry -> regular.filter(kept -> kept.choose().equals(entry.step()))
                        .isPresent())
                .filter(entry -> entry.answer() instanceof Answer.Chosen)
                .toList();
    }

    /** What was answered with numbers, each question for itself. */
    List<Series> series() {
        List<Series> all = new ArrayList<>();
        for (String step : turn.journey.regular().map(Journey.Regular::series).orElse(List.of())) {
            List<Entry> rated = turn.facts().counting().stream()
                    .filter(entry -> entry.step().equals(step) && entry.answer() instanceof Answer.Rated)
                    .toList();
            if (!rated.isEmpty()) {
                all.add(new Series(name(turn.journey.step(step)), rated));
            }
        }
        return all;
    }

    /** What is emphasised in a question is its name. */
    private String name(Step step) {
        RichText text = turn.words(step.info().text());
        return text.spans().stream()
                .filter(RichText.Span::strong)
                .map(RichText.Span::text)
                .findFirst()
                .orElse(text.words())
                .replaceAll("\\.$", "");
    }

    void show() {
        List<Entry> visits = visits();
        if (visits.isEmpty()) {
            turn.line(Phrase.PROGRESS_NOTHING_YET);
        } else {
            turn.line(kept(visits));
            lines().ifPresent(turn::line);
            turn.painter.paint(chart(visits)).ifPresent(this::picture);
        }
        turn.show();
    }

    /** The words go out by themselves, and then the same to be seen. */
    private void picture(byte[] png) {
        turn.sayOnly();
        turn.picture(new Picture(png, drawn()));
    }

    /** What is to be seen on the picture, number by number, for whoever does not see it. */
    private String drawn() {
        List<String> lines = new ArrayList<>();
        lines.add(turn.phrase(Phrase.PROGRESS_DRAWN, Map.of()).words());
        for (Series series : series()) {
            int all = series.entries().size();
            String numbers = IntStream.range(Math.max(0, all - NUMBERS), all)
                    .mapToObj(index -> Integer.toString(series.value(index)))
                    .collect(Collectors.joining(", "));
            lines.add(turn.phrase(Phrase.PROGRESS_LINE, Map.of("name", series.name(), "change", numbers))
                    .words());
        }
        return String.join("\n", lines);
    }

    private Chart chart(List<Entry> visits) {
        List<Chart.Line> lines = series().stream()
                .map(one -> new Chart.Line(one.name(), one.points()))
                .toList();
        String kept = turn.phrase(Phrase.PROGRESS_VISITS, Map.of()).words();
        List<Instant> days = visits.stream().map(Entry::at).toList();
        return new Chart(lines, kept, days, turn.voice.zone(turn.facts()), turn.voice.locale(turn.facts()));
    }

    private RichText kept(List<Entry> visits) {
        ZoneId zone = turn.voice.zone(turn.facts());
        Locale locale = turn.voice.locale(turn.facts());
        String day = Spoken.day(visits.get(0).at().atZone(zone).toLocalDate(), locale);
        Phrase phrase = visits.size() == 1 ? Phrase.PROGRESS_ONCE : Phrase.PROGRESS_KEPT;
        return turn.phrase(phrase, Map.of("day", day, "count", Integer.toString(visits.size())));
    }

    private Optional<RichText> lines() {
        List<String> lines = series().stream().map(this::line).toList();
        return lines.isEmpty()
                ? Optional.empty()
                : Optional.of(RichText.plain(String.join("\n", lines))
                        .andThen(turn.phrase(Phrase.PROGRESS_PICTURE, Map.of())));
    }

    private String line(Series series) {
        int first = series.value(0);
        int last = series.value(series.entries().size() - 1);
        Phrase how = series.entries().size() == 1
                ? Phrase.PROGRESS_FIRST
                : first == last ? Phrase.PROGRESS_SAME : last > first ? Phrase.PROGRESS_HIGHER : Phrase.PROGRESS_LOWER;
        Map<String, String> numbers = Map.of("first", Integer.toString(first), "last", Integer.toString(last));
        String change = turn.phrase(how, numbers).words();
        return turn.phrase(Phrase.PROGRESS_LINE, Map.of("name", series.name(), "change", change))
                .words();
    }
}
