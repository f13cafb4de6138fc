package org.reweave.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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

    private static final String NO_WORDS = "I can only read words|I cannot read that";

    /** What whoever does not answer the very first question is met with. */
    private static final String KINDLY = "Thank you for writing\\.|" + NO_WORDS;

    private static final Map<String, String> WORDS = Map.of(
            "a megabyte",
            "words and ".repeat(100_000),
            "a hundred thousand emoji",
            "\ud83d\ude00".repeat(100_000),
            "half emoji",
            "\ud83d".repeat(5_000) + " what is it",
            "words turned around",
            "\u202etxet neddih\u202c \u2067is \u2066this".repeat(100),
            "control characters",
            "\u0000\u0007what\u001b[2J \u001b]0;title\u0007is\u009b31m \u0085it",
            "JSON without a floor",
            "{\"a\":[".repeat(100_000),
            "markup",
            "<b>**_`[x](tg://user?id=1)</b> @everyone <@1> ||s|| {name} %s ${jndi:ldap://x} what is it",
            "stacked accents",
            "wh" + "\u0301".repeat(5_000) + "at is it");

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
            waits.add(asked(platform.name() + ": beside a flood", ana));
            mallory.writes("help now");
            assertThat(Patience.until(PATIENCE, () -> saysSince(mallory, before, "in danger right now")))
                    .as("%s: a call for help in a flood", platform.name())
                    .isTrue();
            double help = (System.nanoTime() - begin) / 1e9;
            int earlier = answersBefore("in danger right now", mallory);
            assertThat(Patience.until(PATIENCE, () -> mallory.sees().size() > earlier + 1))
                    .as("%s: answers to a flood that come after help, below %d", platform.name(), earlier)
                    .isTrue();
            for (int i = 1; i < 5; i++) {
                waits.add(asked(platform.name() + ": beside a flood", ana));
            }
            System.out.printf(
                    "%s: %,d messages sent in %.1f s, help seen after %.1f s; somebody else waited %s ms; %d MB in use%n",
                    platform.name(), FLOOD, seconds, help, waits, companion.status("VmRSS") / 1_024);
            assertThat(mallory.sees()).as("answers to a flood").hasSizeLessThan(before + 200);
        }
        assertThat(companion.runs()).isTrue();
    }

    @Test
    void whatever_is_sent_is_answered_kindly_and_never_fetched_and_somebody_else_is_answered_as_ever() {
        for (LivePlatform platform : platforms) {
            LivePerson ana = here(platform);
            WORDS.forEach((what, words) -> {
                LivePerson mallory = here(platform);
                met(what, platform, mallory, () -> mallory.writes(words), KINDLY);
                asked(platform.name() + ": beside " + what, ana);
            });
            LivePerson mallory = here(platform);
            int number = 0;
            for (Runnable bomb : platform.bombs(mallory)) {
                String what = "bomb " + ++number;
                met(what, platform, mallory, bomb, NO_WORDS);
                asked(platform.name() + ": beside " + what, ana);
            }
            System.out.printf("%s: %d MB in use%n", platform.name(), companion.status("VmRSS") / 1_024);

            assertThat(number).isPositive();
            assertThat(platform.fetched())
                    .as("%s: files fetched", platform.name())
                    .isZero();
            assertThat(platform.violations()).isEmpty();
        }
        assertThat(companion.runs()).isTrue();
    }

    /** Does something that is met in words like these, be it in a new message or in the one that stands there already. */
    private static void met(String what, LivePlatform platform, LivePerson person, Runnable does, String words) {
        int before = platform.traffic().size();
        Pattern met = Pattern.compile(words);
        does.run();
        boolean answered = Patience.until(
                PATIENCE,
                () -> sentTo(platform, person, before)
                        .anyMatch(sent -> met.matcher(sent).find()));
        assertThat(answered)
                .as(
                        "%s: %s is met kindly, and not with %s",
                        platform.name(), what, sentTo(platform, person, before).toList())
                .isTrue();
    }

    private static Stream<String> sentTo(LivePlatform platform, LivePerson person, int before) {
        return platform.traffic().stream()
                .skip(before)
                .filter(sent -> sent.to().equals(person.account()))
                .map(LivePlatform.Sent::words);
    }

    private static LivePerson here(LivePlatform platform) {
        LivePerson person = platform.newcomer();
        person.opens();
        assertThat(Patience.until(PATIENCE, () -> !person.sees().isEmpty())).isTrue();
        return person;
    }

    /** How many answers stand before the first in words like these. */
    private static int answersBefore(String words, LivePerson person) {
        List<LivePerson.Seen> all = person.sees();
        int at = 0;
        while (at < all.size() && !says(all.get(at), words)) {
            at++;
        }
        return at;
    }

    private static boolean says(LivePerson.Seen seen, String words) {
        return Pattern.compile(words).matcher(seen.words()).find();
    }

    private static boolean saysSince(LivePerson person, int before, String words) {
        return person.sees().stream().skip(before).anyMatch(seen -> says(seen, words));
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
        assertThat(Patience.until(PATIENCE, () -> saysSince(person, before, words)))
                .as(what)
                .isTrue();
        return (System.nanoTime() - begin) / 1_000_000;
    }
}
