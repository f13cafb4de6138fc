package org.reweave.engine;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.reweave.journey.Journey;
import org.reweave.journey.Step;

/** A person's trail in words: what was asked, as it was asked then, and what they answered. For them to take along. */
public final class Retelling {
    private final Journey journey;
    private final Voice voice;

    /** Retells in the language of that code; {@code homeZone} is the zone of people who have not told theirs. */
    public Retelling(Journey journey, Languages languages, String language, ZoneId homeZone) {
        this.journey = journey;
        this.voice = new Voice(journey, languages.of(language), homeZone);
    }

    /**
     * One answer.
     *
     * @param at when it was given (UTC)
     * @param step the step that asked
     * @param asked the question, or empty where the journey no longer has it
     * @param kind what kind of answer it was: {@code chosen}, {@code ticked}, {@code rated}, {@code kept}, {@code let-go},
     *     {@code set}, {@code skipped}, {@code side-path} or {@code restarted}; {@code understood} where nobody asked and
     *     it followed from something the person wrote
     * @param answer the answer in words, where it has any
     */
    public record Line(Instant at, String step, String asked, String kind, Optional<String> answer) {
        @Override
        public String toString() {
            return "Line[" + step + ", " + kind + "]";
        }
    }

    /** Every answer of the trail, the oldest first. */
    public List<Line> of(List<Entry> trail) {
        List<Line> lines = new ArrayList<>(trail.size());
        for (int i = 0; i < trail.size(); i++) {
            Entry entry = trail.get(i);
            TrailFacts before = new TrailFacts(journey, trail.subList(0, i));
            TrailFacts after = new TrailFacts(journey, trail.subList(0, i + 1));
            String asked = journey.find(entry.step())
                    .map(Step::info)
                    .map(info -> voice.text(info.text(), before).words())
                    .orElse("");
            lines.add(new Line(
                    entry.at(),
                    entry.step(),
                    asked,
                    entry.asked() ? kind(entry.answer()) : "understood",
                    words(entry, after)));
        }
        return lines;
    }

    /** The question of a step as it would be asked after this trail, or empty where there is no such step. */
    public Optional<String> question(String step, List<Entry> trail) {
        return journey.find(step)
                .map(found -> voice.text(found.info().text(), new TrailFacts(journey, trail))
                        .words());
    }

    /** The journey's title. */
    public String title() {
        return journey.title();
    }

    /** One of the companion's own phrases, with its placeholders filled, as plain words. */
    public String phrase(Phrase phrase, Map<String, String> words) {
        return voice.phrase(phrase, 0, words).words();
    }

    /** A time (UTC) as the clock of the person with this trail shows it, in their language. */
    public String time(Instant at, List<Entry> trail) {
        return voice.time(at, new TrailFacts(journey, trail));
    }

    private Optional<String> words(Entry entry, TrailFacts facts) {
        if (entry.answer() instanceof Answer.Moved moved) {
            return Optional.of(moved.zone().getId());
        }
        if (entry.answer() instanceof Answer.Entered entered) {
            return Optional.of(entered.path());
        }
        Optional<String> answer = voice.answer(entry, facts);
        return answer.isPresent() ? answer : ids(entry.answer());
    }

    /** For choices the journey no longer has: their names are all there is left. */
    private static Optional<String> ids(Answer answer) {
        if (answer instanceof Answer.Chosen chosen) {
            return Optional.of(chosen.id());
        }
        return answer instanceof Answer.Ticked ticked ? Optional.of(String.join(", ", ticked.ids())) : Optional.empty();
    }

    private static String kind(Answer answer) {
        if (answer instanceof Answer.Chosen) {
            return "chosen";
        } else if (answer instanceof Answer.Ticked) {
            return "ticked";
        } else if (answer instanceof Answer.Rated) {
            return "rated";
        } else if (answer instanceof Answer.Kept) {
            return "kept";
        } else if (answer instanceof Answer.LetGo) {
            return "let-go";
        } else if (answer instanceof Answer.Set) {
            return "set";
        } else if (answer instanceof Answer.Skipped) {
            return "skipped";
        }
        if (answer instanceof Answer.Moved) {
            return "moved";
        }
        return answer instanceof Answer.Entered ? "side-path" : "restarted";
    }
}
