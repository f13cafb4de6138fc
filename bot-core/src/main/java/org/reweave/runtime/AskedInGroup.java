package org.reweave.runtime;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Predicate;
import org.reweave.engine.Event;
import org.reweave.engine.PersonState;
import org.reweave.engine.Transition;
import org.reweave.engine.Transition.Call;
import org.reweave.group.OwnLine;
import org.reweave.message.GroupInbound;
import org.reweave.message.GroupInbound.Actor;
import org.reweave.message.GroupInbound.Command;
import org.reweave.message.GroupInbound.Spoken;
import org.reweave.message.Inbound;
import org.reweave.message.Origin;

/**
 * What is asked of the companion in a group and is nobody's business but of whoever asks: help, and that it falls silent. Their own
 * conversation answers that, where only they read it. Of the words themselves nothing is handed on.
 */
final class AskedInGroup {
    /** A command behind which help lines are written; their names speak of what they are for. */
    static final String LINES = "lines";
    /** No help lines are longer. */
    static final int LONGEST_LINES = 600;

    private static final String FOR_NOTHING = "";
    private static final String HELP = "help";
    private static final String STOP = "stop";
    private static final String WHAT_HELP = "lines";

    private final Transition<PersonState> transition;
    private final Predicate<String> danger;

    /** {@code danger} tells whether words may mean danger. */
    AskedInGroup(Transition<PersonState> transition, Predicate<String> danger) {
        this.transition = transition;
        this.danger = danger;
    }

    /** Whether somebody asks for help, or says what may mean danger. */
    boolean need(GroupInbound inbound, Instant now) {
        return !door(inbound, now).isEmpty() && !stops(inbound, now);
    }

    /**
     * The same as something done in private, where their own conversation can answer now; empty where it is for the group to answer,
     * or somebody has to be led to it first.
     *
     * @param known whether somebody is known by the account
     */
    Optional<Turn.Heard> inPrivate(GroupInbound inbound, boolean known, Instant now) {
        String door = door(inbound, now);
        boolean answers = inbound.by().filter(Actor::answerable).isPresent() || (known && door.equals(STOP));
        if (door.isEmpty() || !answers) {
            return Optional.empty();
        }
        return inbound.by().map(by -> comesBy(inbound, by, Optional.of(door)));
    }

    /**
     * The same as having come by in private, for somebody whose screen is hidden there: whatever they say in the group, nothing of it
     * is done or shown, and they read what a hidden screen answers. Empty where nothing was said that is answered alone.
     */
    Optional<Turn.Heard> whileHidden(GroupInbound inbound) {
        boolean says = inbound.happening() instanceof Command || inbound.happening() instanceof Spoken;
        return inbound.by().filter(by -> says && by.answerable()).map(by -> comesBy(inbound, by, Optional.empty()));
    }

    private static Turn.Heard comesBy(GroupInbound inbound, Actor by, Optional<String> door) {
        Inbound opened = new Inbound(
                inbound.updateId(),
                by.address(),
                Origin.PRIVATE,
                inbound.sentAt(),
                new Inbound.Opened(Optional.empty()));
        return new Turn.Heard(opened, new Event.Opened(door));
    }

    /**
     * Whether it is a STOP. The group reads nothing after it, whoever said it: an answer to those alone who never wrote with the
     * companion would tell who did.
     */
    boolean stops(GroupInbound inbound, Instant now) {
        return door(inbound, now).equals(STOP);
    }

    /** The door into somebody's own conversation behind which is what they ask for. */
    private String door(GroupInbound inbound, Instant now) {
        if (inbound.happening() instanceof Spoken spoken) {
            return door(spoken.text());
        }
        return inbound.happening() instanceof Command command && !namesLines(command, now)
                ? door(command.name() + " " + command.rest())
                : FOR_NOTHING;
    }

    private static boolean namesLines(Command command, Instant now) {
        return command.name().equals(LINES)
                && command.rest().length() <= LONGEST_LINES
                && OwnLine.read(command.rest(), now).isPresent();
    }

    private String door(String words) {
        Call call = transition.call(new Event.Said(words, Optional.empty()));
        return switch (call) {
            case STOP -> STOP;
            case HELP_NOW -> HELP;
            case HELP -> WHAT_HELP;
            case NONE -> danger.test(words) ? HELP : FOR_NOTHING;
        };
    }
}
