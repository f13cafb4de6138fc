package org.reweave.walk;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.reweave.Shipped;
import org.reweave.engine.Event;
import org.reweave.engine.PersonEngine;
import org.reweave.engine.PersonState;
import org.reweave.journey.Journey;
import org.reweave.journey.Step;
import org.reweave.message.OutboundMessage;
import org.reweave.message.QuickReply;
import org.reweave.message.QuickReply.Role;

/** Leads somebody straight through the journey, by taps, with the answers that are asked for and chance for the rest. */
public final class Director {
    private static final int TRIES = 1_000;
    private static final int LONGEST = 400;

    private final PersonEngine engine = Shipped.engine();
    private final Journey journey = Shipped.journey();
    private final Map<String, String> wanted;

    /** {@code wanted} are answers by fact, such as role to hurt. */
    public Director(Map<String, String> wanted) {
        this.wanted = new HashMap<>(LongWay.ANSWERS);
        this.wanted.putAll(wanted);
    }

    /**
     * Somebody who stands at the step, as of the given time.
     *
     * @throws IllegalStateException when nobody got there
     */
    public Walk reach(String step, Instant now) {
        for (long seed = 0; seed < TRIES; seed++) {
            Walk walk = new Walk(engine, Shipped.newcomer(now.minus(Duration.ofMinutes(30))));
            if (reaches(walk, step, new Random(seed))) {
                return walk;
            }
        }
        throw new IllegalStateException("nobody with " + wanted + " reached " + step);
    }

    private boolean reaches(Walk walk, String step, Random random) {
        walk.does(new Event.Opened(), walk.now());
        for (int i = 0; i < LONGEST; i++) {
            if (walk.state().step().equals(step)) {
                return true;
            }
            Optional<QuickReply> tap = tap(walk.state(), walk.shown(), random);
            if (tap.isEmpty()) {
                return false;
            }
            walk.does(press(tap.get()), walk.now().plusSeconds(2));
        }
        return false;
    }

    /** The answer to tap: the wanted one where there is one, else any but the exits. */
    public Optional<QuickReply> tap(PersonState state, OutboundMessage shown, Random random) {
        if (journey.step(state.step()) instanceof Step.End) {
            return Optional.empty();
        }
        List<QuickReply> choices = shown.replies().stream()
                .filter(reply -> reply.role() != Role.EXIT)
                .toList();
        String want = wanted.getOrDefault(
                state.step(),
                wanted.getOrDefault(journey.step(state.step()).info().fact(), ""));
        return choices.stream()
                .filter(reply -> id(reply).equals(want) || id(reply).equals("+" + want))
                .findFirst()
                .or(() -> chance(choices, random));
    }

    /**
     * An answer to tap by what is shown alone: one that leads far where there is one, else any; none at an end, which offers
     * only ways out.
     */
    public Optional<QuickReply> anyTap(OutboundMessage shown, Random random) {
        List<QuickReply> choices = shown.replies().stream()
                .filter(reply -> reply.role() != Role.EXIT
                        && !id(reply).equals("~more")
                        && !id(reply).equals("~back"))
                .toList();
        return chance(choices, random);
    }

    private static Optional<QuickReply> chance(List<QuickReply> choices, Random random) {
        return choices.isEmpty() ? Optional.empty() : Optional.of(choices.get(random.nextInt(choices.size())));
    }

    static String id(QuickReply reply) {
        return reply.token().substring(reply.token().indexOf(':') + 1);
    }

    public static Event press(QuickReply reply) {
        int colon = reply.token().indexOf(':');
        return new Event.Pressed(Integer.parseInt(reply.token().substring(0, colon)), id(reply));
    }
}
