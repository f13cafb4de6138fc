package org.reweave.engine;

import java.util.Optional;
import org.reweave.journey.Step;
import org.reweave.message.QuickReply;
import org.reweave.message.QuickReply.Role;

/** Opens a person's own conversation where a door in a group leads: help, or the chapter the group talks about. */
final class Doors {
    /** The door behind which is help. */
    static final String HELP = "help";
    /** The door behind which the help lines are told, to somebody who only asked what help there is. */
    static final String LINES = "lines";
    /** The door behind which it falls silent. */
    static final String STOP = "stop";

    private final Turn turn;

    Doors(Turn turn) {
        this.turn = turn;
    }

    /** Opens a door behind which is what comes before everything else; false where it is another one. */
    boolean comesFirst(String door) {
        switch (door) {
            case HELP -> new Commands(turn).run(Command.HELP_NOW);
            case STOP -> new Commands(turn).run(Command.STOP);
            case LINES -> {
                new HelpCard(turn).general();
                turn.line(Phrase.DOOR_ABOUT);
                turn.sayWith(new QuickReply(Event.DOOR + HELP, turn.voice.label(Phrase.EXIT_HELP_NOW), Role.CHOICE));
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** The door that was opened by an event; empty for none. */
    static String of(Event event) {
        return event instanceof Event.Opened opened ? opened.door().orElse("") : "";
    }

    /** Says to whoever comes by a door for the first time, above the welcome, that nobody sees it and what comes before. */
    void greets(String chapter) {
        if (start(chapter).isPresent()) {
            turn.line(Phrase.DOOR_FIRST);
        }
    }

    /**
     * Goes to the first open question of a chapter, whose gates are asked as at every arrival. Whoever is still being asked
     * about themselves, or is on a side path, stays there, and so does whoever has been through that chapter or cannot come to it
     * now; only where its questions are shown is it said that they are what the group talks about. An unknown door leads to where
     * the person was.
     */
    void opened(String chapter) {
        Optional<String> start = start(chapter);
        String here = chapter(turn.journey.step(turn.step));
        String first = turn.journey.chapters().get(0).id();
        if (start.isEmpty()) {
            turn.line(Phrase.RETURN_HELLO);
        } else if (here.equals(chapter)) {
            turn.line(Phrase.DOOR_HERE);
        } else if (!turn.frames.isEmpty()) {
            turn.line(Phrase.DOOR_ASIDE);
        } else if (here.equals(first)) {
            turn.line(Phrase.DOOR_FIRST);
        } else {
            leads(chapter, start.get());
        }
        turn.show();
    }

    private void leads(String chapter, String start) {
        Course course = new Course(turn);
        StepWalk.Arrival there = course.firstOpen(start);
        boolean comes = chapter(there.step()).equals(chapter);
        if (comes || !there.frames().isEmpty()) {
            turn.line(comes ? Phrase.DOOR_HERE : Phrase.DOOR_BEFORE);
            course.goToFirstOpen(start);
        } else {
            turn.line(beenThrough(chapter) ? Phrase.DOOR_PAST : Phrase.DOOR_CLOSED);
        }
    }

    private boolean beenThrough(String chapter) {
        return turn.journey.steps().values().stream()
                .filter(step -> chapter(step).equals(chapter))
                .anyMatch(step -> turn.facts().latest(step.id()).isPresent());
    }

    private Optional<String> start(String chapter) {
        return turn.journey.steps().values().stream()
                .filter(step -> chapter(step).equals(chapter))
                .map(Step::id)
                .findFirst();
    }

    private static String chapter(Step step) {
        return step.info().chapter();
    }
}
