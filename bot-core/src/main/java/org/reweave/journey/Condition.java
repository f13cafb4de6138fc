package org.reweave.journey;

import java.util.List;

/** Something that holds or does not hold for what is known of a person; data, without an expression language. */
public sealed interface Condition {

    /** Whether it holds. */
    boolean holds(Facts facts);

    /** Whether it asks for this fact. */
    boolean mentions(String fact);

    /** Holds always. */
    Condition ALWAYS = new All(List.of());

    /** Every part holds. */
    record All(List<Condition> parts) implements Condition {
        public All {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean holds(Facts facts) {
            for (Condition part : parts) {
                if (!part.holds(facts)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public boolean mentions(String fact) {
            return parts.stream().anyMatch(part -> part.mentions(fact));
        }
    }

    /** The fact is one of the values, or has one of them among several. */
    record OneOf(String fact, List<String> values) implements Condition {
        public OneOf {
            values = List.copyOf(values);
        }

        @Override
        public boolean holds(Facts facts) {
            for (String value : values) {
                if (facts.is(fact, value)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public boolean mentions(String asked) {
            return fact.equals(asked);
        }
    }

    /** The fact is none of the values; an unknown fact is none of them. */
    record NoneOf(String fact, List<String> values) implements Condition {
        public NoneOf {
            values = List.copyOf(values);
        }

        @Override
        public boolean holds(Facts facts) {
            for (String value : values) {
                if (facts.is(fact, value)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public boolean mentions(String asked) {
            return fact.equals(asked);
        }
    }

    /** The fact is a number within the bounds, both included. */
    record Between(String fact, int least, int most) implements Condition {
        @Override
        public boolean holds(Facts facts) {
            int number = facts.number(fact);
            return number >= 0 && number >= least && number <= most;
        }

        @Override
        public boolean mentions(String asked) {
            return fact.equals(asked);
        }
    }

    /** The fact is known, or is not. */
    record Known(String fact, boolean known) implements Condition {
        @Override
        public boolean holds(Facts facts) {
            return facts.known(fact) == known;
        }

        @Override
        public boolean mentions(String asked) {
            return fact.equals(asked);
        }
    }

    /** The step was answered at least that often since the other step was last answered (empty: ever). */
    record Times(String step, int atLeast, String since) implements Condition {
        @Override
        public boolean holds(Facts facts) {
            return facts.times(step, since) >= atLeast;
        }

        @Override
        public boolean mentions(String fact) {
            return false;
        }
    }
}
