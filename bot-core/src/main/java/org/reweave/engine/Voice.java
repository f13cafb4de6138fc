package org.reweave.engine;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.reweave.journey.Journey;
import org.reweave.journey.Step;
import org.reweave.journey.Wording;
import org.reweave.message.RichText;

/** Finds the words for one person: their language, their facts, their own answers where a text refers to them. */
final class Voice {
    private static final Pattern FIXED = Pattern.compile("[+-]\\d{2}:\\d{2}|Z");
    private static final Set<String> ZONES = Set.copyOf(ZoneId.getAvailableZoneIds());

    /** The fact that names the time zone. */
    static final String ZONE = "zone";

    private static final int LONGEST_QUOTE = 300;

    private final Journey journey;
    private final Language language;
    private final ZoneId homeZone;

    Voice(Journey journey, Language language, ZoneId homeZone) {
        this.journey = journey;
        this.language = language;
        this.homeZone = homeZone;
    }

    RichText text(Wording wording, TrailFacts facts) {
        return wording.in(language.code(), facts).fill(name -> fill(name, facts));
    }

    RichText phrase(Phrase phrase, int turn, Map<String, String> words) {
        return language.phrases().say(phrase, turn, name -> Optional.ofNullable(words.get(name)));
    }

    String label(Phrase phrase) {
        return language.phrases().label(phrase);
    }

    String code() {
        return language.code();
    }

    Locale locale(TrailFacts facts) {
        return language.locale(facts.word("country").orElse(""));
    }

    /** The zone the person lives by; the host's where they have not told. */
    ZoneId zone(TrailFacts facts) {
        Optional<String> named = facts.word(ZONE)
                .filter(id -> ZONES.contains(id) || FIXED.matcher(id).matches());
        return named.map(ZoneId::of).orElse(homeZone);
    }

    String time(Instant at, TrailFacts facts) {
        return Spoken.time(at, zone(facts), locale(facts));
    }

    /** An answer in the person's own choice of words; empty for a skip and for words that were let go. */
    Optional<String> answer(Entry entry, TrailFacts facts) {
        Step step = journey.steps().get(entry.step());
        Answer answer = entry.answer();
        if (answer instanceof Answer.Chosen chosen && step instanceof Step.Ask ask) {
            return labels(ask.choices(), List.of(chosen.id()), facts);
        }
        if (answer instanceof Answer.Ticked ticked && step instanceof Step.Several several) {
            return labels(several.choices(), ticked.ids(), facts);
        }
        if (answer instanceof Answer.Rated rated) {
            return Optional.of(Integer.toString(rated.value()));
        }
        if (answer instanceof Answer.Kept kept) {
            return Optional.of(kept.text());
        }
        return answer instanceof Answer.Set set ? Optional.of(time(set.at(), facts)) : Optional.empty();
    }

    /** An answer worth retelling to the person: as {@link #answer}, without choices that say nothing of them. */
    Optional<String> told(Entry entry, TrailFacts facts) {
        Step step = journey.steps().get(entry.step());
        if (entry.answer() instanceof Answer.Chosen chosen && step instanceof Step.Ask ask) {
            return labels(telling(ask.choices()), List.of(chosen.id()), facts);
        }
        if (entry.answer() instanceof Answer.Ticked ticked && step instanceof Step.Several several) {
            return labels(telling(several.choices()), ticked.ids(), facts);
        }
        return answer(entry, facts);
    }

    private static List<Step.Choice> telling(List<Step.Choice> choices) {
        return choices.stream().filter(choice -> !choice.vague()).toList();
    }

    private Optional<String> labels(List<Step.Choice> choices, Collection<String> ids, TrailFacts facts) {
        List<String> labels = choices.stream()
                .filter(choice -> ids.contains(choice.id()))
                .map(choice -> text(choice.label(), facts).words())
                .toList();
        return labels.isEmpty() ? Optional.empty() : Optional.of(Spoken.list(labels, locale(facts)));
    }

    /** Long words of a person's own are quoted by their beginning, so that a message stays one. */
    static String shortened(String words) {
        return words.length() <= LONGEST_QUOTE
                ? words
                : words.substring(0, LONGEST_QUOTE - 1).stripTrailing() + "…";
    }

    private Optional<String> fill(String name, TrailFacts facts) {
        int dot = name.indexOf('.');
        if (dot > 0) {
            return facts.latest(name.substring(dot + 1))
                    .flatMap(entry -> told(entry, facts))
                    .map(Voice::shortened);
        }
        return journey.word(name, language.code())
                .map(word -> facts.word(word.by())
                        .map(value -> word.byValue().getOrDefault(value, word.otherwise()))
                        .orElse(word.otherwise()));
    }
}
