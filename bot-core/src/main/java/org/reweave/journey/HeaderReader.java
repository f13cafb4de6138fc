package org.reweave.journey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.reweave.journey.Journey.Changeable;
import org.reweave.journey.Journey.Chapter;
import org.reweave.journey.Journey.Consent;
import org.reweave.journey.Journey.FactWord;
import org.reweave.journey.Journey.Interlude;
import org.reweave.journey.Journey.Regular;
import org.reweave.journey.Journey.Source;

/** Reads {@code journey.yaml}: everything about a journey but its steps. */
final class HeaderReader {
    /** The side paths the companion knows how to begin. */
    static final List<String> INTERLUDES = List.of("check-in", "safety", "new-breach", "calm", "return");

    private static final List<String> KEYS = List.of(
            "id",
            "revision",
            "language",
            "title",
            "about",
            "start",
            "chapters",
            "interludes",
            "changeable",
            "words",
            "sources",
            "care",
            "consent",
            "regular",
            "translations");
    private static final String ID = "[a-z0-9][a-z0-9-]{0,39}";
    private static final String FILE = "[a-z0-9][a-z0-9-]{0,59}\\.yaml";

    private final Table table;
    private final Scope scope;

    /** The journey still without steps, and the languages it is translated into. */
    record Header(Journey journey, List<String> translations) {}

    HeaderReader(Table table) {
        this.table = table;
        this.scope = table.scope();
    }

    Header read() {
        if (!table.allow(KEYS)) {
            scope.problems().stepLost();
        }
        String id = matching("id", ID, "Use up to 40 small letters, digits and hyphens.");
        Journey journey = new Journey(
                id,
                revision(),
                table.required("language", "Write `language: en`.")
                        .flatMap(text -> language("language", text))
                        .orElse("en"),
                table.required("title", "Write what the journey is called.").orElse(id),
                table.required("about", "Say in a sentence or two what it is.").orElse(""),
                table.required("start", "Name the first step.").orElse(""),
                chapters(),
                Map.of(),
                interludes(),
                changeable(),
                words(),
                sources(),
                new CareReader(table).read(),
                consent(),
                regular(),
                Map.of());
        List<String> translations = table.texts("translations").stream()
                .flatMap(text -> language("translations", text).stream())
                .filter(language -> !language.equals(journey.language()))
                .toList();
        return new Header(journey, translations);
    }

    private String matching(String key, String pattern, String remedy) {
        String text = table.required(key, "Give it one. " + remedy).orElse("");
        if (!text.isEmpty() && !text.matches(pattern)) {
            scope.problem(table.line(key), "`" + key + "` cannot be `" + text + "`.", remedy);
        }
        return text;
    }

    private int revision() {
        table.required("revision", "Write `revision: 1`, and count up with every published change.");
        int revision = table.number("revision").orElse(1);
        if (revision < 1) {
            scope.problem(table.line("revision"), "`revision` has to be 1 or more.", "Write `revision: 1`.");
        }
        return revision;
    }

    private Optional<String> language(String key, String text) {
        if (Arrays.asList(Locale.getISOLanguages()).contains(text)) {
            return Optional.of(text);
        }
        scope.broken(
                table.line(key),
                "`" + text + "` is no language.",
                "Write its two letters (ISO 639-1), such as en or de.");
        return Optional.empty();
    }

    private List<Chapter> chapters() {
        List<Chapter> chapters = new ArrayList<>();
        Set<String> ids = new LinkedHashSet<>();
        Set<String> files = new LinkedHashSet<>();
        for (Table entry : table.tables("chapters")) {
            entry.allow(List.of("id", "title", "steps"));
            String id = entry.required("id", "Name the chapter.").orElse("");
            String file = entry.required("steps", "Name the file, such as 1-reason.yaml.")
                    .orElse("");
            String title = entry.required("title", "Say what it is called.").orElse(id);
            if (!ids.add(id)) {
                scope.problem(entry.line("id"), "There are two chapters `" + id + "`.", "Rename one.");
            }
            if (!file.matches(FILE)) {
                scope.unread(
                        entry.line("steps"),
                        "`" + file + "` cannot be a chapter's file.",
                        "Name it like 1-reason.yaml, in this folder.");
            } else if (files.add(file)) {
                chapters.add(new Chapter(id, title, file));
            } else {
                scope.unread(entry.line("steps"), "`" + file + "` is named twice.", "Leave one out.");
            }
        }
        if (chapters.isEmpty()) {
            scope.unread(table.line("chapters"), "There are no chapters.", "Add {id: ..., title: ..., steps: file}.");
        }
        return chapters;
    }

    private Map<String, Interlude> interludes() {
        Map<String, Interlude> interludes = new LinkedHashMap<>();
        table.table("interludes").ifPresent(all -> {
            all.allow(INTERLUDES);
            for (String name : all.keys()) {
                all.table(name).ifPresent(entry -> {
                    entry.allow(List.of("start", "label"));
                    String start =
                            entry.required("start", "Name its first step.").orElse("");
                    interludes.put(
                            name, new Interlude(start, entry.text("label").orElse(null)));
                });
            }
        });
        return interludes;
    }

    private List<Changeable> changeable() {
        List<Changeable> changeable = new ArrayList<>();
        for (Table entry : table.tables("changeable")) {
            entry.allow(List.of("label", "step"));
            Optional<String> label = entry.required("label", "Say how it is offered.");
            Optional<String> step = entry.required("step", "Name the step that asks for it.");
            changeable.add(new Changeable(label.orElse(""), step.orElse("")));
        }
        return changeable;
    }

    private Map<String, FactWord> words() {
        Map<String, FactWord> words = new LinkedHashMap<>();
        table.table("words").ifPresent(all -> {
            for (String name : all.keys()) {
                all.table(name).ifPresent(entry -> words.put(name, word(entry)));
            }
        });
        return words;
    }

    private static FactWord word(Table entry) {
        Map<String, String> byValue = new LinkedHashMap<>(entry.pairs());
        String by = entry.required("by", "Name the fact it depends on.").orElse("");
        String otherwise = entry.required("default", "Say what is written where the fact is not known.")
                .orElse("");
        byValue.keySet().removeAll(List.of("by", "default"));
        return new FactWord(by, byValue, otherwise);
    }

    private Consent consent() {
        return table.table("consent")
                .map(entry -> {
                    entry.allow(List.of("step", "given", "refused", "told"));
                    return new Consent(
                            entry.required("step", "Name the step that asks for it.")
                                    .orElse(""),
                            entry.required("given", "Name its choice that gives it.")
                                    .orElse(""),
                            entry.required("refused", "Name its choice that refuses it.")
                                    .orElse(""),
                            entry.texts("told"));
                })
                .orElse(Consent.NONE);
    }

    private Optional<Regular> regular() {
        return table.table("regular").map(entry -> {
            entry.allow(List.of("choose", "usual", "weekly", "safe", "series"));
            return new Regular(
                    entry.required("choose", "Name the step that asks which check-in it is to be.")
                            .orElse(""),
                    entry.required("usual", "Name its choice for a usual day.").orElse(""),
                    entry.required("weekly", "Name its choice for the weekly one.")
                            .orElse(""),
                    entry.required("safe", "Name the step that asks how safe it feels.")
                            .orElse(""),
                    entry.texts("series"));
        });
    }

    private Map<String, Source> sources() {
        Map<String, Source> sources = new LinkedHashMap<>();
        table.table("sources").ifPresent(all -> {
            for (String name : all.keys()) {
                all.table(name).ifPresent(entry -> {
                    entry.allow(List.of("cite", "note"));
                    String cite =
                            entry.required("cite", "Say where it can be found.").orElse("");
                    sources.put(name, new Source(cite, entry.text("note").orElse("")));
                });
            }
        });
        return sources;
    }
}
