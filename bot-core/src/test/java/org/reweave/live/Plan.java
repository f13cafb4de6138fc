package org.reweave.live;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.reweave.Shipped;
import org.reweave.engine.Event;
import org.reweave.message.Address;
import org.reweave.message.Inbound;
import org.reweave.message.Inbound.Content;
import org.reweave.message.Origin;
import org.reweave.message.OutboundMessage;
import org.reweave.message.OutboundMessage.Input;
import org.reweave.message.QuickReply;
import org.reweave.message.QuickReply.Role;
import org.reweave.walk.Director;
import org.reweave.walk.Walk;

/**
 * Everything somebody will do on their way through the whole journey, worked out beforehand with the engine alone.
 *
 * @param steps what is done, in order, with prompts numbered from the first
 * @param end where it leads when nothing goes wrong
 */
record Plan(List<Step> steps, Place end) {
    private static final int LONGEST = 600;
    private static final Map<String, String> PERSON = Map.of("role", "hurt", "relationship", "partner");

    /**
     * One thing to do.
     *
     * @param visit the number of the prompt it answers
     * @param ticked the tokens that have to be in sight besides: what was ticked before
     * @param does what is done, as it will come in
     */
    record Step(int visit, List<String> ticked, Content does) {
        /** The token to tap, or those to choose together; none where words are written. */
        List<String> taps() {
            return does instanceof Inbound.Press press
                    ? List.of(press.token())
                    : does instanceof Inbound.Selection selection ? selection.options() : List.of();
        }

        /** The same with prompts numbered from that one. */
        Step from(int first) {
            Content shifted = does instanceof Inbound.Press press
                    ? new Inbound.Press(FromFirst.relative(press.token(), first))
                    : does instanceof Inbound.Selection some
                            ? new Inbound.Selection(
                                    FromFirst.relative(some.token(), first), relative(some.options(), first))
                            : does;
            return new Step(visit - first, relative(ticked, first), shifted);
        }

        private static List<String> relative(List<String> tokens, int first) {
            return tokens.stream()
                    .map(token -> FromFirst.relative(token, first))
                    .toList();
        }

        /** The words to write, where words are written. */
        Optional<String> words() {
            return does instanceof Inbound.Text text ? Optional.of(text.text()) : Optional.empty();
        }

        /** Whether it can be done about this message. */
        boolean answers(LivePerson.Seen prompt) {
            boolean shown =
                    prompt.buttons().stream().anyMatch(button -> button.token().startsWith(visit + ":"));
            return shown
                    && taps().stream().allMatch(prompt::offers)
                    && ticked.stream().allMatch(prompt::offers);
        }
    }

    /**
     * A way through the journey, the same for the same seed.
     *
     * @param most how many steps it may have
     * @param together whether several entries are chosen in one go
     */
    static Plan of(long seed, int most, boolean together) {
        Director director = new Director(PERSON);
        Random random = new Random(seed);
        Walk walk = new Walk(Shipped.engine(), Shipped.newcomer(Instant.now()));
        walk.does(new Event.Opened(), walk.now());
        List<Step> steps = new ArrayList<>();
        while (steps.size() < Math.min(most, LONGEST)) {
            Optional<Step> next = next(walk, director, random, together);
            if (next.isEmpty()) {
                break;
            }
            steps.add(next.get());
            walk.does(event(next.get()), walk.now().plusSeconds(1));
        }
        int first = steps.get(0).visit();
        return new Plan(
                steps.stream().map(step -> step.from(first)).toList(),
                Place.of(walk.state()).from(first));
    }

    private static Event event(Step step) {
        return Event.of(new Inbound(
                "", new Address("plan", "somebody", "there"), Origin.PRIVATE, Optional.empty(), step.does()));
    }

    private static Optional<Step> next(Walk walk, Director director, Random random, boolean together) {
        OutboundMessage shown = walk.shown();
        if (shown.input() == Input.WHEN) {
            return Optional.of(new Step(shown.visit(), List.of(), new Inbound.Text("tomorrow at 7pm")));
        }
        if (shown.input() == Input.NOTE && random.nextBoolean()) {
            return Optional.of(new Step(shown.visit(), List.of(), new Inbound.Text("words of my own, and more")));
        }
        if (shown.input() == Input.SEVERAL) {
            return Optional.of(several(shown, random, together));
        }
        return director.tap(walk.state(), shown, random)
                .map(reply -> new Step(shown.visit(), List.of(), new Inbound.Press(reply.token())));
    }

    /** One or two ticks and then done; nothing is unticked, for not every platform can tell that from nothing. */
    private static Step several(OutboundMessage shown, Random random, boolean together) {
        List<String> open = tokens(shown, Role.UNTICKED);
        List<String> ticked = tokens(shown, Role.TICKED);
        if (together) {
            int from = random.nextInt(open.size());
            List<String> some = open.subList(from, Math.min(open.size(), from + 2));
            return new Step(shown.visit(), ticked, new Inbound.Selection(some.get(0), some));
        }
        boolean done = open.isEmpty() || ticked.size() == 2 || ticked.size() == 1 && random.nextBoolean();
        String token = done ? tokens(shown, Role.DONE).get(0) : open.get(random.nextInt(open.size()));
        return new Step(shown.visit(), ticked, new Inbound.Press(token));
    }

    private static List<String> tokens(OutboundMessage shown, Role role) {
        return shown.replies().stream()
                .filter(reply -> reply.role() == role)
                .map(QuickReply::token)
                .toList();
    }
}
