package org.reweave.safety;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Everything the rules recognise, as expressions over words and as combinations of concepts, looked for in one go. */
final class Statements {
    private final FirstLook first;
    private final List<Pattern> patterns;
    private final Concepts concepts;
    private final List<Watch> watches;

    /** Any of these expressions, by their numbers, or of these combinations. */
    record Says(List<Integer> expressions, List<Combination> combinations) {}

    private record Watch(RuleFile.Rule rule, Says says, boolean deniable) {}

    /** Where a text says what a rule is for; {@code deniable} where a negation before it turns it. */
    record Place(RuleFile.Rule rule, int start, int end, boolean deniable) {}

    private Statements(Builder builder) {
        first = new FirstLook(builder.expanded);
        patterns = builder.expanded.stream().map(Expressions::pattern).toList();
        concepts = builder.concepts;
        watches = List.copyOf(builder.watches);
    }

    /** Looks at a text in its one spelling. */
    Found in(String text) {
        return new Found(text, first.candidates(text), concepts.seen(text));
    }

    /** Gathers the rules. */
    static final class Builder {
        private final Expressions expressions;
        private final Concepts concepts;
        private final List<String> expanded = new ArrayList<>();
        private final List<Watch> watches = new ArrayList<>();

        Builder(Expressions expressions, Concepts concepts) {
            this.expressions = expressions;
            this.concepts = concepts;
        }

        /** Adds a rule; throws {@link IllegalArgumentException} where what it says cannot be read. */
        void add(RuleFile.Rule rule) {
            watches.add(new Watch(rule, says(rule.says(), rule.combines()), rule.denied() != null));
            if (rule.saysNot() != null) {
                watches.add(new Watch(rule, says(rule.saysNot(), null), false));
            }
        }

        /** Expressions and combinations together; either may be absent. */
        Says says(@Nullable List<String> says, @Nullable List<String> combines) {
            List<String> more = says == null ? List.of() : expressions.each(says);
            int from = expanded.size();
            expanded.addAll(more);
            return new Says(
                    IntStream.range(from, expanded.size()).boxed().toList(),
                    combines == null
                            ? List.of()
                            : combines.stream()
                                    .map(written -> new Combination(written, concepts))
                                    .toList());
        }

        Statements build() {
            return new Statements(this);
        }
    }

    /** What there is in one text. */
    final class Found {
        private final String text;
        private final BitSet may;
        private final Seen seen;

        private Found(String text, BitSet may, Seen seen) {
            this.text = text;
            this.may = may;
            this.seen = seen;
        }

        /** The text that was looked at. */
        String text() {
            return text;
        }

        /** Every place where it says what a rule is for. */
        List<Place> places() {
            List<Place> found = new ArrayList<>();
            for (Watch watch : watches) {
                for (int[] place : places(watch.says())) {
                    found.add(new Place(watch.rule(), place[0], place[1], watch.deniable()));
                }
            }
            return found;
        }

        /** Whether any of these is there. */
        boolean says(Says says) {
            return !places(says).isEmpty();
        }

        /** Whether any of these is there in the sentence that a place is in. */
        boolean says(Says says, Place place) {
            int before = text.lastIndexOf(" . ", place.start());
            int after = text.indexOf(" . ", Math.max(0, place.end() - 1));
            int end = after < 0 ? text.length() : after;
            return places(says).stream().anyMatch(other -> other[0] < end && other[1] > before + 1);
        }

        private List<int[]> places(Says says) {
            List<int[]> found = new ArrayList<>();
            for (int expression : says.expressions()) {
                if (may.get(expression)) {
                    Matcher matcher = patterns.get(expression).matcher(text);
                    while (matcher.find()) {
                        found.add(new int[] {matcher.start(), matcher.end()});
                    }
                }
            }
            for (Combination combination : says.combinations()) {
                found.addAll(combination.places(seen));
            }
            return found;
        }

        @Override
        public String toString() {
            return "Found[" + seen + "]";
        }
    }
}
