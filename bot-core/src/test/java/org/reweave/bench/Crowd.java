package org.reweave.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.reweave.Shipped;
import org.reweave.engine.Effect;
import org.reweave.engine.Event;
import org.reweave.engine.PersonEngine;
import org.reweave.engine.PersonState;
import org.reweave.engine.Transition.Result;
import org.reweave.message.QuickReply;
import org.reweave.walk.Director;
import org.reweave.walk.Walk;

/** Many people at interleaved positions of the shipped journey, always the same ones. */
final class Crowd {
    private static final int FARTHEST = 160;
    private static final Duration PACE = Duration.ofSeconds(20);
    /** When they began, so that the next answer comes as one in a conversation does, and not after days. */
    private static final Duration FARTHEST_AGO = PACE.multipliedBy(FARTHEST);

    private Crowd() {}

    /** Somebody on their way, what they tap next, and when. */
    record Placed(PersonState state, Event tap, Instant at) {}

    /** How often a turn does something besides its answer, on average. */
    record Besides(double plans, double cancels, double takesBack) {
        /** For plain JDBC before anything was counted. */
        static final Besides NOTHING = new Besides(0, 0, 0);
    }

    /** What turns of typed answers do besides, when each of these people takes so many of them. */
    static Besides besides(List<Placed> people, int turnsEach) {
        PersonEngine engine = Shipped.engine();
        Random random = new Random(3);
        double[] count = new double[3];
        for (Placed placed : people) {
            PersonState state = placed.state();
            Instant at = placed.at();
            for (int turn = 0; turn < turnsEach; turn++) {
                Event said = new Event.Said(Load.words(random), Optional.empty());
                Result<PersonState> result = engine.transition(state, said, at);
                for (Effect effect : result.effects()) {
                    count[0] += effect instanceof Effect.Arrange ? 1 : 0;
                    count[1] += effect instanceof Effect.Cancel ? 1 : 0;
                    count[2] += effect instanceof Effect.TakeBack ? 1 : 0;
                }
                state = result.next();
                at = at.plus(PACE);
            }
        }
        double turns = (double) people.size() * turnsEach;
        return new Besides(count[0] / turns, count[1] / turns, count[2] / turns);
    }

    static List<Placed> interleaved(int count, Instant now) {
        PersonEngine engine = Shipped.engine();
        Director director = new Director(Map.of("age", "adult", "before-consent", "yes"));
        List<Placed> people = new ArrayList<>(count);
        for (long seed = 1; people.size() < count; seed++) {
            Random random = new Random(seed);
            Walk walk = new Walk(engine, Shipped.newcomer(now.minus(FARTHEST_AGO)));
            walk.does(new Event.Opened(), walk.now());
            int far = random.nextInt(FARTHEST);
            Optional<QuickReply> tap = director.tap(walk.state(), walk.shown(), random);
            for (int i = 0; i < far && tap.isPresent(); i++) {
                walk.does(Director.press(tap.get()), walk.now().plus(PACE));
                tap = director.tap(walk.state(), walk.shown(), random);
            }
            tap.ifPresent(reply -> people.add(
                    new Placed(walk.state(), Director.press(reply), walk.now().plus(PACE))));
        }
        return people;
    }
}
