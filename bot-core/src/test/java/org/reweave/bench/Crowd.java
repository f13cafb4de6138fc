package org.reweave.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.reweave.Shipped;
import org.reweave.engine.Event;
import org.reweave.engine.PersonEngine;
import org.reweave.engine.PersonState;
import org.reweave.message.QuickReply;
import org.reweave.walk.Director;
import org.reweave.walk.Walk;

/** Many people at interleaved positions of the shipped journey, always the same ones. */
final class Crowd {
    private static final int FARTHEST = 160;

    private Crowd() {}

    /** Somebody on their way, what they tap next, and when. */
    record Placed(PersonState state, Event tap, Instant at) {}

    static List<Placed> interleaved(int count, Instant now) {
        PersonEngine engine = Shipped.engine();
        Director director = new Director(Map.of("age", "adult", "before-consent", "yes"));
        List<Placed> people = new ArrayList<>(count);
        for (long seed = 1; people.size() < count; seed++) {
            Random random = new Random(seed);
            Walk walk = new Walk(engine, Shipped.newcomer(now.minus(Duration.ofDays(3))));
            walk.does(new Event.Opened(), walk.now());
            int far = random.nextInt(FARTHEST);
            Optional<QuickReply> tap = director.tap(walk.state(), walk.shown(), random);
            for (int i = 0; i < far && tap.isPresent(); i++) {
                walk.does(Director.press(tap.get()), walk.now().plusSeconds(20));
                tap = director.tap(walk.state(), walk.shown(), random);
            }
            tap.ifPresent(reply -> people.add(
                    new Placed(walk.state(), Director.press(reply), walk.now().plusSeconds(20))));
        }
        return people;
    }
}
