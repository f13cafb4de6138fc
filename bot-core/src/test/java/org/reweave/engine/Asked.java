package org.reweave.engine;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import org.reweave.Shipped;
import org.reweave.journey.Journey;
import org.reweave.journey.Step;
import org.reweave.message.OutboundMessage.Input;
import org.reweave.message.QuickReply;
import org.reweave.message.QuickReply.Role;
import org.reweave.safety.HelpLines;
import org.reweave.safety.Topic;

/** Somebody who is being asked something, with the buttons they see; every prompt that is shipped, and every dialog. */
record Asked(PersonState state, Instant now, List<QuickReply> replies, Input input) {
    private static final Instant MORNING = Instant.parse("2026-03-03T09:00:00Z");
    private static final Instant EVENING = Instant.parse("2026-03-03T20:00:00Z");
    private static final Journey JOURNEY = Shipped.journey();
    /** Each role and each relationship. */
    private static final List<List<String>> SOMEBODY = List.of(
            List.of("hurt", "partner"),
            List.of("broke", "friend"),
            List.of("both", "family"),
            List.of("hurt", "other"));

    private static final PersonEngine ENGINE = Shipped.engine();
    private static final Languages LANGUAGES = new Languages(Map.of("en", Known.english()), "en");

    /** Every kind of dialog that shows a button. */
    static final Set<String> EVERY_KIND = everyKind();

    static String id(QuickReply reply) {
        return reply.token().substring(reply.token().indexOf(':') + 1);
    }

    private static Set<String> everyKind() {
        Set<String> kinds = new TreeSet<>();
        for (Class<?> kind : Dialog.class.getPermittedSubclasses()) {
            kinds.add(kind.getSimpleName());
        }
        kinds.removeAll(List.of("None", "Hidden", "Notes", "ChooseLanguage"));
        Arrays.stream(Dialog.Page.values()).forEach(page -> kinds.add("Notes " + page));
        return kinds;
    }

    /** What is asked: a step, or the kind of a dialog. */
    String kind() {
        Dialog dialog = state.dialog();
        if (dialog instanceof Dialog.None) {
            return state.step();
        }
        String kind = dialog.getClass().getSimpleName();
        return dialog instanceof Dialog.Notes notes ? kind + " " + notes.page() : kind;
    }

    private static Asked of(PersonState state, Instant now) {
        Turn turn =
                new Turn(state, JOURNEY, LANGUAGES, ZoneId.of("Europe/Lisbon"), HelpLines.onBoard(), now, step -> {});
        Screen screen = turn.screen();
        return new Asked(state, now, screen.replies(state.visit(), turn.voice), screen.input());
    }

    /** Every prompt and every end, for each role and relationship; of several, also with the first of them ticked. */
    static List<Asked> prompts() {
        List<Asked> all = new ArrayList<>();
        for (Step step : JOURNEY.steps().values()) {
            if (step instanceof Step.Prompt || step instanceof Step.End) {
                for (List<String> who : SOMEBODY) {
                    Asked asked = of(somebody(step.id(), who.get(0), who.get(1)), EVENING);
                    all.add(asked);
                    asked.replies().stream()
                            .filter(reply -> reply.role() == Role.UNTICKED)
                            .findFirst()
                            .ifPresent(first -> all.add(of(asked.tap(first), EVENING)));
                }
            }
        }
        return all;
    }

    /** Everything the companion asks by itself, from the open step by taps, and what only time or words lead to. */
    static List<Asked> dialogs() {
        List<Asked> found = new ArrayList<>();
        Set<String> known = new HashSet<>();
        Queue<Asked> open = new ArrayDeque<>();
        for (Instant now : List.of(MORNING, EVENING)) {
            for (PersonState state : seeds(now)) {
                open.add(of(state, now));
            }
        }
        for (Asked asked = open.poll(); asked != null; asked = open.poll()) {
            if (!known.add(asked.look())) {
                continue;
            }
            found.add(asked);
            for (QuickReply reply : asked.replies()) {
                Event tap = new Event.Pressed(asked.state().visit(), id(reply));
                PersonState next = Shipped.engine()
                        .transition(asked.state(), tap, asked.now())
                        .next();
                if (!(next.dialog() instanceof Dialog.None) && !(next.dialog() instanceof Dialog.Hidden)) {
                    open.add(of(next, asked.now()));
                }
            }
        }
        return found;
    }

    private PersonState tap(QuickReply reply) {
        Event tap = new Event.Pressed(state.visit(), id(reply));
        return ENGINE.transition(state, tap, now).next();
    }

    /**
     * Whether the answers have numbers. Those of a scale are numbers themselves, a number may be the words somebody wanted to
     * note, and whoever asked for silence is disturbed by nothing less than the word.
     */
    boolean numbered() {
        return input != Input.SCALE && input != Input.NOTE && !(state.dialog() instanceof Dialog.Stopped);
    }

    /** What tells it from others: two that look alike here offer the same. */
    private String look() {
        return String.join("\n", now.toString(), kind(), state.step(), labels().toString());
    }

    private List<String> labels() {
        return replies.stream().map(QuickReply::label).toList();
    }

    private static List<PersonState> seeds(Instant now) {
        PersonState noted = Noted.asked("every day at 20:00").state();
        PersonState far = PersonState.newcomer(JOURNEY.id(), JOURNEY.revision(), "en", now);
        List<PersonState> seeds = new ArrayList<>(List.of(laid(far, new Dialog.ConfirmForget(new Dialog.None()), now)));
        for (PersonState base : List.of(somebody("before-contact", "hurt", "partner"), noted)) {
            seeds.add(laid(base, new Dialog.None(), now));
            dialogs(now).forEach(dialog -> seeds.add(laid(base, dialog, now)));
        }
        return seeds;
    }

    /** What only words or time lead to. */
    private static List<Dialog> dialogs(Instant now) {
        List<Dialog> dialogs = new ArrayList<>(List.of(
                new Dialog.KeepNote("words of their own"),
                new Dialog.OfferPause(),
                new Dialog.Away(Optional.of(now.plus(Duration.ofHours(3))), true),
                new Dialog.Away(Optional.of(now), false),
                new Dialog.WelcomeBack(false),
                new Dialog.WelcomeBack(true),
                new Dialog.WhichOne(List.of("yes", "no")),
                new Dialog.Stopped(),
                new Dialog.Stopped(true),
                new Dialog.HelpNow(),
                new Dialog.HelpCountry(""),
                new Dialog.MyData(new Dialog.None()),
                new Dialog.Notes(Dialog.Page.DUE),
                new Dialog.Notes(Dialog.Page.RESTED),
                new Dialog.Notes(Dialog.Page.ZONE_WHICH, "", List.of("Europe/Berlin", "America/New_York"))));
        for (Topic topic : Topic.values()) {
            dialogs.add(new Dialog.CareQuestion(topic.written(), false));
            dialogs.add(new Dialog.CareQuestion(topic.written(), true));
            dialogs.add(new Dialog.Staying(topic.written(), false, true));
            dialogs.add(new Dialog.Staying(topic.written(), true, false));
            dialogs.add(new Dialog.HelpCountry(topic.written()));
        }
        return dialogs;
    }

    static PersonState somebody(String step, String role, String relationship) {
        List<Entry> trail = new ArrayList<>();
        answer(trail, "before-age", "adult");
        answer(trail, "before-relationship", relationship);
        answer(trail, "before-role", role);
        answer(trail, "safety-clear", "yes");
        PersonState newcomer = PersonState.newcomer(JOURNEY.id(), JOURNEY.revision(), "en", EVENING);
        return with(Known.at(newcomer, step), new Dialog.None(), 20, trail, EVENING);
    }

    private static void answer(List<Entry> trail, String step, String choice) {
        trail.add(new Entry(trail.size() + 1, step, new Answer.Chosen(choice), MORNING, List.of()));
    }

    private static PersonState laid(PersonState beneath, Dialog dialog, Instant now) {
        return with(beneath, dialog, beneath.visit(), beneath.trail(), now);
    }

    private static PersonState with(PersonState state, Dialog dialog, int visit, List<Entry> trail, Instant seen) {
        return new PersonState(
                state.journey(),
                state.revision(),
                state.language(),
                state.step(),
                state.frames(),
                dialog,
                visit,
                0,
                List.of(),
                trail,
                "",
                Optional.empty(),
                state.reminders(),
                seen);
    }
}
