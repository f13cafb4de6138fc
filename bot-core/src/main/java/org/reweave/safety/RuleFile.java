package org.reweave.safety;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a file of rules may hold; several files of one language are read as one.
 *
 * @param spelling what stands for a word, by the word as it is typed
 * @param signs what an emoji stands for
 * @param watched words that are also read with stars, digits or gaps in them
 * @param groups words that expressions name together, parted by bars
 * @param concepts what can be spoken of, with the words for it, as {@link Concepts} reads them
 * @param guards what turns a statement: negation, past, story, another person
 * @param rewrites turns of phrase that are put plainly before anything else is looked for
 * @param idioms turns of phrase that mean no danger, and are taken out
 * @param rules what is recognised
 * @param raises what makes something recognised more serious
 * @param calms what makes something recognised less serious
 */
record RuleFile(
        Map<String, String> spelling,
        Map<String, String> signs,
        List<String> watched,
        Map<String, String> groups,
        Map<String, String> concepts,
        Map<String, List<String>> guards,
        List<Rewrite> rewrites,
        List<Idiom> idioms,
        List<Rule> rules,
        List<Raise> raises,
        List<Calm> calms) {

    /** A turn of phrase and what is put in its place. */
    record Rewrite(List<String> says, String plainly, String reason) {}

    /** A turn of phrase that means no danger, with lines that have to be recognised as harmless. */
    record Idiom(String id, List<String> says, String reason, List<String> harmless) {}

    /**
     * One rule.
     *
     * @param id its name, unique
     * @param topic what it is about
     * @param level how serious it is when said plainly
     * @param says expressions, any of which is enough
     * @param combines combinations of concepts, any of which is enough, as {@link Combination} reads them
     * @param saysNot more expressions, whose denial is part of what they say: "he won't let me"
     * @param denied the level that remains where it is negated; absent where it stays the same
     * @param another {@code may} where it may be said of somebody else, {@code is} where it always is; absent where never
     * @param always whether it counts of the past and in stories just the same
     * @param reason why it is here
     * @param author the role of whoever wrote it
     * @param hits lines that have to be found
     * @param passes lines that must not be found by this rule
     * @param accepted lines known to be found wrongly, for the sake of the others
     */
    record Rule(
            String id,
            String topic,
            String level,
            @Nullable List<String> says,
            @Nullable List<String> combines,
            @Nullable List<String> saysNot,
            @Nullable String denied,
            @Nullable String another,
            @Nullable Boolean always,
            String reason,
            @Nullable String author,
            List<String> hits,
            List<String> passes,
            @Nullable List<String> accepted) {
        Topic about() {
            return Names.topic(topic);
        }

        Level seriousness() {
            return Names.level(level);
        }
    }

    /** Makes what was recognised of a topic, at that level or above, more serious where the words are there too. */
    record Raise(
            String id,
            List<String> topics,
            String from,
            String to,
            @Nullable List<String> says,
            @Nullable List<String> combines,
            String reason) {}

    /**
     * Makes what was recognised of a topic, at that level or below, less serious where the words are there too.
     *
     * @param id its name, unique
     * @param topics what it is about
     * @param rules the rules it is for; absent where it is for all of these topics
     * @param from the most serious level it touches
     * @param to what it becomes
     * @param beside whether it touches only what was found in the sentence its own words are in
     * @param says expressions, any of which is enough
     * @param combines combinations of concepts, any of which is enough
     * @param reason why it is here
     * @param harmless lines that it has to make harmless
     */
    record Calm(
            String id,
            List<String> topics,
            @Nullable List<String> rules,
            String from,
            String to,
            @Nullable Boolean beside,
            @Nullable List<String> says,
            @Nullable List<String> combines,
            String reason,
            List<String> harmless) {}

    private record Read(
            @Nullable Map<String, String> spelling,
            @Nullable Map<String, String> signs,
            @Nullable List<String> watched,
            @Nullable Map<String, String> groups,
            @Nullable Map<String, String> concepts,
            @Nullable Map<String, List<String>> guards,
            @Nullable List<Rewrite> rewrites,
            @Nullable List<Idiom> idioms,
            @Nullable List<Rule> rules,
            @Nullable List<Raise> raises,
            @Nullable List<Calm> calms,
            @Nullable String about) {}

    /** Reads files of one language as one; the streams are not closed. Throws {@link IOException} naming line and key. */
    static RuleFile read(List<InputStream> files) throws IOException {
        YAMLMapper yaml = new YAMLMapper();
        yaml.setPropertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE);
        RuleFile all = new RuleFile(
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new ArrayList<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>(),
                new ArrayList<>());
        for (InputStream file : files) {
            all.add(yaml.readValue(file, Read.class));
        }
        return all;
    }

    private void add(Read read) {
        put(spelling, read.spelling());
        put(signs, read.signs());
        add(watched, read.watched());
        put(groups, read.groups());
        once(concepts, read.concepts());
        put(guards, read.guards());
        add(rewrites, read.rewrites());
        add(idioms, read.idioms());
        add(rules, read.rules());
        add(raises, read.raises());
        add(calms, read.calms());
    }

    /** A name stands for one thing in all files; a second of the same would quietly take the place of the first. */
    private static void once(Map<String, String> into, @Nullable Map<String, String> more) {
        if (more != null) {
            more.forEach((name, words) -> {
                if (into.put(name, words) != null) {
                    throw new IllegalArgumentException("there are two concepts named " + name);
                }
            });
        }
    }

    private static <T> void add(List<T> into, @Nullable List<T> more) {
        if (more != null) {
            into.addAll(more);
        }
    }

    private static <T> void put(Map<String, T> into, @Nullable Map<String, T> more) {
        if (more != null) {
            into.putAll(more);
        }
    }
}
