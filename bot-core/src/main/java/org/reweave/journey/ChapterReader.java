package org.reweave.journey;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.reweave.journey.Journey.Chapter;
import org.reweave.journey.Step.Evidence;

/** Reads one chapter's file into steps, with the texts of its translations. */
final class ChapterReader {
    private static final List<String> EVIDENCE = List.of("source", "reviewer", "reviewed");
    private static final String STEP_ID = "[a-z0-9][a-z0-9-]{0,59}";

    private final Chapter chapter;
    private final String language;
    private final Map<String, Translation> translations;
    private final Lines lines;

    ChapterReader(Chapter chapter, String language, Map<String, Translation> translations, Lines lines) {
        this.chapter = chapter;
        this.language = language;
        this.translations = translations;
        this.lines = lines;
    }

    /** Adds the steps of the file to those read so far. */
    void read(YamlTree tree, Map<String, Step> into, Problems problems) {
        Scope scope = new Scope(chapter.file(), "", problems);
        if (!(tree instanceof YamlTree.Mapping)) {
            problems.stepLost();
        }
        Table.of(tree, scope, "A chapter's file").ifPresent(file -> {
            file.allow(List.of("chapter", "defaults", "steps"));
            checkName(file);
            Evidence defaults =
                    file.table("defaults").map(ChapterReader::evidence).orElse(new Evidence("", "", ""));
            if (!file.has("steps")) {
                scope.unread(1, "`steps` is missing.", "Write the steps under it, from top to bottom.");
            }
            file.table("steps").ifPresent(steps -> steps(steps, defaults, into));
        });
    }

    private void checkName(Table file) {
        Optional<String> name = file.required("chapter", "Write `chapter: " + chapter.id() + "`.");
        if (name.isPresent() && !name.get().equals(chapter.id())) {
            file.scope()
                    .problem(
                            file.line("chapter"),
                            "The file says it is chapter `" + name.get() + "`, journey.yaml says `" + chapter.id()
                                    + "`.",
                            "Write `chapter: " + chapter.id() + "`, or change journey.yaml.");
        }
    }

    private static Evidence evidence(Table defaults) {
        defaults.allow(EVIDENCE);
        return new Evidence(
                defaults.text("source").orElse(""),
                defaults.text("reviewer").orElse(""),
                defaults.text("reviewed").orElse(""));
    }

    private void steps(Table steps, Evidence defaults, Map<String, Step> into) {
        List<String> ids = new ArrayList<>(steps.keys());
        for (int i = 0; i < ids.size(); i++) {
            String id = ids.get(i);
            String below = i + 1 < ids.size() ? ids.get(i + 1) : null;
            checkId(steps, id, into);
            steps.step(id)
                    .flatMap(table -> step(id, table, defaults, below))
                    .ifPresent(step -> into.putIfAbsent(id, step));
        }
    }

    private void checkId(Table steps, String id, Map<String, Step> into) {
        Scope scope = steps.scope().in(id);
        if (!id.matches(STEP_ID)) {
            scope.unread(
                    steps.line(id),
                    "`" + id + "` cannot be the name of a step.",
                    "Use up to 60 small letters, digits and hyphens.");
        }
        Step first = into.get(id);
        if (first != null) {
            scope.unread(
                    steps.line(id),
                    "A step of this name is already in " + first.info().at() + ".",
                    "Give one of the two another name.");
        }
    }

    private Optional<Step> step(String id, Table table, Evidence defaults, @Nullable String below) {
        Map<String, Table> translated = new HashMap<>();
        translations.forEach((other, translation) -> translation.of(id).ifPresent(texts -> {
            translated.put(other, texts);
            lines.remember(other, id, texts);
        }));
        lines.remember(language, id, table);
        WordingReader wordings = new WordingReader(language, table, translated);
        StepReader.Surroundings around = new StepReader.Surroundings(chapter.id(), defaults, below);
        Optional<Step> step = new StepReader(id, table, around, wordings).read();
        step.ifPresent(original -> translated.values().forEach(texts -> Translation.check(texts, original)));
        return step;
    }
}
