package org.reweave.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One companion on every platform whose fake is on the class path, in a process of its own. */
public abstract class AllPlatforms {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(2);
    private static final int PEOPLE = 15;
    private static final int ROUNDS = 3;
    /** Enough for everybody to arrive. */
    private static final int KILOBYTES = 400;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path home;

    private final List<LivePlatform> platforms = Soak.platforms();
    private final Map<String, String> environment = new HashMap<>(Soak.environment(platforms));

    /** The names of the platforms that have to be there. */
    protected abstract List<String> expected();

    @AfterEach
    void the_platforms_are_closed_and_every_request_was_one_they_take() {
        platforms.forEach(LivePlatform::close);
        assertThat(platforms)
                .allSatisfy(platform -> assertThat(platform.violations()).isEmpty());
    }

    @Test
    void one_process_answers_on_each_of_them_and_check_names_each() {
        assertThat(platforms).extracting(LivePlatform::name).containsExactlyInAnyOrderElementsOf(expected());
        try (CompanionProcess companion = CompanionProcess.run(home, environment)) {
            List<LivePerson> people = arrive(1);

            assertThat(people).allMatch(person -> person.prompt().isPresent());
            assertThat(companion.runs()).isTrue();
            String found = CompanionProcess.says(home, environment, "check");
            assertThat(expected())
                    .allSatisfy(name -> assertThat(found).containsPattern("(?m)^.*\\b" + name + "\\b.*\\bon\\b"));
        }
    }

    @Test
    void each_runs_alone_too_and_check_says_that_the_others_are_off() {
        for (LivePlatform platform : platforms) {
            Map<String, String> alone = platform.environment();
            String found = CompanionProcess.says(home, alone, "check");
            assertThat(found).containsPattern("(?m)^.*\\b" + platform.name() + "\\b.*\\bon\\b");
            expected().stream()
                    .filter(other -> !other.equals(platform.name()))
                    .forEach(other -> assertThat(found).containsPattern("(?m)^.*\\b" + other + "\\b.*\\boff\\b"));
            List<LivePlatform> others =
                    platforms.stream().filter(other -> other != platform).toList();
            int before = greetings(others);
            try (CompanionProcess companion = CompanionProcess.run(home, alone)) {
                assertThat(arrive(List.of(platform), 1))
                        .allMatch(person -> person.prompt().isPresent());
                companion.stop();
                assertThat(companion.tail()).containsPattern("Bot: (ended as asked|closing the database takes long)");
            }
            assertThat(greetings(others)).isEqualTo(before);
        }
    }

    @Test
    void half_a_token_for_each_is_told_in_one_line_with_a_sentence_for_each() {
        Map<String, String> halves = new HashMap<>();
        environment.keySet().stream().filter(name -> name.endsWith("_TOKEN")).forEach(name -> halves.put(name, "half"));
        try (CompanionProcess companion = CompanionProcess.run(home, halves)) {
            assertThat(companion.ends()).isOne();
            assertThat(companion.tail().lines())
                    .singleElement()
                    .satisfies(line -> assertThat(line)
                            .contains(halves.keySet())
                            .containsPattern("[a-z.]\\. [A-Z]+_TOKEN is not a whole token"));
        }
    }

    /** What is written while it ends is answered by it, or by the next one; also when its answers hang on their way. */
    @ParameterizedTest(name = "while the platforms hang: {0}")
    @ValueSource(booleans = {false, true})
    void asked_to_end_it_does_within_two_seconds_and_loses_nothing(boolean hanging) {
        Random random = new Random(Long.getLong("reweave.seed", 1));
        CompanionProcess companion = CompanionProcess.run(home, environment);
        try {
            List<LivePerson> people = arrive(PEOPLE);
            Duration fastest = PATIENCE;
            List<String> words = List.of("yes", "I am over 18", "skip");
            for (int round = 0; round < ROUNDS; round++) {
                List<Integer> before = visits(people);
                platforms.stream().filter(platform -> hanging).forEach(LivePlatform::hangs);
                String said = words.get(round);
                people.forEach(person -> person.writes(said));
                Patience.until(Duration.ofMillis(random.nextInt(400)), () -> false);
                Duration stopped = companion.stop();
                fastest = stopped.compareTo(fastest) < 0 ? stopped : fastest;
                platforms.forEach(platform -> platform.fails(0, 0));
                companion = CompanionProcess.run(home, environment);
                assertThat(Patience.until(PATIENCE, () -> allBeyond(before, visits(people))))
                        .as("everybody is answered; prompts before %s, now %s", before, visits(people))
                        .isTrue();
            }
            assertThat(fastest).isLessThan(STOPS_WITHIN);
        } finally {
            companion.close();
        }
    }

    /** What everybody writes; what was written while it was away is answered by the next one. */
    private static final List<String> WORDS = List.of(
            "yes",
            "18 or over",
            "my partner",
            "my trust was broken",
            "only me",
            "skip",
            "skip",
            "skip",
            "skip",
            "skip");

    @Test
    void on_a_disk_that_takes_no_more_it_ends_with_a_line_and_a_code_and_the_next_start_loses_nothing() {
        List<LivePerson> people;
        try (CompanionProcess companion = CompanionProcess.runOnSmallDisk(home, environment, KILOBYTES)) {
            people = arrive(3);
            WORDS.forEach(words -> people.forEach(person -> person.writes(words)));

            assertThat(companion.ends()).isOne();
            assertThat(companion.tail()).containsPattern("(?m)^reweave: .*could not be written to disk.*is it full");
        }
        Map<LivePlatform, Integer> greetings = new HashMap<>();
        platforms.forEach(platform -> greetings.put(platform, platform.greetings()));
        try (CompanionProcess companion = CompanionProcess.run(home, environment)) {
            reached(platforms, greetings::get);
            List<LivePerson> undisturbed = arrive(1);
            WORDS.forEach(words -> undisturbed.forEach(person -> person.writes(words)));
            people.addAll(undisturbed);
            assertThat(Patience.until(PATIENCE, () -> people.stream().allMatch(AllPlatforms::answeredAll)))
                    .as("everybody is answered; prompts since the first are %s", sinceFirst(people))
                    .isTrue();
            companion.stop();
        }
        assertThat(people.stream().map(this::place).distinct()).hasSize(1);
    }

    private static boolean answeredAll(LivePerson person) {
        return sinceFirst(List.of(person)).get(0) >= WORDS.size();
    }

    private static List<Integer> sinceFirst(List<LivePerson> people) {
        List<Integer> now = visits(people);
        return IntStream.range(0, now.size())
                .mapToObj(at -> now.get(at) - new FromFirst(people.get(at)).first())
                .toList();
    }

    private Place place(LivePerson person) {
        String exported = CompanionProcess.says(home, environment, "export", "--as", person.account());
        return Place.exported(exported).from(new FromFirst(person).first());
    }

    private static int greetings(List<LivePlatform> some) {
        return some.stream().mapToInt(LivePlatform::greetings).sum();
    }

    private List<LivePerson> arrive(int each) {
        return arrive(platforms, each);
    }

    private static List<LivePerson> arrive(List<LivePlatform> some, int each) {
        reached(some, platform -> 0);
        List<LivePerson> people = new ArrayList<>(some.stream()
                .flatMap(platform -> Stream.generate(platform::newcomer).limit(each))
                .toList());
        people.forEach(LivePerson::opens);
        assertThat(Patience.until(
                        PATIENCE,
                        () -> people.stream().allMatch(person -> person.prompt().isPresent())))
                .as("everybody is greeted")
                .isTrue();
        return people;
    }

    private static void reached(List<LivePlatform> some, ToIntFunction<LivePlatform> before) {
        some.forEach(platform -> assertThat(
                        Patience.until(PATIENCE, () -> platform.greetings() > before.applyAsInt(platform)))
                .as("%s is reached", platform.name())
                .isTrue());
    }

    private static List<Integer> visits(List<LivePerson> people) {
        return people.stream()
                .map(person -> person.prompt().stream()
                        .flatMap(prompt -> prompt.buttons().stream())
                        .map(LivePerson.Button::token)
                        .filter(token -> token.matches("\\d+:.*"))
                        .mapToInt(token -> Integer.parseInt(token.substring(0, token.indexOf(':'))))
                        .max()
                        .orElse(0))
                .toList();
    }

    private static boolean allBeyond(List<Integer> before, List<Integer> now) {
        for (int i = 0; i < before.size(); i++) {
            if (now.get(i) <= before.get(i)) {
                return false;
            }
        }
        return true;
    }
}
