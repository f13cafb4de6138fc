package org.reweave.engine;

import java.util.Optional;
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

    /**
     * Goes to the first open question of a chapter, whose gates are asked as at every arrival. Whoever is still being asked
     * about themselves, or is on a side path, stays there; an unknown door leads to where the person was.
     */
    void opened(String chapter) {
        Optional<String> start = turn.journey.steps().values().stream()
                .filter(step -> step.info().chapter().equals(chapter))
                .map(step -> step.id())
                .findFirst();
        String here = turn.journey.step(turn.step).info().chapter();
        String first = turn.journey.chapters().get(0).id();
        boolean stays = here.equals(chapter) || !turn.frames.isEmpty();
        if (start.isEmpty() || stays) {
            turn.line(start.isEmpty() ? Phrase.RETURN_HELLO : Phrase.DOOR_HERE);
        } else if (here.equals(first)) {
            turn.line(Phrase.DOOR_FIRST);
        } else {
            turn.line(Phrase.DOOR_HERE);
            new Course(turn).goToFirstOpen(start.get());
        }
        turn.show();
    }
}
