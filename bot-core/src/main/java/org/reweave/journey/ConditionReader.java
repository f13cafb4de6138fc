package org.reweave.journey;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.reweave.journey.Condition.Between;
import org.reweave.journey.Condition.Known;
import org.reweave.journey.Condition.NoneOf;
import org.reweave.journey.Condition.OneOf;
import org.reweave.journey.Condition.Times;

/** Reads a condition: a table whose lines must all hold. */
final class ConditionReader {
    private static final List<String> OPERATORS =
            List.of("not", "includes", "at-least", "at-most", "known", "times", "since");

    private final Scope scope;
    private final List<Condition> parts = new ArrayList<>();

    private ConditionReader(Scope scope) {
        this.scope = scope;
    }

    /** The condition under the key, or one that always holds where the key is missing. */
    static Condition read(Table table, String key) {
        Optional<YamlTree> tree = table.tree(key);
        return tree.isEmpty() ? Condition.ALWAYS : new ConditionReader(table.scope()).condition(tree.get(), key);
    }

    private Condition condition(YamlTree tree, String key) {
        Optional<Table> table = Table.of(tree, scope, "The condition `" + key + "`");
        if (table.isEmpty()) {
            return Condition.ALWAYS;
        }
        if (table.get().keys().isEmpty()) {
            scope.broken(tree.line(), "The condition `" + key + "` is empty.", "Write {fact: value}, or leave it out.");
        }
        for (String fact : table.get().keys()) {
            part(table.get(), fact);
        }
        return parts.size() == 1 ? parts.get(0) : new Condition.All(parts);
    }

    private void part(Table table, String fact) {
        if (table.tree(fact).orElseThrow() instanceof YamlTree.Mapping mapping) {
            operators(fact, new Table(mapping, scope));
        } else {
            values(table, fact, fact, OneOf::new);
        }
    }

    private void operators(String fact, Table table) {
        table.allow(OPERATORS);
        values(table, "not", fact, NoneOf::new);
        values(table, "includes", fact, OneOf::new);
        if (table.has("at-least") || table.has("at-most")) {
            between(fact, table);
        }
        if (table.has("known")) {
            parts.add(new Known(fact, table.yes("known")));
        }
        if (table.has("times") || table.has("since")) {
            times(fact, table);
        }
        if (table.keys().isEmpty()) {
            scope.broken(table.mapping().line(), "What `" + fact + "` has to be is empty.", "Write a value.");
        }
    }

    private void values(Table table, String key, String fact, BiFunction<String, List<String>, Condition> kind) {
        if (table.has(key)) {
            List<String> values = table.texts(key);
            if (values.isEmpty()) {
                scope.broken(table.line(key), "`" + key + "` names no value.", "Write at least one.");
            }
            parts.add(kind.apply(fact, values));
        }
    }

    private void between(String fact, Table table) {
        int least = table.number("at-least").orElse(0);
        int most = table.number("at-most").orElse(Integer.MAX_VALUE);
        if (least > most) {
            scope.broken(table.line("at-least"), "`at-least` is more than `at-most`.", "Exchange the two numbers.");
            return;
        }
        parts.add(new Between(fact, least, most));
    }

    private void times(String step, Table table) {
        Optional<Integer> least = table.number("times");
        if (!table.has("times") || least.orElse(1) < 1) {
            scope.broken(
                    table.mapping().line(),
                    "How many `times` `" + step + "` has to be answered is missing.",
                    "Write {times: 1, since: other-step}, with a number from 1.");
        }
        parts.add(new Times(step, least.orElse(1), table.text("since").orElse("")));
    }
}
