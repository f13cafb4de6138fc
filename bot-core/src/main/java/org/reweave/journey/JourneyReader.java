package org.reweave.journey;

import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.reweave.journey.HeaderReader.Header;
import org.reweave.journey.Journey.Chapter;
import org.reweave.journey.YamlTree.Mapping;

/**
 * Reads a folder of files into a journey.
 *
 * <p>Hands out a whole journey without a single problem, or every problem at once; never a part of a journey, and never
 * an exception for anything a file may hold. As long as a step or a way between steps cannot be read, the questions
 * about the whole graph (what can be reached, what stands behind a gate) wait, for their answers would mislead.
 */
public final class JourneyReader {
    private final JourneyFolder folder;
    private final Problems problems = new Problems();
    private final Set<String> translated = new HashSet<>();

    private JourneyReader(JourneyFolder folder) {
        this.folder = folder;
    }

    /**
     * What came of reading.
     *
     * @param journey the journey, present exactly when there is no problem
     * @param problems what is wrong, by file and line
     */
    public record Reading(Optional<Journey> journey, List<Problem> problems) {
        public Reading {
            problems = List.copyOf(problems);
        }
    }

    /** Reads and checks everything in the folder. */
    public static Reading read(JourneyFolder folder) {
        JourneyReader reader = new JourneyReader(folder);
        Optional<Journey> journey = reader.journey();
        List<Problem> problems = reader.problems.inOrder();
        return new Reading(problems.isEmpty() ? journey : Optional.empty(), problems);
    }

    private Optional<Journey> journey() {
        Scope scope = new Scope(Lines.HEADER, "", problems);
        Optional<Table> table = file(Lines.HEADER, "A journey begins with this file.")
                .flatMap(tree -> Table.of(tree, scope, "The file"));
        if (table.isEmpty()) {
            return Optional.empty();
        }
        Header header = new HeaderReader(table.get()).read();
        Lines lines = new Lines(table.get().mapping());
        Map<String, HeaderTexts> headers = headers(header);
        Journey journey = withSteps(header.journey(), steps(header, lines), headers);
        for (String language : header.translations()) {
            if (!translated.contains(language)) {
                String what = "There is no file in " + language + "/.";
                scope.problem(table.get().line("translations"), what, "Add one, or leave the language out.");
            }
        }
        JourneyValidator.check(journey, lines, problems);
        return Optional.of(journey);
    }

    private Map<String, Step> steps(Header header, Lines lines) {
        Map<String, Step> steps = new LinkedHashMap<>();
        for (Chapter chapter : header.journey().chapters()) {
            String named = "journey.yaml names it as the chapter `" + chapter.id() + "`.";
            file(chapter.file(), named).ifPresent(tree -> {
                Map<String, Translation> translations = translations(chapter, header.translations(), ids(tree));
                new ChapterReader(chapter, header.journey().language(), translations, lines)
                        .read(tree, steps, problems);
            });
        }
        return steps;
    }

    private Map<String, HeaderTexts> headers(Header header) {
        Map<String, HeaderTexts> headers = new LinkedHashMap<>();
        for (String language : header.translations()) {
            String name = language + "/" + Lines.HEADER;
            Optional<byte[]> found = bytes(name);
            found.ifPresent(bytes -> translated.add(language));
            HeaderTexts texts = found.flatMap(bytes -> YamlFile.read(name, bytes, problems))
                    .map(tree -> new HeaderTranslation(header.journey()).read(tree, name, problems))
                    .orElse(HeaderTexts.NONE);
            headers.put(language, texts);
        }
        return headers;
    }

    private Map<String, Translation> translations(Chapter chapter, List<String> languages, Set<String> originals) {
        Map<String, Translation> translations = new HashMap<>();
        for (String language : languages) {
            String name = language + "/" + chapter.file();
            Optional<byte[]> found = bytes(name);
            found.ifPresent(bytes -> translated.add(language));
            found.flatMap(bytes -> YamlFile.read(name, bytes, problems))
                    .ifPresent(tree -> translations.put(language, Translation.read(tree, name, originals, problems)));
        }
        return translations;
    }

    private static Set<String> ids(YamlTree tree) {
        return Optional.of(tree)
                .flatMap(file -> file instanceof Mapping keys ? keys.find("steps") : Optional.empty())
                .flatMap(field -> field.value() instanceof Mapping steps ? Optional.of(steps) : Optional.empty())
                .map(steps -> steps.fields().keySet())
                .orElse(Set.of());
    }

    private Optional<YamlTree> file(String name, String why) {
        problems.reading(name);
        int before = problems.count();
        Optional<byte[]> bytes = bytes(name);
        if (bytes.isEmpty() && problems.count() == before) {
            problems.add(name, 1, "", "There is no such file. " + why, "Add it, or check how its name is written.");
            problems.stepLost();
        }
        return bytes.flatMap(found -> YamlFile.read(name, found, problems));
    }

    private Optional<byte[]> bytes(String name) {
        try {
            return folder.file(name);
        } catch (UncheckedIOException e) {
            problems.add(name, 1, "", "The file cannot be read: " + e.getMessage(), "Check who may read it.");
            problems.stepLost();
            return Optional.empty();
        }
    }

    private static Journey withSteps(Journey bare, Map<String, Step> steps, Map<String, HeaderTexts> translations) {
        return new Journey(
                bare.id(),
                bare.revision(),
                bare.language(),
                bare.title(),
                bare.about(),
                bare.start(),
                bare.chapters(),
                steps,
                bare.interludes(),
                bare.changeable(),
                bare.words(),
                bare.sources(),
                bare.care(),
                bare.consent(),
                bare.regular(),
                translations);
    }
}
