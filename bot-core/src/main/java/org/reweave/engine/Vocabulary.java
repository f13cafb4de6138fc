package org.reweave.engine;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.reweave.journey.Step;
import org.reweave.message.FoldedText;

/** The words of one language the companion understands; read from {@code texts/vocabulary.<language>.yaml}. */
public final class Vocabulary {
    private static final List<ChronoUnit> UNITS = List.of(
            ChronoUnit.MINUTES,
            ChronoUnit.HOURS,
            ChronoUnit.DAYS,
            ChronoUnit.WEEKS,
            ChronoUnit.MONTHS,
            ChronoUnit.YEARS);
    private static final String SLOTS = "slots.";
    /** What a wish with one of these in it can be about. */
    private static final List<String> NAMING = List.of("<one>", "<ones>", "<checkins>", "<zone>");

    private static final List<Command> EVERYWHERE =
            List.of(Command.STOP, Command.HELP_NOW, Command.HELP, Command.START);
    private static final List<String> SETS =
            List.of("keep", "let-go", "done", "all", "yes", "no", "filler", "joiners", "greeting");

    private static final Pattern ORDINAL = Pattern.compile("(\\d{1,2})([a-z]{1,3})");
    private static final Pattern OF_TEN = Pattern.compile("\\s?/\\s?10$");
    private static final int LAST_DAY = 31;

    /** One that joins words; those of a named set have a space there. */
    private static final Pattern HYPHEN = Pattern.compile("(?<=\\p{L})-(?=\\p{L})");

    private final Map<String, Command> commands = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<String, ChronoUnit> units = new HashMap<>();
    private final Map<String, DayOfWeek> weekdays = new HashMap<>();
    private final Map<String, Month> months = new HashMap<>();
    private final Map<String, LocalTime> dayparts = new HashMap<>();
    private final Map<String, Integer> days = new HashMap<>();
    private final Map<String, String> rhythms = new HashMap<>();
    private final Map<String, String> snoozes = new HashMap<>();
    private final Map<String, Set<String>> sets = new HashMap<>();
    private final Map<String, String> plainly =
            new TreeMap<>(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()));
    private final List<Set<String>> alike = new ArrayList<>();
    private final Map<Step.Purpose, List<String>> offers = new HashMap<>();
    private final WholeForms<Command> calls = new WholeForms<>();
    private final WholeForms<Wish.Said> wishes = new WholeForms<>();

    /**
     * Takes the words of a language file, by key.
     *
     * @throws IllegalArgumentException naming the first key that is not understood
     */
    public Vocabulary(Map<String, List<String>> words) {
        Map<Command, List<String>> forms = new EnumMap<>(Command.class);
        Map<Wish, List<String>> wished = new EnumMap<>(Wish.class);
        Map<String, List<String>> slots = new HashMap<>();
        words.forEach((key, values) -> {
            if (key.startsWith(SLOTS)) {
                slots.put(key.substring(SLOTS.length()), values);
            }
        });
        words.forEach((key, values) -> {
            String group = key.substring(0, Math.max(0, key.indexOf('.')));
            String name = key.substring(key.indexOf('.') + 1);
            switch (group) {
                case "commands" -> fill(commands, values, Command.valueOf(constant(name)));
                case "numbers" -> fill(numbers, values, Integer.valueOf(name));
                case "units" -> fill(units, values, ChronoUnit.valueOf(constant(name)));
                case "weekdays" -> fill(weekdays, values, DayOfWeek.valueOf(constant(name)));
                case "months" -> fill(months, values, Month.valueOf(constant(name)));
                case "dayparts" -> fill(dayparts, values, LocalTime.parse(name));
                case "days" -> fill(days, values, Integer.valueOf(name));
                case "rhythms" -> fill(rhythms, values, name);
                case "snooze" -> snoozes.put(name, values.get(0));
                case "words" -> sets.put(name, folded(values, slots));
                case "plainly" -> values.forEach(value -> plainly.put(bare(value), name.equals("-") ? "" : name));
                case "alike" -> alike.add(folded(values, slots));
                case "calls" -> forms.put(Command.valueOf(constant(name)), values);
                case "wishes" -> wished.put(Wish.valueOf(constant(name)), values);
                case "slots" -> {}
                case "offers" -> offers.put(Step.Purpose.valueOf(constant(name)), List.copyOf(values));
                default -> throw new IllegalArgumentException("the vocabulary has no group for " + key);
            }
        });
        forms.forEach((command, written) -> calls.add(command, written, slots));
        EVERYWHERE.forEach(command -> calls.add(command, written(command), Map.of()));
        calls.around(sets.getOrDefault("call-before", Set.of()), sets.getOrDefault("call-after", Set.of()));
        wished.forEach((wish, written) -> written.forEach(form ->
                wishes.add(new Wish.Said(wish, NAMING.stream().anyMatch(form::contains)), List.of(form), slots)));
        wishes.around(sets.getOrDefault("wish-before", Set.of()), sets.getOrDefault("wish-after", Set.of()));
        List<String> missing = missing();
        lacking(missing, "wishes", List.of(Wish.values()), wished.keySet());
        if (!missing.isEmpty()) {
            throw new IllegalArgumentException("the vocabulary has no words for " + missing);
        }
    }

    private List<String> written(Command command) {
        return commands.entrySet().stream()
                .filter(entry -> entry.getValue() == command)
                .map(Map.Entry::getKey)
                .toList();
    }

    /** What no conversation can do without. */
    private List<String> missing() {
        List<String> missing = new ArrayList<>();
        lacking(missing, "commands", List.of(Command.values()), commands.values());
        lacking(missing, "weekdays", List.of(DayOfWeek.values()), weekdays.values());
        lacking(missing, "months", List.of(Month.values()), months.values());
        lacking(missing, "units", UNITS, units.values());
        lacking(missing, "days", List.of(0, 1), days.values());
        lacking(missing, "offers", List.of(Step.Purpose.values()), offers.keySet());
        SETS.stream().filter(set -> !sets.containsKey(set)).forEach(set -> missing.add("words." + set));
        return missing;
    }

    private static void lacking(List<String> missing, String group, List<?> needed, Collection<?> there) {
        for (Object one : needed) {
            if (!there.contains(one)) {
                missing.add(
                        group + "." + one.toString().toLowerCase(Locale.ROOT).replace('_', '-'));
            }
        }
    }

    /** The folded text in its parts, at commas and at words such as "and". */
    List<String> parts(String folded) {
        if (FoldedText.oneWord(folded)) {
            return List.of(folded);
        }
        String marked = folded;
        for (String joiner : sets.getOrDefault("joiners", Set.of())) {
            marked = marked.replace(" " + joiner + " ", ",");
        }
        return List.of(marked.split("[,;/+&]", -1));
    }

    /** The folded words without one of the named set before them. */
    String without(String set, String words) {
        for (String first : sets.getOrDefault(set, Set.of())) {
            if (words.startsWith(first + " ")) {
                return words.substring(first.length() + 1);
            }
        }
        return words;
    }

    private static String constant(String name) {
        return name.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    private static <T> void fill(Map<String, T> into, List<String> words, T meaning) {
        words.forEach(word -> into.put(FoldedText.words(word), meaning));
    }

    private static Set<String> folded(List<String> words, Map<String, List<String>> slots) {
        Set<String> all = new TreeSet<>();
        words.forEach(word -> all.addAll(WholeForms.spelledOut(word, slots)));
        return Set.copyOf(all);
    }

    /** The command these folded words are as a whole. */
    Optional<Command> command(String words) {
        return Optional.ofNullable(commands.get(words));
    }

    /** The command these folded words are in a natural form, where it is one that works everywhere: stop, start or help. */
    Optional<Command> called(String words) {
        return calls.of(words);
    }

    /** The wish about notes and check-ins that these folded words are as a whole. */
    Optional<Wish.Said> wish(String words) {
        return wishes.of(words);
    }

    /** The number a folded word or numeral stands for. */
    Optional<Integer> number(String word) {
        if (!word.isEmpty() && word.length() <= 4 && word.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return Optional.of(Integer.valueOf(word));
        }
        return Optional.ofNullable(numbers.get(word));
    }

    /** The day of a month that folded words such as "15", "3rd" or "first" stand for. */
    Optional<Integer> dayNumber(String word) {
        Matcher ordinal = ORDINAL.matcher(word);
        return number(ordinal.matches() && means("ordinal", ordinal.group(2)) ? ordinal.group(1) : word)
                .filter(day -> day >= 1 && day <= LAST_DAY);
    }

    /** The one number in folded words that say nothing else, such as "I am 34 years old". */
    Optional<Integer> count(String words) {
        List<String> rest = Arrays.stream(words.split(" ", -1))
                .filter(word -> !means("around-number", word))
                .toList();
        return rest.size() == 1 ? number(rest.get(0)) : Optional.empty();
    }

    /**
     * The number of a scale that a text is, such as "7", "about a 6", "maybe 4 out of 10" or "3/10"; empty where the text tells more
     * than that, so that "I slept 3 hours" is none.
     */
    Optional<Integer> rating(String text) {
        String folded = FoldedText.of(text)
                .replaceAll("[.,!](?=\\s|$)", " ")
                .replaceAll("\\s+", " ")
                .strip();
        String bare = bared("around-rating", "after-rating", folded);
        return number(OF_TEN.matcher(bare).replaceFirst(""));
    }

    Optional<ChronoUnit> unit(String word) {
        return Optional.ofNullable(units.get(word));
    }

    Optional<DayOfWeek> weekday(String word) {
        return Optional.ofNullable(weekdays.get(word));
    }

    Optional<Month> month(String word) {
        return Optional.ofNullable(months.get(word));
    }

    Optional<LocalTime> daypart(String word) {
        return Optional.ofNullable(dayparts.get(word));
    }

    /** How many days from today a word such as "tomorrow" means. */
    Optional<Integer> days(String word) {
        return Optional.ofNullable(days.get(word));
    }

    /** The time a button such as "tomorrow" stands for, in words; empty where the language has none for it. */
    String offer(String name) {
        return snoozes.getOrDefault(name, "");
    }

    /** The name of the kind of rhythm that words such as "every day" mean as a whole. */
    Optional<String> rhythm(String words) {
        return Optional.ofNullable(rhythms.get(words));
    }

    /** What follows the longest of the named set that the text begins with; empty where it begins with none. */
    Optional<String> after(String set, String text) {
        String spaced = HYPHEN.matcher(text).replaceAll(" ");
        return sets.getOrDefault(set, Set.of()).stream()
                .filter(lead -> spaced.startsWith(lead + " "))
                .max(Comparator.comparingInt(String::length))
                .map(lead -> text.substring(lead.length() + 1).strip());
    }

    /** What comes before the longest of the named set that the text ends with; empty where it ends with none. */
    Optional<String> before(String set, String text) {
        return sets.getOrDefault(set, Set.of()).stream()
                .filter(tail -> text.endsWith(" " + tail))
                .max(Comparator.comparingInt(String::length))
                .map(tail ->
                        text.substring(0, text.length() - tail.length() - 1).strip());
    }

    /** Whether the folded words are one of the named set, or begin with one. */
    boolean begins(String set, String words) {
        return means(set, words) || after(set, words).isPresent();
    }

    /** The folded words without a "please" before or after them. */
    String courteous(String words) {
        return bared("courtesy", "courtesy", words);
    }

    /** What comes before the first of the named set within the text; empty where none is in it, or nothing before it. */
    Optional<String> until(String set, String text) {
        return sets.getOrDefault(set, Set.of()).stream()
                .map(mark -> (text + " ").indexOf(" " + mark + " "))
                .filter(at -> at > 0)
                .min(Comparator.naturalOrder())
                .map(at -> text.substring(0, at).strip());
    }

    /** The text without any of the named sets before and after it, however many there are. */
    String bared(String before, String after, String text) {
        String rest = text;
        String less = text;
        do {
            rest = less;
            less = after(before, rest).orElse(rest);
            less = before(after, less).orElse(less);
        } while (!less.equals(rest));
        return rest;
    }

    /** Whether one of the named set stands in the folded words. */
    boolean mentions(String set, String words) {
        return sets.getOrDefault(set, Set.of()).stream()
                .anyMatch(word -> (" " + words + " ").contains(" " + word + " "));
    }

    /** Whether the words are as a whole one of the named set. */
    boolean means(String set, String words) {
        return sets.getOrDefault(set, Set.of()).contains(words);
    }

    /**
     * Folded words as a sentence is compared: without apostrophes, one word for those that say the same here ("they" for "he"
     * and "she"), and without those that say nothing.
     */
    String plain(String words) {
        String text = " " + bare(words) + " ";
        for (Map.Entry<String, String> each : plainly.entrySet()) {
            String written = " " + each.getKey() + " ";
            if (text.contains(written)) {
                text = text.replace(written, each.getValue().isEmpty() ? " " : " " + each.getValue() + " ");
            }
        }
        return text.strip();
    }

    private static String bare(String words) {
        return FoldedText.words(words).replace("'", "");
    }

    /** Everything that means the same as one of these folded words in any answer, such as all ways to say "not sure". */
    Set<String> alike(Collection<String> words) {
        Set<String> all = new TreeSet<>();
        for (Set<String> same : alike) {
            if (words.stream().anyMatch(same::contains)) {
                all.addAll(same);
            }
        }
        return all;
    }

    /** Times to offer where the author of a prompt named none. */
    List<String> offers(Step.Purpose purpose) {
        return new ArrayList<>(offers.getOrDefault(purpose, List.of()));
    }
}
