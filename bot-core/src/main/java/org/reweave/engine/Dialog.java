package org.reweave.engine;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Something the companion itself asks, laid over the open step, which stays as it is beneath. */
public sealed interface Dialog {

    /** Whether somebody may be in need; nothing is said unasked then but what was promised for just that. */
    default boolean inNeed() {
        return this instanceof HelpNow
                || this instanceof Staying
                || this instanceof CareQuestion
                || this instanceof HelpCountry
                || (this instanceof Hidden hidden && hidden.beneath().inNeed());
    }

    /** Whether help is shown, or was and the companion stays. */
    default boolean helping() {
        return this instanceof HelpNow || this instanceof Staying;
    }

    /** Whether something dull stands in the place of everything, for somebody else may see it. */
    default boolean hidden() {
        return this instanceof Hidden;
    }

    /** Whether nothing that comes again is said, and what waits to be said should not be either. */
    default boolean silent() {
        return this instanceof Stopped
                || this instanceof Hidden
                || this instanceof Away
                || this instanceof Resting
                || inNeed();
    }

    /** Nothing: the open step is what is asked. */
    record None() implements Dialog {}

    /** What else can be done here. */
    record More() implements Dialog {}

    /** How long a pause should be. */
    record PauseLength() implements Dialog {}

    /** Resting, until the given time or until the person returns. */
    record Away(Optional<Instant> until, boolean agreed) implements Dialog {}

    /**
     * Resting, and looking at something meanwhile, such as one's notes: the rest and its return stand, and are shown again afterwards.
     * Only a state that is kept has this; in a turn the two are apart.
     */
    record Resting(Away away, Dialog over) implements Dialog {}

    /** Whether it is only looked at, so that a rest beneath it goes on. */
    default boolean looks() {
        return this instanceof More
                || this instanceof Notes
                || this instanceof ChangeWhat
                || this instanceof ChooseLanguage
                || this instanceof ConfirmRestart
                || this instanceof PauseLength
                || this instanceof MyData
                || this instanceof ConfirmForget
                || this instanceof TakeBack;
    }

    /** Back after a long time: go on, or not now. */
    record WelcomeBack(boolean longAbsence) implements Dialog {}

    /** Whether to begin the whole journey anew. */
    record ConfirmRestart() implements Dialog {}

    /** Which language to speak. */
    record ChooseLanguage() implements Dialog {}

    /** Which earlier answer to change. */
    record ChangeWhat() implements Dialog {}

    /** Whether to keep these words. */
    record KeepNote(String text) implements Dialog {
        @Override
        public String toString() {
            return "KeepNote[" + text.length() + " characters]";
        }
    }

    /** Which of these choices was meant. */
    record WhichOne(List<String> ids) implements Dialog {
        public WhichOne {
            ids = List.copyOf(ids);
        }
    }

    /** After three answers that did not fit: carry on, skip or pause. */
    record OfferPause() implements Dialog {}

    /** Told to be silent, until the person says start. */
    record Stopped(boolean helped) implements Dialog {
        /** Silent, and no help was shown in the silence so far. */
        public Stopped() {
            this(false);
        }
    }

    /**
     * The one question about words that may mean danger.
     *
     * @param topic what they may be about, by its name in files
     * @param another whether they were of somebody else, and this asks about the person themselves
     */
    record CareQuestion(String topic, boolean another) implements Dialog {}

    /**
     * With a person in danger: asks nothing more than whether they are safe, and waits.
     *
     * @param topic what the danger is, by its name in files
     * @param asking whether it was asked if they are safe right now, and not answered
     * @param urgent whether the emergency number was shown first
     */
    record Staying(String topic, boolean asking, boolean urgent) implements Dialog {}

    /** Which country the person is in, for the help there; the topic of the danger, or empty where help was looked for. */
    record HelpCountry(String topic) implements Dialog {}

    /**
     * Something about notes and check-ins.
     *
     * @param page what is asked
     * @param draft a rhythm that is being chosen, as one line of text; the prompt beneath for {@code DUE}; or empty
     * @param ids what there is to choose from, where it is not always the same
     */
    record Notes(Page page, String draft, List<String> ids) implements Dialog {
        public Notes {
            ids = List.copyOf(ids);
        }

        Notes(Page page) {
            this(page, "", List.of());
        }
    }

    /** What is asked about notes and check-ins. */
    enum Page {
        /** A check-in is due: now, later, or not this time. */
        DUE,
        /** When to come back to a check-in. */
        SNOOZE,
        /** What is arranged, and what to do about it. */
        LIST,
        /** How often. */
        DAYS,
        /** Which days of the week; those ticked so far are its ids. */
        SOME_DAYS,
        /** Which day of the week, or of the month. */
        ONE_DAY,
        /** At what time. */
        TIME,
        /** Whether it was understood. */
        CONFIRM,
        /** Where the person's clock is. */
        ZONE,
        /** Which of these zones. */
        ZONE_WHICH,
        /** The rest of the settings. */
        OPTIONS,
        /** When it is quiet. */
        QUIET,
        /** How many a day. */
        CAP,
        /** The first line of a note. */
        LINE,
        /** Until when nothing comes again. */
        HOLIDAY,
        /** A day of the year. */
        ANNIVERSARY,
        /** Whether to delete one of them, or all. */
        DELETE,
        /** After silence: how to go on. */
        RESTED;

        /** Whether a check-in is due here, and waits for the person. */
        boolean due() {
            return this == DUE || this == SNOOZE;
        }
    }

    /**
     * What is kept of the person, and what can be done with it.
     *
     * @param beneath what was asked before, and is asked again afterwards
     */
    record MyData(Dialog beneath) implements Dialog {}

    /**
     * Whether to forget the person, with everything.
     *
     * @param beneath what was asked before, and is asked again afterwards
     */
    record ConfirmForget(Dialog beneath) implements Dialog {}

    /**
     * What of what they agreed to the person takes back.
     *
     * @param words whether it is asked which of their words shall go
     * @param beneath what was asked before, and is asked again afterwards
     */
    record TakeBack(boolean words, Dialog beneath) implements Dialog {}

    /**
     * Something dull is on the screen, and nothing else is said until the word that ends it.
     *
     * @param beneath what was asked before, and is asked again afterwards
     */
    record Hidden(Dialog beneath) implements Dialog {}

    /** Help was shown; go on when ready. */
    record HelpNow() implements Dialog {}
}
