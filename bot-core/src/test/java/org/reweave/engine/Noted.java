package org.reweave.engine;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.reweave.Shipped;
import org.reweave.message.OutboundMessage.Input;
import org.reweave.walk.Director;
import org.reweave.walk.Walk;

/** Somebody in Berlin who is reminded: what they ask for, and what they are told when something is due, early, late or in time. */
public final class Noted {
    public static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    /** A Monday; here somebody begins, at eleven in the morning. */
    public static final LocalDate MONDAY = LocalDate.of(2026, 3, 2);

    private static final PersonEngine ENGINE = Shipped.engine();

    private PersonState state;
    private List<Effect> effects = List.of();

    private Noted(PersonState state) {
        this.state = state;
    }

    /** Somebody who was hurt, has agreed to a check-in in these words, and has nothing else before them. */
    public static Noted asked(String rhythm) {
        return asked(rhythm, "hurt");
    }

    /** Somebody with this role who has agreed to a check-in in these words, and has nothing else before them. */
    public static Noted asked(String rhythm, String role) {
        Walk walk = new Director(Map.of(
                        "role",
                        role,
                        "age",
                        "adult",
                        "contact",
                        "yes",
                        "relationship",
                        "partner",
                        "before-zone",
                        "Europe/Berlin"))
                .reach("reason-known", Instant.parse("2026-03-02T10:00:00Z"));
        Noted noted = new Noted(walk.state());
        noted.says("my notes", at(MONDAY, 11, 0));
        noted.taps("delete", at(MONDAY, 11, 1));
        noted.taps("delete-all", at(MONDAY, 11, 2));
        noted.says(rhythm, at(MONDAY, 11, 3));
        noted.says("yes", at(MONDAY, 11, 4));
        return noted;
    }

    /** Somebody in this state. */
    static Noted in(PersonState state) {
        return new Noted(state);
    }

    public static Instant at(LocalDate day, int hour, int minute) {
        return day.atTime(LocalTime.of(hour, minute)).atZone(BERLIN).toInstant();
    }

    /** What is said to words. */
    String says(String words, Instant now) {
        return happens(new Event.Said(words, Optional.empty()), now);
    }

    /** What is said to a tap on one of the buttons about notes. */
    String taps(String button, Instant now) {
        return happens(new Event.Pressed(state.visit(), "~n-" + button), now);
    }

    /** What is said when the nudges of these kinds are fired at a moment, whenever they are due. */
    String fires(Instant now, NudgeKind... kinds) {
        List<Event.Reminder> due = Arrays.stream(kinds)
                .map(kind -> new Event.Reminder(
                        kind, state.reminders().arranged().get(kind).visit(), due(kind)))
                .toList();
        return happens(new Event.Due(due), now);
    }

    /** What is said when a kind is looked at by a clock that shows less than it is due at, as after the clock was set back. */
    String looksEarly(Instant now, NudgeKind kind) {
        return firesMoved(now, kind, now);
    }

    /** Lets a kind fire that was moved meanwhile to be due at another time. */
    String firesMoved(Instant now, NudgeKind kind, Instant due) {
        int visit = state.reminders().arranged().get(kind).visit();
        return happens(new Event.Due(List.of(new Event.Reminder(kind, visit, due))), now);
    }

    /** When a kind is due next; fails where it is not arranged. */
    public Instant due(NudgeKind kind) {
        return state.reminders().arranged().get(kind).at();
    }

    boolean arranged(NudgeKind kind) {
        return state.reminders().arranged().containsKey(kind);
    }

    public PersonState state() {
        return state;
    }

    /** What kind of answer was asked for last. */
    Input screenTakes() {
        return effects.stream()
                .filter(Effect.Say.class::isInstance)
                .map(say -> ((Effect.Say) say).message().input())
                .reduce((first, last) -> last)
                .orElseThrow();
    }

    /** What was said last without a sound. */
    boolean silent() {
        return effects.stream()
                .filter(Effect.Say.class::isInstance)
                .allMatch(say -> ((Effect.Say) say).message().silent());
    }

    private String happens(Event event, Instant now) {
        Transition.Result<PersonState> result = ENGINE.transition(state, event, now);
        state = result.next();
        effects = result.effects();
        return effects.stream()
                .filter(Effect.Say.class::isInstance)
                .map(say -> ((Effect.Say) say).message().text().words())
                .collect(Collectors.joining("\n"));
    }
}
