package org.reweave.journey;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The kinds of steps as they are written: each is the key that holds its text, and has keys of its own. */
enum StepKind {
    SAY("detour"),
    ASK("choices menu"),
    SEVERAL("choices"),
    SCALE("low high"),
    NOTE("seen-by"),
    WHEN("purpose at-least at-most offers waits"),
    BRANCH(""),
    GATE("guards open closed"),
    END("outcome");

    private static final List<String> EVERYWHERE = List.of("tags", "source", "reviewer", "reviewed");
    private static final List<String> PASSED = List.of("only", "next");
    private static final List<String> ANSWERED = List.of("as", "recap");

    /** Its own keys, with spaces between them. */
    private final String own;

    StepKind(String own) {
        this.own = own;
    }

    /** The key that holds its text. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether something is said here. */
    boolean said() {
        return this != BRANCH && this != GATE;
    }

    /** Whether something is asked here. */
    boolean asked() {
        return said() && this != SAY && this != END;
    }

    /** Whether the step is left by its own {@code next}. */
    boolean passed() {
        return said() && this != END;
    }

    /** Every key a step of this kind may have. */
    List<String> keys() {
        List<String> keys = new ArrayList<>(List.of(key()));
        keys.addAll(own.isEmpty() ? List.of() : List.of(own.split(" ", -1)));
        keys.addAll(passed() ? PASSED : List.of());
        keys.addAll(said() ? List.of("variants", "why") : List.of());
        keys.addAll(asked() ? ANSWERED : List.of());
        keys.addAll(EVERYWHERE);
        return keys;
    }

    /** The kinds whose key is among these. */
    static List<StepKind> among(Set<String> keys) {
        return Arrays.stream(values()).filter(kind -> keys.contains(kind.key())).toList();
    }

    /** The kinds that may have the key. */
    static List<StepKind> having(String key) {
        return Arrays.stream(values()).filter(kind -> kind.keys().contains(key)).toList();
    }

    /** The kind of a step. */
    static StepKind of(Step step) {
        return step.accept(KIND);
    }

    private static final Step.Visitor<StepKind> KIND = new Step.Visitor<>() {
        @Override
        public StepKind say(Step.Say say) {
            return SAY;
        }

        @Override
        public StepKind ask(Step.Ask ask) {
            return ASK;
        }

        @Override
        public StepKind several(Step.Several several) {
            return SEVERAL;
        }

        @Override
        public StepKind scale(Step.Scale scale) {
            return SCALE;
        }

        @Override
        public StepKind note(Step.Note note) {
            return NOTE;
        }

        @Override
        public StepKind when(Step.When when) {
            return WHEN;
        }

        @Override
        public StepKind branch(Step.Branch branch) {
            return BRANCH;
        }

        @Override
        public StepKind gate(Step.Gate gate) {
            return GATE;
        }

        @Override
        public StepKind end(Step.End end) {
            return END;
        }
    };
}
