package org.reweave.journey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.reweave.journey.YamlTree.Field;
import org.reweave.journey.YamlTree.Mapping;
import org.reweave.journey.YamlTree.Scalar;
import org.reweave.journey.YamlTree.Sequence;

/** One table of a YAML file while it is read: hands out typed values and reports what does not fit. */
final class Table {
    private final Mapping mapping;
    private final Scope scope;

    Table(Mapping mapping, Scope scope) {
        this.mapping = mapping;
        this.scope = scope;
    }

    /** The tree as a table; what else it may be is a problem that says what belongs here. */
    static Optional<Table> of(YamlTree tree, Scope scope, String what) {
        if (tree instanceof Mapping mapping) {
            return Optional.of(new Table(mapping, scope));
        }
        scope.broken(tree.line(), what + " has to be a table of keys.", "Write `key: value` lines, or {key: value}.");
        return Optional.empty();
    }

    Scope scope() {
        return scope;
    }

    Mapping mapping() {
        return mapping;
    }

    Set<String> keys() {
        return mapping.fields().keySet();
    }

    boolean has(String key) {
        return mapping.fields().containsKey(key);
    }

    /** The line of the key, or of the table where the key is missing. */
    int line(String key) {
        Field field = mapping.fields().get(key);
        return field == null ? mapping.line() : field.line();
    }

    /** Reports every key that is not one of these; whether there was none. */
    boolean allow(Collection<String> known) {
        for (String key : keys()) {
            if (!known.contains(key)) {
                String otherwise = "Known: " + String.join(", ", known) + ".";
                scope.broken(
                        line(key), "`" + key + "` is no key that belongs here.", Nearest.remedy(key, known, otherwise));
            }
        }
        return known.containsAll(keys());
    }

    Optional<YamlTree> tree(String key) {
        return Optional.ofNullable(mapping.fields().get(key)).map(Field::value);
    }

    /** One value; an empty one is a problem. */
    Optional<String> text(String key) {
        return tree(key).flatMap(value -> scalar(value, key));
    }

    private Optional<String> scalar(YamlTree value, String key) {
        if (value instanceof Scalar scalar && !scalar.text().isBlank()) {
            return Optional.of(scalar.text());
        }
        boolean empty = value instanceof Scalar;
        scope.broken(
                value.line(),
                "`" + key + "` " + (empty ? "is empty." : "has to be one text."),
                empty ? "Write its text, or leave the key out." : "Put a text with { or [ at its start into quotes.");
        return Optional.empty();
    }

    /** One value that has to be there; where it is not, that is a problem and the outcome is empty. */
    Optional<String> required(String key, String remedy) {
        require(key, remedy);
        return text(key);
    }

    /** Reports a key that is missing. */
    void require(String key, String remedy) {
        if (!has(key)) {
            scope.broken(mapping.line(), "`" + key + "` is missing.", remedy);
        }
    }

    /** A list of values; a single value counts as a list of one. */
    List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        for (YamlTree item : items(key)) {
            scalar(item, key).ifPresent(texts::add);
        }
        return texts;
    }

    /** What a list holds; anything else counts as a list of one. */
    List<YamlTree> items(String key) {
        return tree(key)
                .map(value -> value instanceof Sequence list ? list.items() : List.of(value))
                .orElse(List.of());
    }

    /** The tables of a list. */
    List<Table> tables(String key) {
        List<Table> tables = new ArrayList<>();
        for (YamlTree item : items(key)) {
            of(item, scope, "Every entry of `" + key + "`").ifPresent(tables::add);
        }
        return tables;
    }

    /** The table under a key. */
    Optional<Table> table(String key) {
        return tree(key).flatMap(value -> of(value, scope, "`" + key + "`"));
    }

    /** Whether a table stands under the key. */
    boolean nested(String key) {
        return tree(key).filter(Mapping.class::isInstance).isPresent();
    }

    /** The step under its name; its own line is the one the name is written in. */
    Optional<Table> step(String id) {
        Scope inside = scope.in(id);
        return tree(id).flatMap(value -> of(value, inside, "A step"))
                .map(table -> new Table(new Mapping(table.mapping().fields(), line(id)), inside));
    }

    /** Every key with its one value. */
    Map<String, String> pairs() {
        Map<String, String> pairs = new LinkedHashMap<>();
        for (String key : keys()) {
            text(key).ifPresent(value -> pairs.put(key, value));
        }
        return pairs;
    }

    /** A whole number that is not negative. */
    Optional<Integer> number(String key) {
        Optional<String> text = text(key);
        if (text.isPresent() && !text.get().matches("[0-9]{1,6}")) {
            scope.broken(line(key), "`" + key + ": " + text.get() + "` is no whole number.", "Write it in digits.");
            return Optional.empty();
        }
        return text.map(Integer::valueOf);
    }

    /** Yes or no; no where the key is missing. */
    boolean yes(String key) {
        String text = text(key).orElse("no").toLowerCase(Locale.ROOT);
        if (!List.of("yes", "no", "true", "false").contains(text)) {
            scope.broken(line(key), "`" + key + ": " + text + "` is neither yes nor no.", "Write yes or no.");
        }
        return text.equals("yes") || text.equals("true");
    }

    /** One of the constants, written in small letters with hyphens. */
    <E extends Enum<E>> Optional<E> word(String key, Class<E> kind) {
        return text(key).flatMap(text -> constant(key, text, kind));
    }

    /** Some of the constants. */
    <E extends Enum<E>> Set<E> words(String key, Class<E> kind) {
        Set<E> all = new LinkedHashSet<>();
        for (String text : texts(key)) {
            constant(key, text, kind).ifPresent(all::add);
        }
        return all;
    }

    private <E extends Enum<E>> Optional<E> constant(String key, String text, Class<E> kind) {
        for (E constant : kind.getEnumConstants()) {
            if (written(constant).equals(text)) {
                return Optional.of(constant);
            }
        }
        List<String> known =
                Arrays.stream(kind.getEnumConstants()).map(Table::written).toList();
        scope.broken(line(key), "`" + key + "` cannot be `" + text + "`.", Nearest.remedy(text, known, ""));
        return Optional.empty();
    }

    /** How a constant is written in a file. */
    static String written(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
