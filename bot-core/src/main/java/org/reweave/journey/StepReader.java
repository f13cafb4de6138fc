package org.reweave.journey;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reweave.journey.Step.Branch.Way;
import org.reweave.journey.Step.Evidence;
import org.reweave.journey.Step.Info;
import org.reweave.journey.Step.Outcome;
import org.reweave.journey.Step.Place;
import org.reweave.journey.Step.Purpose;
import org.reweave.journey.Step.Tag;

/** Reads one step. */
final class StepReader {
    private final String id;
    private final Table table;
    private final Scope scope;
    private final Surroundings around;
    private final WordingReader wordings;

    /** What a step takes from the file it is in: the chapter, what fills its gaps, and the step below it. */
    record Surroundings(
            String chapter, Evidence defaults, @Nullable String below) {}

    StepReader(String id, Table table, Surroundings around, WordingReader wordings) {
        this.id = id;
        this.table = table;
        this.scope = table.scope();
        this.around = around;
        this.wordings = wordings;
    }

    /** The step, or empty where not even its kind can be told. */
    Optional<Step> read() {
        List<StepKind> kinds = StepKind.among(table.keys());
        if (kinds.size() != 1) {
            reportKinds(kinds);
            return Optional.empty();
        }
        StepKind kind = kinds.get(0);
        allow(kind);
        return Optional.of(step(kind, info(kind)));
    }

    private void reportKinds(List<StepKind> kinds) {
        int line = table.mapping().line();
        if (!kinds.isEmpty()) {
            String both = kinds.stream().map(StepKind::key).collect(Collectors.joining("` and `"));
            scope.unread(line, "The step is `" + both + "` at once.", "Make it two steps.");
            return;
        }
        List<String> known =
                List.of(StepKind.values()).stream().map(StepKind::key).toList();
        String meant = table.keys().stream()
                .filter(key -> StepKind.having(key).isEmpty())
                .flatMap(key -> Nearest.to(key, known).map(kind -> "Write `" + kind + "` for `" + key + "`.").stream())
                .findFirst()
                .orElse("Every step has one of the keys " + String.join(", ", known) + ".");
        scope.unread(line, "The step has no kind.", meant);
    }

    private void allow(StepKind kind) {
        List<String> known = new ArrayList<>(kind.keys());
        for (String key : table.keys()) {
            List<StepKind> owners = StepKind.having(key);
            if (!known.contains(key) && !owners.isEmpty()) {
                String names = owners.stream().map(StepKind::key).collect(Collectors.joining(", "));
                scope.broken(
                        table.line(key),
                        "`" + key + "` does not belong to `" + kind.key() + "` but to " + names + ".",
                        kind.passed() ? "Leave it out." : "Leave it out, or put it on the step before.");
                known.add(key);
            }
        }
        table.allow(known);
    }

    private Info info(StepKind kind) {
        return new Info(
                id,
                around.chapter(),
                kind.said() ? wordings.main(kind) : Wording.NONE,
                wordings.text("why").orElse(null),
                ConditionReader.read(table, "only"),
                kind.passed() ? next() : null,
                table.text("as").orElse(id),
                wordings.text("recap").orElse(null),
                table.words("tags", Tag.class),
                evidence(),
                new Place(scope.file(), table.mapping().line()));
    }

    private Evidence evidence() {
        return new Evidence(
                table.text("source").orElse(around.defaults().source()),
                table.text("reviewer").orElse(around.defaults().reviewer()),
                table.text("reviewed").orElse(around.defaults().reviewed()));
    }

    private @Nullable String next() {
        return target("next", "it does not say where it goes on.", "Add `next: <step>`, or make it an `end`.");
    }

    private @Nullable String target(String key, String without, String remedy) {
        if (!table.has(key) && around.below() == null) {
            scope.broken(table.mapping().line(), "This is the last step of the file, and " + without, remedy);
        }
        return table.has(key) ? table.text(key).orElse(around.below()) : around.below();
    }

    private Step step(StepKind kind, Info info) {
        return switch (kind) {
            case SAY -> new Step.Say(info, table.text("detour").orElse(null));
            case ASK -> new Step.Ask(info, new ChoiceReader(table, wordings, false).read(), table.yes("menu"));
            case SEVERAL -> new Step.Several(info, new ChoiceReader(table, wordings, true).read());
            case SCALE -> new Step.Scale(info, end("low"), end("high"));
            case NOTE -> new Step.Note(info, shareable());
            case WHEN -> when(info);
            case BRANCH -> branch(info);
            case GATE -> gate(info);
            case END -> new Step.End(info, word("outcome", Outcome.class, Outcome.RESUME));
        };
    }

    private Wording end(String key) {
        return wordings.text(key).orElseGet(() -> {
            scope.problem(table.mapping().line(), "`" + key + "` is missing.", "Say what that end of the scale means.");
            return Wording.NONE;
        });
    }

    private <E extends Enum<E>> E word(String key, Class<E> kind, E otherwise) {
        if (!table.has(key)) {
            String known = List.of(kind.getEnumConstants()).stream()
                    .map(Table::written)
                    .collect(Collectors.joining(", "));
            scope.broken(table.mapping().line(), "`" + key + "` is missing.", "Write one of " + known + ".");
        }
        return table.word(key, kind).orElse(otherwise);
    }

    private boolean shareable() {
        String seenBy = table.text("seen-by").orElse("me");
        List<String> known = List.of("me", "share");
        if (!known.contains(seenBy)) {
            scope.broken(
                    table.line("seen-by"), "`seen-by` cannot be `" + seenBy + "`.", Nearest.remedy(seenBy, known, ""));
        }
        return seenBy.equals("share");
    }

    private Step when(Info info) {
        List<String> offers = table.texts("offers");
        for (String offer : offers) {
            if (Durations.offer(offer).isEmpty()) {
                scope.problem(
                        table.line("offers"),
                        "`" + offer + "` is no time that can be offered.",
                        "Write it like `20 minutes`, `tonight 20:00`, `tomorrow 19:00` or `saturday 10:00`.");
            }
        }
        Purpose purpose = word("purpose", Purpose.class, Purpose.TALK);
        return new Step.When(
                info, purpose, length("at-least"), length("at-most"), wordings.offers(), table.yes("waits"));
    }

    private @Nullable Duration length(String key) {
        Optional<String> text = table.text(key);
        Optional<Duration> length = text.flatMap(Durations::length);
        if (text.isPresent() && length.isEmpty()) {
            scope.problem(
                    table.line(key),
                    "`" + key + ": " + text.get() + "` is no length of time.",
                    "Write it like `20 minutes`, `24 hours` or `3 days`.");
        }
        return length.orElse(null);
    }

    private Step branch(Info info) {
        List<Table> lines = table.tables("branch");
        List<Way> ways = new ArrayList<>();
        String otherwise = "";
        for (int i = 0; i < lines.size(); i++) {
            Table line = lines.get(i);
            if (line.has("else")) {
                line.allow(List.of("else"));
                otherwise = i == lines.size() - 1 ? line.text("else").orElse("") : "";
            } else {
                line.allow(List.of("if", "next"));
                line.require("if", "Write {if: condition, next: step}; the last line is {else: step}.");
                ways.add(new Way(
                        ConditionReader.read(line, "if"),
                        line.required("next", "Add the step it leads to.").orElse("")));
            }
        }
        if (otherwise.isEmpty()) {
            scope.broken(
                    table.line("branch"), "The branch does not end with `else`.", "Make {else: step} its last line.");
        }
        return new Step.Branch(info, ways, otherwise);
    }

    private Step gate(Info info) {
        Set<Tag> guards = table.words("guards", Tag.class);
        if (guards.isEmpty()) {
            scope.broken(table.mapping().line(), "`guards` is missing.", "Name the tags, such as [joint].");
        }
        for (Tag tag : guards) {
            if (!tag.guarded()) {
                scope.problem(
                        table.line("guards"),
                        "`" + Table.written(tag) + "` is a tag that needs no gate.",
                        "Leave it out; a gate guards joint, empathy or forgive.");
            }
        }
        String open = target("open", "the gate does not say where it leads when it is open.", "Add `open: <step>`.");
        return new Step.Gate(
                info,
                ConditionReader.read(table, "gate"),
                guards,
                open == null ? "" : open,
                table.required("closed", "Name a kind place to go where the gate is closed.")
                        .orElse(""));
    }
}
