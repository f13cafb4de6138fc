package org.reweave.journey;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One step of a journey; its kind says what happens there. */
public sealed interface Step {

    /** What every kind of step has. */
    Info info();

    /** Its id, unique in the journey. */
    default String id() {
        return info().id();
    }

    /** Calls the visitor's method for this kind. */
    <R> R accept(Visitor<R> visitor);

    /** A step that asks for something and waits. */
    sealed interface Prompt extends Step {}

    /**
     * What every kind of step has.
     *
     * @param id unique in the journey
     * @param chapter the chapter it belongs to
     * @param text what is said; empty for branch and gate
     * @param why the answer to "why do you ask?"; null where nothing is asked
     * @param only where this does not hold, the step is passed over
     * @param next where to go on when nothing else says so; null for ends, branches and gates
     * @param fact the name the answer is remembered by
     * @param recap words put before the answer when the person returns after a long time, or null
     * @param tags what kind of thing this is, see {@link Tag}
     * @param evidence where it comes from and who looked at it
     * @param at where it is written
     */
    record Info(
            String id,
            String chapter,
            Wording text,
            @Nullable Wording why,
            Condition only,
            @Nullable String next,
            String fact,
            @Nullable Wording recap,
            Set<Tag> tags,
            Evidence evidence,
            Place at) {
        public Info {
            tags = Set.copyOf(tags);
        }
    }

    /** What a step is marked as. */
    enum Tag {
        /** Something to do or try. */
        EXERCISE,
        /** A question of a regular check-in. */
        CHECK_IN,
        /** The one small thing at the end of a chapter. */
        SMALL_THING,
        /** Something the two do together; closed where it is not safe. */
        JOINT,
        /** Looking at it from the other's side; closed where it is not safe. */
        EMPATHY,
        /** Forgiving the other; opens only through its gate. */
        FORGIVE;

        /** Whether a gate has to stand before steps marked so. */
        public boolean guarded() {
            return this == JOINT || this == EMPATHY || this == FORGIVE;
        }
    }

    /** Evidence for a prompt: the source's name, who looked at it ("unreviewed" is honest) and the ISO date. */
    record Evidence(String source, String reviewer, String reviewed) {}

    /** A place in a file; lines count from 1. */
    record Place(String file, int line) {
        @Override
        public String toString() {
            return file + ":" + line;
        }
    }

    /**
     * One answer that can be chosen.
     *
     * @param id short, unique in its step
     * @param label what the person reads
     * @param also other words for it that may be typed, by language
     * @param next where it leads, or null for the step's own next
     * @param set facts that become true with it
     * @param only where this does not hold, it is not offered
     * @param alone whether it excludes the others of a {@link Several}
     * @param vague whether it says nothing of the person, such as "I'd rather not say", and is left out when answers are
     *     retold
     */
    record Choice(
            String id,
            Wording label,
            Map<String, List<String>> also,
            @Nullable String next,
            List<Setting> set,
            Condition only,
            boolean alone,
            boolean vague) {
        public Choice {
            also = Map.copyOf(also);
            set = List.copyOf(set);
        }

        /** Other words for it in that language; where its label is not translated, those of the original. */
        public List<String> also(String language) {
            boolean translated = label.byLanguage().containsKey(language);
            return also.getOrDefault(translated ? language : label.original(), List.of());
        }
    }

    /** A fact that becomes true with a choice, and its value. */
    record Setting(String fact, String value) {}

    /** Says its text and goes on; with a {@code detour} a side path is walked before going on. */
    record Say(Info info, @Nullable String detour) implements Step {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.say(this);
        }
    }

    /** Asks for one of the choices; {@code menu} marks a long reference list. */
    record Ask(Info info, List<Choice> choices, boolean menu) implements Prompt {
        public Ask {
            choices = List.copyOf(choices);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.ask(this);
        }
    }

    /** Asks for any number of the choices. */
    record Several(Info info, List<Choice> choices) implements Prompt {
        public Several {
            choices = List.copyOf(choices);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.several(this);
        }
    }

    /** Asks for a number from 0 to 10; {@code low} and {@code high} say what the ends mean. */
    record Scale(Info info, Wording low, Wording high) implements Prompt {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.scale(this);
        }
    }

    /** Offers to keep some words of the person's own; {@code shareable} marks a line they may later choose to show. */
    record Note(Info info, boolean shareable) implements Prompt {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.note(this);
        }
    }

    /**
     * Asks for a day and a time.
     *
     * @param purpose what the time is for
     * @param atLeast the soonest it may be from now, or null
     * @param atMost the latest it may be from now, or null
     * @param offers times to tap as written in the files, by language
     * @param waits whether the companion rests until then
     */
    record When(
            Info info,
            Purpose purpose,
            @Nullable Duration atLeast,
            @Nullable Duration atMost,
            Map<String, List<String>> offers,
            boolean waits)
            implements Prompt {
        public When {
            offers = Map.copyOf(offers);
        }

        /** Times to tap in that language; empty where the author named none in it. */
        public List<String> offers(String language) {
            return offers.getOrDefault(language, List.of());
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.when(this);
        }
    }

    /** What a time is for. */
    enum Purpose {
        TALK,
        COME_BACK,
        SMALL_THING,
        REVIEW
    }

    /** Goes the way of the first line that holds. */
    record Branch(Info info, List<Way> ways, String otherwise) implements Step {
        /** A condition and where it leads. */
        public record Way(Condition when, String next) {}

        public Branch {
            ways = List.copyOf(ways);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.branch(this);
        }
    }

    /** Lets by only those for whom its condition holds; guards every step with one of its tags. */
    record Gate(Info info, Condition opens, Set<Tag> guards, String open, String closed) implements Step {
        public Gate {
            guards = Set.copyOf(guards);
        }

        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.gate(this);
        }
    }

    /** The end of a path. */
    record End(Info info, Outcome outcome) implements Step {
        @Override
        public <R> R accept(Visitor<R> visitor) {
            return visitor.end(this);
        }
    }

    /** How a path ends. */
    enum Outcome {
        TOGETHER,
        APART,
        END_WELL,
        NOT_NOW,
        SUPPORT,
        /** The end of a side path: back to where the person was. */
        RESUME
    }

    /** Handles every kind of step. */
    interface Visitor<R> {
        R say(Say say);

        R ask(Ask ask);

        R several(Several several);

        R scale(Scale scale);

        R note(Note note);

        R when(When when);

        R branch(Branch branch);

        R gate(Gate gate);

        R end(End end);
    }
}
