package org.reweave.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.reweave.engine.NudgeKind;
import org.reweave.group.GroupState;
import org.reweave.group.Removal;
import org.reweave.store.Groups.Group;
import org.reweave.store.Nudges.Nudge;

/**
 * What is written to set a group up, to lead and to join it, what others say there, and help lines of its own: shown to those it is
 * for, in clear nowhere, and gone with the people and the group.
 */
public abstract class GroupCanaries extends CanaryCase {
    private static final Pattern WORD = Pattern.compile("/reweave lead ([0-9A-Z]{10})");
    private static final Duration LONG_AGO = Duration.ofDays(8);
    private static final int STARTS = 5;

    /** A group and its people; the stranger never writes to the companion alone. */
    private record Circle(
            LivePlatform platform,
            LiveGroup group,
            LivePerson lead,
            LivePerson second,
            LivePerson member,
            LivePerson leaver,
            LivePerson stranger) {

        static Circle on(LivePlatform platform) {
            return new Circle(
                    platform,
                    platform.group(),
                    platform.newcomer(),
                    platform.newcomer(),
                    platform.newcomer(),
                    platform.newcomer(),
                    platform.newcomer());
        }

        List<LivePerson> known() {
            return List.of(lead, second, member, leaver);
        }
    }

    @Test
    void what_is_written_in_and_for_a_group_is_shown_only_to_those_it_is_for_and_goes_with_them_and_the_group() {
        List<Circle> circles = platforms.stream().map(Circle::on).toList();
        List<LivePerson> known =
                circles.stream().flatMap(circle -> circle.known().stream()).toList();
        List<LivePerson> all = Stream.concat(known.stream(), circles.stream().map(Circle::stranger))
                .toList();
        try (CompanionProcess companion = run()) {
            known.forEach(one -> answered(one, one::opens));
            circles.forEach(this::isSetUp);
            circles.forEach(this::isLed);
            circles.forEach(this::isJoined);
            circles.forEach(this::isSpokenIn);
            assertNothingInTheOpen(all);
            platforms.forEach(marks::assertSentHomeOnly);
            circles.forEach(circle -> assertThat(circle.group().posts()).doesNotContain(marks.words()));
            companion.stop();
        }
        hostSees(all, "check");
        assertNothingInTheOpen(all);

        try (CompanionProcess companion = run()) {
            circles.forEach(circle -> circle.group().removes(circle.lead()));
            areForgotten(known);
            companion.stop();
        }
        startedUntil("the companion is known to be removed", circles, this::isRemoved);
        circles.forEach(this::wasRemovedLongAgo);
        startedUntil("it is erased", circles, circle -> known(circle).isEmpty());
        assertNothingIsLeft(all);
    }

    private static void shows(Circle circle, LivePerson person, String words) {
        String all = circle.group().reads(person);
        assertThat(Patience.until(PATIENCE, () -> (circle.group().reads(person) + sees(person)).contains(words)))
                .as("%s reads \"%s\" after: %s", person.account(), words, all)
                .isTrue();
    }

    private static void asks(Circle circle, LivePerson person, String command, String behind) {
        circle.group().commands(person, command, behind);
        awaits(person.account() + " goes to the answer", () -> circle.group().follows(person));
    }

    /** Each question of the set-up is answered by hand, some with words that are no answer first. */
    private void isSetUp(Circle circle) {
        LiveGroup group = circle.group();
        LivePerson lead = circle.lead();
        group.takesIn(lead);
        awaits("it is greeted", () -> group.posts().contains("Hello. I am a quiet companion"));
        asks(circle, lead, "setup", "");
        shows(circle, lead, "Choose a part of the world first");
        typed(circle, marks.of(lead, "a city"), "I do not know that place");
        typed(circle, "Lisbon", "On which day of the week");
        typed(circle, marks.of(lead, "a day"), "I am not sure which of these you mean");
        typed(circle, "Tuesday", "And at what time?");
        typed(circle, "7pm", "Each chapter takes three weeks");
        typed(circle, "Done", "Shall those who joined be asked once a week");
        typed(circle, "Only when I start one", "Shall one more person lead who does not run it?");
        typed(circle, "Yes, one more person", "Shall I be able to tell somebody that it happened");
        typed(circle, "Yes, only me", "Which would you like to change?");
        typed(circle, "Begin", "The first topic is");
    }

    private static void typed(Circle circle, String words, String then) {
        circle.group().types(circle.lead(), words);
        shows(circle, circle.lead(), then);
    }

    /** The word for one more person, a role, and help lines of the group's own. */
    private void isLed(Circle circle) {
        LivePerson lead = circle.lead();
        Matcher given = WORD.matcher(circle.group().reads(lead));
        assertThat(given.find()).as("the word for one more person").isTrue();
        marks.take(given.group(1), lead, "the word for one more person");
        circle.group().commands(circle.stranger(), "lead", marks.of(circle.stranger(), "a wrong word"));
        asks(circle, circle.second(), "lead", given.group(1));
        shows(circle, circle.second(), "Which would you like to change?");
        List<LivePerson> leaders = List.of(lead, circle.second());
        String role = marks.among(leaders, "the name of a role");
        asks(circle, lead, "role", "900000000000000006 " + role);
        shows(circle, lead, role);
        asks(circle, lead, "lines", marks.of(lead, "help lines that cannot be read"));
        shows(circle, lead, "I could not read that");
        List<LivePerson> readers = List.of(lead, circle.second(), circle.member());
        String name = marks.among(readers, "the name of a help line");
        asks(
                circle,
                lead,
                "lines",
                name + ": 000 123, text " + marks.among(readers, "where to text") + ", https://"
                        + marks.among(readers, "where to write") + ".example/x, "
                        + marks.among(readers, "hours"));
        shows(circle, lead, name);
    }

    /** Somebody joins, answers in a round and asks for help, where the group's own lines are shown; somebody leaves. */
    private void isJoined(Circle circle) {
        for (LivePerson person : List.of(circle.member(), circle.leaver())) {
            circle.group().taps(person, "What is this?");
            shows(circle, person, "This is a companion for groups");
            circle.group().types(person, "Join or leave");
            shows(circle, person, "I would write to you about once a week");
            circle.group().types(person, "I join");
            shows(circle, person, "may those who lead your group hear");
            circle.group().types(person, "Yes, only that");
            shows(circle, person, "They would hear that a member asked for help");
            circle.group().types(person, "well, " + marks.of(person, "words after joining"));
        }
        int before = sentTo(circle.lead());
        asks(circle, circle.lead(), "setup", "");
        awaits("the settings are shown", () -> sentTo(circle.lead()) > before);
        circle.group().types(circle.lead(), "Start a check-in round");
        shows(circle, circle.lead(), "A round has begun");
        awaits("a round begins", () -> circle.group().posts().contains("A round is open for three days"));
        LivePerson member = circle.member();
        circle.group().taps(member, "Answer in private");
        shows(circle, member, "How did it go with trust this week?");
        circle.group().types(member, "About the same");
        shows(circle, member, "It counts for the picture");
        circle.group().types(member, "because " + marks.of(member, "words after an answer in a round"));
        member.writes("help now");
        shows(circle, member, "Help that was named there");
        circle.group().leaves(circle.leaver());
    }

    private void isSpokenIn(Circle circle) {
        LivePerson stranger = circle.stranger();
        circle.group().plants(stranger, marksOf(stranger));
        circle.group().calls(stranger, "hello, " + marks.of(stranger, "words to the companion in a group"));
        circle.group().calls(stranger, "he hits me, " + marks.of(stranger, "words of danger in a group"));
        circle.group()
                .calls(circle.member(), "he hits me, " + marks.of(circle.member(), "words of danger of a member"));
        circle.group().commands(stranger, "lines", marks.of(stranger, "lines of somebody who does not lead"));
        circle.group().commands(stranger, "join", marks.of(stranger, "words behind a command"));
        int before =
                circle.group().posts().length() + circle.group().reads(stranger).length();
        circle.group().commands(stranger, "about", "");
        awaits(
                "the last of it is answered",
                () -> circle.group().posts().length()
                                + circle.group().reads(stranger).length()
                        > before);
    }

    // --- the end of a group ---

    private Optional<Group> known(Circle circle) {
        return inStore(work -> work.groups()
                .find(circle.platform().name(), circle.group().name())
                .flatMap(work.groups()::lock));
    }

    /** As if nobody had taken it back for a week in which the companion looked every hour. */
    private void wasRemovedLongAgo(Circle circle) {
        Group group = known(circle).orElseThrow();
        Instant now = Instant.now();
        inStore(work -> {
            Group locked = work.groups().lock(group.id()).orElseThrow();
            work.groups()
                    .save(new Group(
                            locked.id(),
                            locked.version(),
                            locked.platform(),
                            locked.name(),
                            removed(locked.state(), new Removal(now.minus(LONG_AGO), now))));
            work.nudges().put(List.of(new Nudge(group.id(), NudgeKind.GROUP_AGENDA, 0, now)));
            return true;
        });
    }

    private static GroupState removed(GroupState state, Removal removal) {
        return new GroupState(
                state.settings(),
                state.set(),
                state.running(),
                state.next(),
                state.skip(),
                state.resting(),
                state.topicAt(),
                state.posted(),
                state.round(),
                state.roundAt(),
                state.rounds(),
                state.pulses(),
                state.history(),
                state.secret(),
                state.lacking(),
                state.invitation(),
                Optional.of(removal),
                state.topicDone(),
                state.missed(),
                state.asked());
    }

    private boolean isRemoved(Circle circle) {
        return known(circle).flatMap(group -> group.state().removed()).isPresent();
    }

    /** Nothing tells from outside how far a group is, so it is started a few times. */
    private void startedUntil(String what, List<Circle> circles, Predicate<Circle> done) {
        for (int starts = 0; starts < STARTS && !circles.stream().allMatch(done); starts++) {
            try (CompanionProcess companion = run()) {
                LivePerson witness = platforms.get(0).newcomer();
                answered(witness, witness::opens);
                areForgotten(List.of(witness));
                companion.stop();
            }
        }
        assertThat(circles).as(what).allMatch(done);
    }
}
