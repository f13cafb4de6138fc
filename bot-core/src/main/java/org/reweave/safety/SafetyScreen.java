package org.reweave.safety;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.reweave.safety.Finding.Manner;

/**
 * Looks for words that may mean danger, before anything else reads them.
 *
 * <p>Deterministic: the same text always leads to the same findings. The rules are files; a text is brought into one
 * spelling, turns of phrase that mean no danger are taken out, and what is left is compared. Only topic, level and manner
 * leave this class, never the words.
 */
public final class SafetyScreen {
    /** What lies between the beginning and the end of a very long text is not read. */
    private static final int HALF = 4_000;

    private final Spelling spelling;
    private final TurnsOfPhrase phrases;
    private final Statements statements;
    private final Guards guards;
    private final List<Change> raises;
    private final List<Calming> calms;

    /** What turns a finding about one of the topics from one level to another, by what else the text says. */
    private record Change(Statements.Says says, List<Topic> topics, Level from, Level to) {}

    /** A change for what these rules find, or for what any finds where none is named; of its own sentence or of the whole text. */
    private record Calming(Change change, List<String> rules, boolean beside) {}

    private SafetyScreen(RuleFile file) {
        Expressions expressions = new Expressions(file.groups());
        Concepts concepts = new Concepts(file.concepts());
        spelling = new Spelling(file.spelling(), file.signs(), Set.copyOf(file.watched()));
        phrases = new TurnsOfPhrase(file.rewrites(), file.idioms(), expressions);
        guards = new Guards(file.guards(), expressions);
        Statements.Builder all = new Statements.Builder(expressions, concepts);
        file.rules().forEach(all::add);
        raises = file.raises().stream()
                .map(raise ->
                        change(all.says(raise.says(), raise.combines()), raise.topics(), raise.from(), raise.to()))
                .toList();
        calms = file.calms().stream()
                .map(calm -> new Calming(
                        change(all.says(calm.says(), calm.combines()), calm.topics(), calm.from(), calm.to()),
                        calm.rules() == null ? List.of() : List.copyOf(calm.rules()),
                        Boolean.TRUE.equals(calm.beside())))
                .toList();
        statements = all.build();
    }

    private static Change change(Statements.Says says, List<String> topics, String from, String to) {
        return new Change(says, topics.stream().map(Names::topic).toList(), Names.level(from), Names.level(to));
    }

    /**
     * Reads the rule files of a language; the streams are not closed.
     *
     * @throws IOException where a file cannot be read; names line and key
     * @throws IllegalArgumentException where an expression cannot be understood; names it
     */
    public static SafetyScreen read(List<InputStream> files) throws IOException {
        return of(RuleFile.read(files));
    }

    static SafetyScreen of(RuleFile file) {
        return new SafetyScreen(file);
    }

    /** Everything a text says that may mean danger; of a text of any length only its beginning and its end are read. */
    public Findings look(String text) {
        if (wordless(text)) {
            return Findings.of(List.of());
        }
        Statements.Found found = statements.in(prepared(text));
        List<Finding> findings = new ArrayList<>();
        for (Statements.Place place : found.places()) {
            Finding finding = raised(judged(place, found.text()), found);
            findings.add(calmed(finding, place, found));
        }
        return Findings.of(findings);
    }

    /** Whether a text is figures, spaces and plain marks alone, such as the number of an answer; that says nothing of danger. */
    public static boolean wordless(String text) {
        for (int i = 0; i < text.length(); i++) {
            char character = text.charAt(i);
            if (character >= 0x80 || Character.isLetter(character)) {
                return false;
            }
        }
        return true;
    }

    /** The rules that are met by a text, whatever becomes of them. */
    List<String> met(String text) {
        return statements.in(prepared(text)).places().stream()
                .map(place -> place.rule().id())
                .distinct()
                .toList();
    }

    /** The text as the rules see it. */
    String prepared(String text) {
        String whole = text.length() <= 2 * HALF
                ? text
                : text.substring(0, HALF) + " . " + text.substring(text.length() - HALF);
        return phrases.plainly(spelling.of(whole));
    }

    private Finding judged(Statements.Place place, String words) {
        RuleFile.Rule rule = place.rule();
        Level level = rule.seriousness();
        boolean always = Boolean.TRUE.equals(rule.always());
        if (!always && guards.story(words, place.start(), place.end())) {
            return new Finding(rule.about(), Level.NONE, Manner.PAST);
        }
        if (place.deniable() && guards.denied(words, place.start(), place.end())) {
            level = Names.level(Objects.requireNonNull(rule.denied()));
        }
        if ("is".equals(rule.another()) || ("may".equals(rule.another()) && guards.another(words, place.start()))) {
            if (!always && guards.over(words, place.start(), place.end(), rule.about() == Topic.SELF_HARM)) {
                return new Finding(rule.about(), Level.NONE, Manner.PAST);
            }
            return new Finding(rule.about(), least(level, Level.SOFT), Manner.OF_ANOTHER);
        }
        if (!always && guards.over(words, place.start(), place.end(), rule.about() == Topic.SELF_HARM)) {
            return over(rule.about(), level);
        }
        return new Finding(rule.about(), level, Manner.DIRECT);
    }

    /** What a person says of their own life long ago gets a note; what somebody did to them is still asked about. */
    private static Finding over(Topic topic, Level level) {
        return topic == Topic.SELF_HARM
                ? new Finding(topic, Level.NONE, Manner.PAST)
                : new Finding(topic, least(level, Level.SOFT), Manner.DIRECT);
    }

    private static Level least(Level one, Level other) {
        return one.atLeast(other) ? other : one;
    }

    private Finding raised(Finding finding, Statements.Found found) {
        Finding result = finding;
        for (Change raise : raises) {
            if (finding.manner() == Manner.DIRECT
                    && raise.topics().contains(finding.topic())
                    && finding.level().atLeast(raise.from())
                    && found.says(raise.says())) {
                result = result.raised(raise.to());
            }
        }
        return result;
    }

    /** Whether it was said in plain words of oneself: what another sentence is about takes nothing of that back. */
    private static boolean plain(Finding finding) {
        return finding.topic() == Topic.SELF_HARM && finding.level().atLeast(Level.HIGH);
    }

    private Finding calmed(Finding finding, Statements.Place place, Statements.Found found) {
        for (Calming calming : calms) {
            Change calm = calming.change();
            if (calm.topics().contains(finding.topic())
                    && (calming.rules().isEmpty()
                            || calming.rules().contains(place.rule().id()))
                    && calm.from().atLeast(finding.level())
                    && !calm.to().atLeast(finding.level())
                    && ((calming.beside() || plain(finding))
                            ? found.says(calm.says(), place)
                            : found.says(calm.says()))) {
                return new Finding(finding.topic(), calm.to(), finding.manner());
            }
        }
        return finding;
    }
}
