package org.reweave.journey;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One journey, read and checked: a graph of steps with the words for them.
 *
 * <p>Immutable. Every jump in it leads to a step of it; {@link JourneyReader} hands out no other kind.
 *
 * @param id its name, which stays the same over all revisions
 * @param revision counts up with every published change
 * @param language the language the journey was written in (ISO 639-1), the fallback for every other
 * @param title what it is called
 * @param about what it is, in a sentence or two
 * @param start the first step
 * @param chapters in the order they are walked
 * @param steps every step by its id, in the order of the files
 * @param interludes the side paths by name
 * @param changeable answers that can be given anew at any time
 * @param words placeholders that depend on a fact, such as {@code other}
 * @param sources the evidence prompts refer to, by name
 * @param care what the companion reads and writes here when somebody is in danger
 * @param consent where it asks whether answers may be kept
 * @param regular how a regular check-in goes, where the journey has one
 * @param translations the texts of its header in other languages
 * @param gates the gates by what they guard; follows from the steps
 * @param facts the facts by number; follows from the steps
 */
public record Journey(
        String id,
        int revision,
        String language,
        String title,
        String about,
        String start,
        List<Chapter> chapters,
        Map<String, Step> steps,
        Map<String, Interlude> interludes,
        List<Changeable> changeable,
        Map<String, FactWord> words,
        Map<String, Source> sources,
        Care care,
        Consent consent,
        Optional<Regular> regular,
        Map<String, HeaderTexts> translations,
        Map<Step.Tag, List<Step.Gate>> gates,
        FactNumbers facts) {

    /** A part of the journey. */
    public record Chapter(String id, String title, String file) {}

    /**
     * A side path that leads back to where the person was.
     *
     * @param start its first step
     * @param label how it is offered under "More", or null where only the engine starts it
     */
    public record Interlude(String start, @Nullable String label) {}

    /** An answer that can be changed later: how it is offered, and the step that asks for it. */
    public record Changeable(String label, String step) {}

    /** A word that depends on a fact. */
    public record FactWord(String by, Map<String, String> byValue, String otherwise) {
        public FactWord {
            byValue = Map.copyOf(byValue);
        }
    }

    /**
     * What the companion reads and writes in a journey when somebody is in danger; empty where a journey has no place for it.
     *
     * @param person the step where a person wrote down whom they can reach, or empty
     * @param plan the steps that make up their plan for a bad moment, in the order it is told
     * @param country the step that asks for the country, or empty
     * @param answers what words of danger answer, by their topic
     * @param crisis the steps that are said to somebody in danger; after one of them notes rest as after help was shown
     */
    public record Care(
            String person, List<String> plan, String country, Map<String, Given> answers, List<String> crisis) {
        /** A journey that has no place for it. */
        public static final Care NONE = new Care("", List.of(), "", Map.of(), List.of());

        /** An answer that is given for the person: a step and one of its choices. */
        public record Given(String step, String choice) {}

        public Care {
            plan = List.copyOf(plan);
            answers = Map.copyOf(answers);
            crisis = List.copyOf(crisis);
        }
    }

    /**
     * Where a journey asks whether it may keep what it is told.
     *
     * @param step the step that asks, or empty where the journey asks for no consent
     * @param given the choice that gives it
     * @param refused the choice that refuses it or takes it back
     * @param told the steps that say beforehand what is kept; their words belong to what was agreed to
     */
    public record Consent(String step, String given, String refused, List<String> told) {
        /** A journey that asks for none. */
        public static final Consent NONE = new Consent("", "", "", List.of());

        public Consent {
            told = List.copyOf(told);
        }
    }

    /** Where something is known from. */
    public record Source(String cite, String note) {}

    /**
     * How a regular check-in goes.
     *
     * @param choose the step that asks which kind of check-in, answered by the companion where one was arranged
     * @param usual the choice for a usual day
     * @param weekly the choice for the trust check, once a week
     * @param safe the step that asks how safe it feels; a fall in it leads to the private questions
     * @param series the steps whose numbers are shown over time
     */
    public record Regular(String choose, String usual, String weekly, String safe, List<String> series) {
        public Regular {
            series = List.copyOf(series);
        }
    }

    /** A journey whose gates and facts are those of its steps. */
    public Journey(
            String id,
            int revision,
            String language,
            String title,
            String about,
            String start,
            List<Chapter> chapters,
            Map<String, Step> steps,
            Map<String, Interlude> interludes,
            List<Changeable> changeable,
            Map<String, FactWord> words,
            Map<String, Source> sources,
            Care care,
            Consent consent,
            Optional<Regular> regular,
            Map<String, HeaderTexts> translations) {
        this(
                id,
                revision,
                language,
                title,
                about,
                start,
                chapters,
                steps,
                interludes,
                changeable,
                words,
                sources,
                care,
                consent,
                regular,
                translations,
                gatesOf(steps),
                new FactNumbers(steps.values()));
    }

    private static Map<Step.Tag, List<Step.Gate>> gatesOf(Map<String, Step> steps) {
        Map<Step.Tag, List<Step.Gate>> gates = new EnumMap<>(Step.Tag.class);
        for (Step step : steps.values()) {
            if (step instanceof Step.Gate gate) {
                gate.guards()
                        .forEach(tag -> gates.computeIfAbsent(tag, any -> new ArrayList<>())
                                .add(gate));
            }
        }
        return gates;
    }

    public Journey {
        chapters = List.copyOf(chapters);
        steps = Collections.unmodifiableMap(new LinkedHashMap<>(steps));
        interludes = Collections.unmodifiableMap(new LinkedHashMap<>(interludes));
        changeable = List.copyOf(changeable);
        words = Map.copyOf(words);
        sources = Collections.unmodifiableMap(new LinkedHashMap<>(sources));
        translations = Collections.unmodifiableMap(new LinkedHashMap<>(translations));
        gates = Map.copyOf(gates);
    }

    private HeaderTexts in(String language) {
        return translations.getOrDefault(language, HeaderTexts.NONE);
    }

    /** The title of a chapter in that language, or as it was written. */
    public String title(String chapterId, String language) {
        String translated = in(language).chapters().get(chapterId);
        return translated == null ? chapter(chapterId).title() : translated;
    }

    /** How a side path is offered in that language, or as it was written; null where only the engine starts it. */
    public @Nullable String offer(String interlude, String language) {
        Interlude path = interludes.get(interlude);
        String label = path == null ? null : path.label();
        return label == null ? null : in(language).interludes().getOrDefault(interlude, label);
    }

    /** How the change of an answer is offered in that language, or as it was written. */
    public String offer(Changeable change, String language) {
        return in(language).changeable().getOrDefault(change.step(), change.label());
    }

    /** The word of that name in that language, or as it was written; empty where there is none. */
    public Optional<FactWord> word(String name, String language) {
        FactWord translated = in(language).words().get(name);
        return Optional.ofNullable(translated == null ? words.get(name) : translated);
    }

    /** The gates that guard steps marked so, in the order of the files. */
    public List<Step.Gate> gates(Step.Tag tag) {
        return gates.getOrDefault(tag, List.of());
    }

    /** Whether a step belongs to a chapter in which a side path begins. */
    public boolean aside(Step step) {
        String chapter = step.info().chapter();
        return interludes.values().stream()
                .map(interlude -> steps.get(interlude.start()))
                .anyMatch(first -> first != null && first.info().chapter().equals(chapter));
    }

    /** The chapter of that id; throws {@link IllegalArgumentException} where there is none. */
    public Chapter chapter(String chapterId) {
        return chapters.stream()
                .filter(chapter -> chapter.id().equals(chapterId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("journey " + id + " has no chapter " + chapterId));
    }

    /** The step of that id, or empty where this journey has none. */
    public Optional<Step> find(String stepId) {
        return Optional.ofNullable(steps.get(stepId));
    }

    /** The step of that id; throws {@link IllegalArgumentException} naming it where there is none. */
    public Step step(String stepId) {
        Step step = steps.get(stepId);
        if (step == null) {
            throw new IllegalArgumentException("journey " + id + " revision " + revision + " has no step " + stepId);
        }
        return step;
    }
}
