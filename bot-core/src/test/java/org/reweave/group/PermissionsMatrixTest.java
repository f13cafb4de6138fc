package org.reweave.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.reweave.message.Address;
import org.reweave.message.GroupInbound.Command;
import org.reweave.message.OutboundMessage;
import org.reweave.message.QuickReply;
import org.reweave.message.QuickReply.Role;

/** Who may do what in a group: every command and every button, for everybody there can be. */
class PermissionsMatrixTest {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final GroupLanguages LANGUAGES =
            GroupLanguages.read(PermissionsMatrixTest.class.getClassLoader(), List.of("en"));
    private static final GroupEngine ENGINE = new GroupEngine(LANGUAGES, ZoneId.of("Europe/Lisbon"));
    private static final String ID = "0123456789abcdef";

    /** Everybody there can be, by whether they administer, joined and lead. */
    private static final Map<String, Standing> EVERYBODY = everybody();

    private static Map<String, Standing> everybody() {
        Map<String, Standing> all = new LinkedHashMap<>();
        all.put("a stranger", new Standing("", address(), true, false, false, false));
        all.put("a member of the group", new Standing("ana", address(), true, false, false, false));
        all.put("somebody who joined", new Standing("ana", address(), true, false, true, false));
        all.put("somebody who leads", new Standing("ana", address(), true, false, false, true));
        all.put("somebody who administers", new Standing("ana", address(), true, true, false, false));
        return all;
    }

    private static Address address() {
        return new Address("stage", "ana", "ana");
    }

    /** What may be done, each with who may. */
    private static final Map<String, Set<String>> COMMANDS = Map.ofEntries(
            Map.entry("setup", Set.of("somebody who leads", "somebody who administers")),
            Map.entry("settings", Set.of("somebody who leads", "somebody who administers")),
            Map.entry("here", Set.of("somebody who leads", "somebody who administers")),
            Map.entry("role", Set.of("somebody who administers")),
            Map.entry("lead", Set.of("somebody who leads", "somebody who administers")),
            Map.entry("lead -", Set.of("somebody who administers")),
            Map.entry("lines", Set.of("somebody who leads", "somebody who administers")),
            Map.entry("help", EVERYBODY.keySet()),
            Map.entry("about", EVERYBODY.keySet()),
            Map.entry("start", EVERYBODY.keySet()),
            Map.entry("join", EVERYBODY.keySet()),
            Map.entry("leave", EVERYBODY.keySet()));

    private static Command command(String written) {
        String[] words = written.split(" ", 2);
        return new Command(words[0], words.length > 1 ? words[1] : "");
    }

    private static final List<String> FOR_EVERYBODY =
            List.of("about", "join", "ask", "in", "not-now", "stay", "out", "told-0", "told-1");

    private static final List<String> FOR_LEADERS = List.of(
            "setup",
            "card",
            "begin",
            "skip",
            "unskip",
            "rest",
            "rest-2",
            "wake",
            "topics",
            "topic-forgive",
            "preview",
            "round",
            "plan",
            "plan-20520",
            "plan-20520-9",
            "unplan",
            "numbers",
            "lines",
            "lines-unread",
            "q-area",
            "q-day",
            "q-hour",
            "q-chap",
            "q-rounds",
            "q-tell",
            "w-day-2",
            "c-day-2",
            "c-hour-9",
            "c-zone-Asia_Tokyo",
            "c-chap-talk",
            "c-chap-off-talk",
            "c-chap-on-talk",
            "c-chap-only-1-2",
            "c-chapters-done",
            "c-rounds-0",
            "q-people",
            "c-tell-1",
            "c-tell-2",
            "w-tell-1",
            "w-people-0",
            "c-people-1",
            "invite",
            "alone");

    @TestFactory
    Stream<DynamicTest> a_command_in_the_group_is_for_those_it_is_for() {
        return COMMANDS.entrySet().stream()
                .flatMap(command -> EVERYBODY.entrySet().stream()
                        .map(who -> DynamicTest.dynamicTest(command.getKey() + " by " + who.getKey(), () -> {
                            GroupEvent event = new GroupEvent.Happened(
                                    Optional.of(who.getValue()), "", command(command.getKey()), "");
                            assertThat(refused(event))
                                    .isEqualTo(!command.getValue().contains(who.getKey()));
                        })));
    }

    @TestFactory
    Stream<DynamicTest> a_button_is_for_those_it_is_for_and_changes_nothing_for_others() {
        List<DynamicTest> all = new ArrayList<>();
        EVERYBODY.forEach((name, who) -> {
            FOR_EVERYBODY.forEach(action -> all.add(DynamicTest.dynamicTest(
                    action + " by " + name,
                    () -> assertThat(refused(new GroupEvent.Tapped(who, action)))
                            .isFalse())));
            FOR_LEADERS.forEach(action -> all.add(DynamicTest.dynamicTest(action + " by " + name, () -> {
                GroupEvent event = new GroupEvent.Tapped(who, action);
                assertThat(refused(event)).isEqualTo(!who.leads());
                if (!who.leads()) {
                    assertThat(decided(event).next()).isEqualTo(set());
                }
            })));
            all.add(DynamicTest.dynamicTest("an answer by " + name, () -> {
                GroupEvent event = new GroupEvent.Tapped(who, "a-1-2");
                boolean counted = decided(event).effects().stream().anyMatch(GroupEffect.Count.class::isInstance);
                assertThat(counted).isEqualTo(who.joined());
            }));
        });
        return all.stream();
    }

    @Test
    void every_button_there_is_stands_in_the_table() {
        Set<String> offered = new TreeSet<>();
        Standing leader = Objects.requireNonNull(EVERYBODY.get("somebody who leads"));
        Stream.concat(FOR_EVERYBODY.stream(), FOR_LEADERS.stream())
                .forEach(action -> decided(new GroupEvent.Tapped(leader, action))
                        .effects()
                        .forEach(effect -> offered.addAll(actions(effect))));

        assertThat(offered)
                .isNotEmpty()
                .allSatisfy(action -> assertThat(known(action)).as(action).isTrue());
    }

    private static boolean known(String action) {
        return FOR_EVERYBODY.contains(action)
                || FOR_LEADERS.contains(action)
                || action.matches(
                        "a-\\d+-\\d|[wc]-(lang|area|zone|day|hour|chap|chapters|rounds|people|tell)-.+|(topic|rest|plan)-.+");
    }

    private static List<String> actions(GroupEffect effect) {
        OutboundMessage message = effect instanceof GroupEffect.Answer answer
                ? answer.message()
                : effect instanceof GroupEffect.Post post
                        ? post.message()
                        : effect instanceof GroupEffect.TellJoined tell ? tell.message() : null;
        return message == null
                ? List.of()
                : message.replies().stream()
                        .map(QuickReply::token)
                        .flatMap(token -> GroupToken.read(token).stream())
                        .map(GroupToken::action)
                        .toList();
    }

    /** A button in the group is a door, and one that only one person sees never is. */
    @Test
    void what_is_posted_has_doors_alone_and_what_is_said_to_one_has_none() {
        EVERYBODY
                .values()
                .forEach(who -> Stream.concat(FOR_EVERYBODY.stream(), FOR_LEADERS.stream())
                        .flatMap(action -> decided(new GroupEvent.Tapped(who, action)).effects().stream())
                        .forEach(effect -> {
                            if (effect instanceof GroupEffect.Post post) {
                                assertThat(post.message().replies()).allMatch(reply -> reply.role() == Role.DOOR);
                                assertThat(post.message().replies())
                                        .allMatch(reply -> reply.token().matches("[A-Za-z0-9_-]{1,64}"));
                            } else if (effect instanceof GroupEffect.Answer answer) {
                                assertThat(answer.message().replies()).noneMatch(reply -> reply.role() == Role.DOOR);
                            }
                        }));
    }

    @Test
    void people_of_the_role_that_was_chosen_may_lead_and_choose_no_other_role() {
        Standing administrator = Objects.requireNonNull(EVERYBODY.get("somebody who administers"));
        Standing host = new Standing("ben", address(), true, false, false, false, Set.of("41", "42"));
        GroupEvent setup = new GroupEvent.Happened(Optional.of(host), "", new Command("setup", ""), "");
        GroupEvent another = new GroupEvent.Happened(Optional.of(host), "", new Command("role", "41 Others"), "");
        GroupState ledBy42 = ENGINE.transition(
                        ID,
                        set(),
                        new GroupEvent.Happened(
                                Optional.of(administrator), "", new Command("role", "42 Hosts of the evening"), ""),
                        NOW)
                .next();
        GroupState byNobody = ENGINE.transition(
                        ID,
                        ledBy42,
                        new GroupEvent.Happened(Optional.of(administrator), "", new Command("role", ""), ""),
                        NOW)
                .next();

        assertThat(ledBy42.settings().role()).isEqualTo(new GroupSettings.Role("42", "Hosts of the evening"));
        assertThat(ENGINE.transition(ID, set(), setup, NOW).effects()).doesNotContain(new GroupEffect.Lead("ben"));
        assertThat(ENGINE.transition(ID, ledBy42, setup, NOW).effects()).contains(new GroupEffect.Lead("ben"));
        assertThat(ENGINE.transition(ID, ledBy42, another, NOW)
                        .next()
                        .settings()
                        .role())
                .isEqualTo(ledBy42.settings().role());
        assertThat(ENGINE.transition(ID, byNobody, setup, NOW).effects()).doesNotContain(new GroupEffect.Lead("ben"));
    }

    /** A group that was set up and runs, with a round open. */
    private static GroupState set() {
        Standing leader = Objects.requireNonNull(EVERYBODY.get("somebody who leads"));
        GroupState begun = ENGINE.transition(
                        ID,
                        ENGINE.newcomer("", "00112233445566778899aabbccddeeff"),
                        new GroupEvent.Tapped(leader, "begin"),
                        NOW)
                .next();
        return ENGINE.transition(ID, begun, new GroupEvent.Tapped(leader, "round"), NOW)
                .next();
    }

    private static GroupEngine.Result decided(GroupEvent event) {
        return ENGINE.transition(ID, set(), event, NOW);
    }

    private static boolean refused(GroupEvent event) {
        GroupLanguage language = LANGUAGES.of("en");
        Set<String> refusals = Set.of(
                language.label(GroupPhrase.MAY_NOT),
                language.label(GroupPhrase.MAY_NOT_HERE),
                language.label(GroupPhrase.MAY_NOT_JOINED));
        return decided(event).effects().stream()
                .anyMatch(effect -> (effect instanceof GroupEffect.Answer answer
                                && refusals.contains(answer.message().text().words()))
                        || (effect instanceof GroupEffect.Post post
                                && refusals.contains(post.message().text().words())));
    }
}
