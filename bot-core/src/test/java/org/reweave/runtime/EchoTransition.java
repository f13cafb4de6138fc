package org.reweave.runtime;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.reweave.engine.Agreed;
import org.reweave.engine.Answer;
import org.reweave.engine.Effect;
import org.reweave.engine.Entry;
import org.reweave.engine.Event;
import org.reweave.engine.NudgeKind;
import org.reweave.engine.PersonState;
import org.reweave.engine.Transition;
import org.reweave.message.OutboundMessage;
import org.reweave.message.RichText;
import org.reweave.message.Shown;

/**
 * The smallest companion that is one: it writes down what is said in the trail, and says it back.
 *
 * <p>Some words do more: {@code twice} is said back twice, {@code remind 30} arranges a nudge in 30 minutes, {@code never
 * mind} cancels it, the first word said agrees to be kept, {@code break} is a bug, and so is putting something aside for who has said {@code hopeless}.
 */
public final class EchoTransition implements Transition<PersonState> {
    /** Nobody here ever asks for what is kept of them. */
    public static final HandOver HANDS_NOTHING = (work, person, now) -> {
        throw new IllegalStateException("nobody asked for it");
    };

    /** Somebody who has not said a word yet. */
    public static final Newcomers NEWCOMERS = (first, now) -> PersonState.newcomer("echo", 1, "en", now);

    @Override
    public Result<PersonState> transition(PersonState state, Event event, Instant now) {
        if (event instanceof Event.Said said) {
            return said(state, said.text(), now);
        }
        if (event instanceof Event.Due due) {
            String visits = due.reminders().stream()
                    .map(reminder -> Integer.toString(reminder.visit()))
                    .collect(Collectors.joining(" "));
            return said(state, "due " + visits, now);
        }
        if (event instanceof Event.TooMuch) {
            return said(state, "slower", now);
        }
        if (event instanceof Event.PutAside && !words(state).contains("hopeless")) {
            return said(state, "sorry", now);
        }
        throw new IllegalStateException("a bug");
    }

    private static Result<PersonState> said(PersonState state, String text, Instant now) {
        if (text.startsWith("break")) {
            throw new IllegalStateException("a bug");
        }
        List<Effect> effects = new ArrayList<>(List.of(say(text)));
        if (state.trail().isEmpty()) {
            effects.add(new Effect.Consent(Agreed.ANSWERS, "", Shown.NOTHING));
        }
        if (text.equals("twice")) {
            effects.add(say(text));
        } else if (text.startsWith("remind ")) {
            Duration in = Duration.ofMinutes(Long.parseLong(text.split(" ")[1]));
            effects.add(new Effect.Arrange(NudgeKind.COME_BACK, now.plus(in), state.visit() + 1));
        } else if (text.equals("never mind")) {
            effects.add(new Effect.Cancel(NudgeKind.COME_BACK));
        }
        return new Result<>(with(state, text, now), effects);
    }

    private static PersonState with(PersonState state, String text, Instant now) {
        List<Entry> trail = new ArrayList<>(state.trail());
        trail.add(new Entry(state.visit() + 1, "echo", new Answer.Kept(text), now, List.of()));
        return new PersonState(
                state.journey(),
                state.revision(),
                state.language(),
                "echo",
                state.frames(),
                state.dialog(),
                state.visit() + 1,
                state.misses(),
                state.ticked(),
                trail,
                state.lastToken(),
                Optional.empty(),
                state.reminders(),
                now);
    }

    private static Effect say(String text) {
        return new Effect.Say(OutboundMessage.saying(RichText.plain(text)));
    }

    /** What this person has said, the oldest first. */
    public static List<String> words(PersonState state) {
        return state.trail().stream()
                .map(entry -> ((Answer.Kept) entry.answer()).text())
                .toList();
    }
}
