package org.reweave.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.reweave.message.FoldedText;

/** Reads until when a note is to wait, as people write it below one: "20", "8", "at nine", "not now, in an hour". */
final class SnoozeWords {
    private static final int HOURS_OF_A_CLOCK = 12;
    private static final int MOST_MINUTES = 90;

    private final Turn turn;
    private final Vocabulary vocabulary;

    SnoozeWords(Turn turn) {
        this.turn = turn;
        this.vocabulary = turn.language.vocabulary();
    }

    /** The moment that is meant (UTC); empty where the words tell none. */
    Optional<Instant> read(String text) {
        return minutes(text)
                .or(() -> hour(text))
                .or(() -> Times.read(turn, text))
                .or(() -> Times.read(turn, bared(FoldedText.of(text).replaceAll("[,;.!](?=\\s|$)", ""))));
    }

    /** "20" beside "In 20 minutes": a number that no clock of twelve hours shows. */
    private Optional<Instant> minutes(String text) {
        return vocabulary
                .number(bared(FoldedText.words(text)))
                .filter(number -> number > HOURS_OF_A_CLOCK && number <= MOST_MINUTES)
                .map(number -> turn.now.plus(Duration.ofMinutes(number)));
    }

    /** "8" in the evening: the next time a clock shows it, whichever half of the day that is in, but for quiet hours. */
    private Optional<Instant> hour(String text) {
        ZonedDateTime here = turn.here();
        return turn.language
                .rhythms()
                .read(bared(FoldedText.of(text)), here.toLocalDate())
                .filter(heard -> heard.bare() && !heard.days())
                .map(heard -> heard.rhythm().time())
                .flatMap(time -> next(here, time))
                .map(ZonedDateTime::toInstant);
    }

    private Optional<ZonedDateTime> next(ZonedDateTime here, LocalTime time) {
        return Stream.of(time, time.plusHours(HOURS_OF_A_CLOCK))
                .filter(each -> !turn.book.quiet.covers(each))
                .map(here::with)
                .map(each -> each.isAfter(here) ? each : each.plusDays(1))
                .min(Comparator.naturalOrder());
    }

    private String bared(String folded) {
        return vocabulary.bared("snooze-lead", "snooze-tail", folded);
    }
}
