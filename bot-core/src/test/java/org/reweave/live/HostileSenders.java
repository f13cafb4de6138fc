package org.reweave.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * What somebody sends who means harm, through each platform's own protocol, to a companion that may use little memory: it is
 * answered or let go, and somebody else is answered as ever.
 */
public abstract class HostileSenders {
    /** So little that nothing of what is sent here could pile up. */
    private static final int MEGABYTES = 96;

    private static final int FLOOD = 10_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    /** Generous, for the machine may be busy; who stands behind a flood waits for minutes. */
    private static final Duration SOON = Duration.ofSeconds(10);

    private static final String KINDLY = "I can only read words|I cannot open that";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path home;

    private final List<LivePlatform> platforms = Soak.platforms();
    private final Map<String, String> environment = new HashMap<>(Soak.environment(platforms));
    private CompanionProcess companion;

    /** The names of the platforms that have to be there. */
    protected abstract List<String> expected();

    @BeforeEach
    void it_runs_with_little_memory_and_the_usual_limits() {
        assertThat(platforms).extracting(LivePlatform::name).containsExactlyInAnyOrderElementsOf(expected());
        environment.put("JAVA_TOOL_OPTIONS", "-XX:+ExitOnOutOfMemoryError -Xmx" + MEGABYTES + "m");
        environment.put("REWEAVE_MESSAGES_AT_ONCE", "60");
        companion = CompanionProcess.run(home, environment);
        assertThat(Patience.until(PATIENCE, () -> platforms.stream().allMatch(one -> one.greetings() > 0)))
                .isTrue();
    }

    @AfterEach
    void end() {
        companion.close();
        platforms.forEach(LivePlatform::close);
    }

    private static Map<String, String> hostile() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("ten megabytes", "so much ".repeat(1_250_000));
        all.put("ten megabytes without a space", "x".repeat(10_000_000));
        all.put("a million emoji", "\ud83d\ude00".repeat(1_000_000));
        all.put("a million joined emoji", "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67".repeat(200_000));
        all.put("words turned around", "\u202e" + "txet neddih ".repeat(100) + "\u202c\u2067\u2066");
        all.put("control characters", "a\u0001\u0007\u001b[2J\u001b]0;title\u0007\u009b31m\u0085\r\r\nb");
        all.put("stacked accents", "a" + "\u0301".repeat(1_500));
        all.put("half an emoji", "a\ud83d b");
        all.put(
                "markup",
                "<b>**_`[x](tg://user?id=1)</b> @everyone <@1> ||s|| {name} {{x}} %s ${jndi:ldap://x} </pre>");
        return all;
    }

    @Test
    void whatever_is_written_is_answered_and_holds_up_neither_who_wrote_it_nor_anybody_else() {
        for (LivePlatform platform : platforms) {
            LivePerson mallory = here(platform);
            LivePerson ana = here(platform);
            hostile().forEach((kind, words) -> {
                answered(platform.name() + ": " + kind, mallory, () -> mallory.writes(words), "");
                asked(platform.name() + ": who wrote " + kind, mallory);
                asked(platform.name() + ": somebody else after " + kind, ana);
            });
            assertThat(platform.violations()).isEmpty();
        }
        assertThat(companion.runs()).isTrue();
    }

    @Test
    void pictures_that_unfold_into_gigabytes_are_answered_kindly_and_never_fetched() {
        for (LivePlatform platform : platforms) {
            LivePerson mallory = here(platform);
            platform.bombs(mallory).forEach(bomb -> answered(platform.name() + ": a picture", mallory, bomb, KINDLY));
            asked(platform.name() + ": who sent pictures", mallory);
            assertThat(platform.fetched()).as(platform.name()).isZero();
            assertThat(platform.violations()).isEmpty();
        }
    }

    @Test
    void ten_thousand_messages_of_one_person_hold_up_nobody_else_and_a_call_for_help_is_heard_among_them() {
        for (LivePlatform platform : platforms) {
            LivePerson mallory = here(platform);
            LivePerson ana = here(platform);
            int before = mallory.sees().size();
            long begin = System.nanoTime();
            for (int i = 0; i < FLOOD; i++) {
                mallory.writes("read this, it is number " + i);
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            List<Long> waits = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                waits.add(asked(platform.name() + ": beside a flood", ana));
            }
            mallory.writes("help now");
            assertThat(Patience.until(PATIENCE, () -> saysSince(mallory, before, "in danger right now")))
                    .as("%s: a call for help in a flood", platform.name())
                    .isTrue();
            double all = (System.nanoTime() - begin) / 1e9;
            System.out.printf(
                    "%s: %,d messages sent in %.1f s and worked off after %.1f s; somebody else waited %s ms; %d MB in use%n",
                    platform.name(), FLOOD, seconds, all, waits, companion.status("VmRSS") / 1_024);

            assertThat(mallory.sees()).as("answers to a flood").hasSizeLessThan(before + 200);
        }
        assertThat(companion.runs()).isTrue();
    }

    private static LivePerson here(LivePlatform platform) {
        LivePerson person = platform.newcomer();
        person.opens();
        assertThat(Patience.until(PATIENCE, () -> !person.sees().isEmpty())).isTrue();
        return person;
    }

    private static boolean saysSince(LivePerson person, int before, String words) {
        return person.sees().stream()
                .skip(before)
                .anyMatch(seen -> Pattern.compile(words).matcher(seen.words()).find());
    }

    /** Asks how this works, and returns how many milliseconds the answer took. */
    private static long asked(String what, LivePerson person) {
        return answered(what, person, () -> person.writes("help"), "I ask one thing at a time");
    }

    /** Does something that is answered in words like these, and returns how many milliseconds the answer took. */
    private static long answered(String what, LivePerson person, Runnable does, String words) {
        int before = person.sees().size();
        long begin = System.nanoTime();
        does.run();
        assertThat(Patience.until(SOON, () -> saysSince(person, before, words)))
                .as(what)
                .isTrue();
        return (System.nanoTime() - begin) / 1_000_000;
    }
}
