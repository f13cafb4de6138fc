package org.reweave.year;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reweave.Shipped;
import org.reweave.engine.Effect;
import org.reweave.engine.Event;
import org.reweave.engine.NudgeKind;
import org.reweave.engine.PersonState;
import org.reweave.engine.Transition;
import org.reweave.year.SimulatedYear.Size;

/** The simulated year finds each fault it is there for, when the fault is planted. */
class PlantedFaultsTest {
    private static final Size A_WEEK = new Size(20, 8, 0, 0, 0);
    private static final Size A_MONTH = new Size(40, 30, 0, 0, 0);
    private static final Duration ASTRAY = Duration.ofHours(5);

    private final Transition<PersonState> engine = Shipped.engine();

    @TempDir
    private Path folder;

    private List<String> mistakes(Size size, Transition<PersonState> faulty) {
        SimulatedYear year = new SimulatedYear(
                size,
                7,
                faulty,
                folder,
                new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
        year.run();
        return year.mistakes();
    }

    private static Transition.Result<PersonState> with(
            Transition.Result<PersonState> result, UnaryOperator<List<Effect>> change) {
        return new Transition.Result<>(result.next(), change.apply(new ArrayList<>(result.effects())));
    }

    @Test
    void a_note_in_quiet_hours() {
        assertThat(mistakes(A_WEEK, this::fiveHoursAstray))
                .anySatisfy(mistake -> assertThat(mistake).startsWith("in quiet hours"));
    }

    /** Goes by a clock that is five hours behind wherever reminders are due, and plans them as much too late. */
    private Transition.Result<PersonState> fiveHoursAstray(PersonState state, Event event, Instant now) {
        Transition.Result<PersonState> result = event instanceof Event.Due due
                ? engine.transition(
                        state,
                        new Event.Due(due.reminders().stream()
                                .map(one -> new Event.Reminder(
                                        one.kind(), one.visit(), one.due().minus(ASTRAY)))
                                .toList()),
                        now.minus(ASTRAY))
                : engine.transition(state, event, now);
        return with(result, effects -> {
            effects.replaceAll(effect -> effect instanceof Effect.Arrange arrange
                    ? new Effect.Arrange(arrange.kind(), arrange.due().plus(ASTRAY), arrange.visit())
                    : effect instanceof Effect.Say say ? new Effect.Say(say.message()) : effect);
            return effects;
        });
    }

    @Test
    void a_note_that_is_said_twice() {
        assertThat(mistakes(
                        A_WEEK,
                        (state, event, now) -> with(engine.transition(state, event, now), effects -> {
                            if (event instanceof Event.Due) {
                                effects.addAll(List.copyOf(effects));
                            }
                            return effects;
                        })))
                .anySatisfy(mistake -> assertThat(mistake).startsWith("doubled"));
    }

    @Test
    void a_note_after_stop() {
        assertThat(mistakes(
                        A_MONTH,
                        (state, event, now) -> engine.transition(
                                state,
                                event instanceof Event.Said said && said.text().equals("stop")
                                        ? new Event.Said("hello", said.sentAt())
                                        : event,
                                now)))
                .anySatisfy(mistake -> assertThat(mistake).startsWith("after STOP"));
    }

    @Test
    void a_check_in_that_is_never_planned_again() {
        assertThat(mistakes(
                        A_WEEK,
                        (state, event, now) -> with(engine.transition(state, event, now), effects -> {
                            if (event instanceof Event.Due
                                    && now.atZone(Shipped.ZONE).getDayOfMonth() > 3) {
                                effects.removeIf(effect -> effect instanceof Effect.Arrange arrange
                                        && arrange.kind() == NudgeKind.CHECK_IN);
                            }
                            return effects;
                        })))
                .anySatisfy(mistake -> assertThat(mistake).startsWith("lost: the check-in of"));
    }
}
