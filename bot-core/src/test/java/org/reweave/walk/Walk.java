package org.reweave.walk;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.reweave.engine.Agreed;
import org.reweave.engine.Effect;
import org.reweave.engine.Event;
import org.reweave.engine.NudgeKind;
import org.reweave.engine.PersonState;
import org.reweave.engine.Transition;
import org.reweave.message.OutboundMessage;

/** One person on their way through the pure engine: state, clock, reminders, and what they see. */
public final class Walk {
    private final Transition<PersonState> engine;
    private final Map<NudgeKind, Effect.Arrange> reminders = new EnumMap<>(NudgeKind.class);
    private final Set<Agreement> agreed = new HashSet<>();
    private boolean repeated;
    private PersonState state;
    private boolean forgotten;
    private int timesForgotten;
    private Instant now;
    private OutboundMessage shown = OutboundMessage.saying(org.reweave.message.RichText.plain(""));

    public Walk(Transition<PersonState> engine, PersonState newcomer) {
        this.engine = engine;
        this.state = newcomer;
        this.now = newcomer.seen();
    }

    /** Something they agreed to, and what about it. */
    public record Agreement(Agreed what, String about) {}

    /** What was said about one event. */
    public record Heard(Event event, List<OutboundMessage> said) {}

    /** Does one thing at the given time; reminders due before it come first. */
    public List<Heard> does(Event event, Instant at) {
        List<Heard> heard = new ArrayList<>();
        Optional<Effect.Arrange> due = next(at);
        while (due.isPresent()) {
            reminders.remove(due.get().kind());
            now = due.get().due().isAfter(now) ? due.get().due() : now;
            heard.add(apply(new Event.Due(List.of(new Event.Reminder(
                    due.get().kind(), due.get().visit(), due.get().due())))));
            due = next(at);
        }
        now = at.isAfter(now) ? at : now;
        heard.add(apply(event));
        if (forgotten) {
            forgotten = false;
            heard.add(apply(new Event.Opened()));
        }
        return heard;
    }

    private Optional<Effect.Arrange> next(Instant at) {
        return reminders.values().stream()
                .filter(reminder -> !reminder.due().isAfter(at))
                .min(Comparator.comparing(Effect.Arrange::due));
    }

    private Heard apply(Event event) {
        Transition.Result<PersonState> result = engine.transition(state, event, now);
        state = result.next();
        List<OutboundMessage> said = new ArrayList<>();
        for (Effect effect : result.effects()) {
            if (effect instanceof Effect.Say say) {
                said.add(say.message());
                shown = say.message().replies().isEmpty() ? shown : say.message();
            } else if (effect instanceof Effect.Forget forget) {
                said.add(forget.farewell());
                reminders.clear();
                agreed.clear();
                state = PersonState.newcomer(state.journey(), state.revision(), state.language(), now);
                forgotten = true;
                timesForgotten++;
            } else if (effect instanceof Effect.Arrange arrange) {
                reminders.put(arrange.kind(), arrange);
            } else if (effect instanceof Effect.Consent given) {
                repeated |= !agreed.add(new Agreement(given.what(), given.about()));
            } else if (effect instanceof Effect.TakeConsentBack back) {
                repeated |= !agreed.remove(new Agreement(back.what(), back.about()));
            } else if (effect instanceof Effect.Cancel cancel) {
                reminders.remove(cancel.kind());
            }
        }
        return new Heard(event, said);
    }

    public PersonState state() {
        return state;
    }

    /** What the ledger says they agree to now. */
    public Set<Agreement> agreed() {
        return Set.copyOf(agreed);
    }

    /** Whether something was ever agreed to that was already, or taken back that was not agreed to. */
    public boolean agreedTwice() {
        return repeated;
    }

    /** What comes unasked at some time. */
    public Set<NudgeKind> reminders() {
        return Set.copyOf(reminders.keySet());
    }

    /** How often they had themselves forgotten; each time they are somebody new. */
    public int timesForgotten() {
        return timesForgotten;
    }

    public Instant now() {
        return now;
    }

    /** The last message that asked something. */
    public OutboundMessage shown() {
        return shown;
    }
}
