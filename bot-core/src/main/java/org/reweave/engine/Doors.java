package org.reweave.engine;

import java.util.Optional;

/** Opens a person's own conversation where a door in a group leads: help, or the chapter the group talks about. */
final class Doors {
    /** The door behind which is help. */
    static final String HELP = "help";

    private final Turn turn;

    Doors(Turn turn) {
        this.turn = turn;
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
