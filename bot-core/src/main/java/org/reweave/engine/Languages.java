package org.reweave.engine;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The languages the companion speaks, with one to fall back to. */
public final class Languages {
    /** What is understood in every language that is offered, whichever is spoken. */
    private static final Set<Command> ANYWHERE =
            EnumSet.of(Command.HELP_NOW, Command.STOP, Command.START, Command.HIDE, Command.LANGUAGE);

    private final Map<String, Language> byCode;
    private final List<Language> inOrder;
    private final Language fallback;

    /** Throws {@link IllegalArgumentException} where the fallback is not among them. */
    public Languages(Map<String, Language> byCode, String fallback) {
        Language found = byCode.get(fallback);
        if (found == null) {
            throw new IllegalArgumentException("there are no texts for the language " + fallback);
        }
        this.byCode = Map.copyOf(byCode);
        this.inOrder = List.copyOf(new ArrayList<>(byCode.values()));
        this.fallback = found;
    }

    /** The language of that code, or the one to fall back to. */
    Language of(String code) {
        return byCode.getOrDefault(code, fallback);
    }

    /** Every language, in the order they were given in. */
    List<Language> all() {
        return inOrder;
    }

    /** Whether there is a choice. */
    boolean several() {
        return inOrder.size() > 1;
    }

    /** Whether these folded words are a yes or a no as a whole, in any language; empty where they are neither. */
    Optional<Boolean> agrees(String words) {
        return inOrder.stream()
                .map(Language::vocabulary)
                .flatMap(vocabulary -> Stream.of(words, vocabulary.courteous(words))
                        .flatMap(each -> vocabulary.means("yes", each)
                                ? Stream.of(true)
                                : vocabulary.means("no", each) ? Stream.of(false) : Stream.empty()))
                .findFirst();
    }

    /** Whether these words, folded, are those of a heavy heart. */
    boolean heavy(String words) {
        return inOrder.stream().anyMatch(language -> language.vocabulary().mentions("heavy", words));
    }

    /** Whether these folded words are a command in any language. */
    boolean command(String words) {
        return called(words).isPresent()
                || inOrder.stream()
                        .anyMatch(
                                language -> language.vocabulary().command(words).isPresent());
    }

    /** The command these folded words are in any language, where it is one that has to work in all of them. */
    Optional<Command> anywhere(String words) {
        return inOrder.stream()
                .flatMap(language -> language.vocabulary().command(words).stream())
                .filter(ANYWHERE::contains)
                .findFirst();
    }

    /** The command these folded words are in any language, as it is written or in a natural form. */
    Optional<Command> call(String words) {
        return anywhere(words)
                .or(() -> inOrder.stream()
                        .flatMap(language -> language.vocabulary().command(words).stream())
                        .findFirst())
                .or(() -> called(words));
    }

    /** The command these folded words are in any language in a natural form: stop, start or help. */
    Optional<Command> called(String words) {
        return inOrder.stream()
                .flatMap(language -> language.vocabulary().called(words).stream())
                .findFirst();
    }
}
