package org.reweave.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reweave.journey.Condition.Between;
import org.reweave.journey.Condition.Known;
import org.reweave.journey.Condition.NoneOf;
import org.reweave.journey.Condition.OneOf;
import org.reweave.journey.Condition.Times;
import org.reweave.journey.JourneyReader.Reading;
import org.reweave.journey.Step.Tag;

class JourneyReaderTest {
    private Map<String, String> files = Map.of();
    private Journey journey = new Journey(
            "",
            1,
            "en",
            "",
            "",
            "",
            List.of(),
            Map.of(),
            Map.of(),
            List.of(),
            Map.of(),
            Map.of(),
            Journey.Care.NONE,
            Journey.Consent.NONE,
            java.util.Optional.empty(),
            Map.of());

    @BeforeEach
    void read() throws Exception {
        files = BrokenJourney.valid();
        journey = JourneyReader.read(BrokenJourney.folder(files)).journey().orElseThrow();
    }

    @Test
    void a_step_knows_the_line_its_name_is_written_in() {
        String[] lines = files.get("first.yaml").split("\n", -1);
        for (Step step : journey.steps().values()) {
            if (step.info().at().file().equals("first.yaml")) {
                assertThat(lines[step.info().at().line() - 1]).isEqualTo("  " + step.id() + ":");
            }
        }
    }

    @Test
    void a_step_without_next_goes_on_to_the_step_below() {
        assertThat(journey.step("first-hello").info().next()).isEqualTo("first-role");
        assertThat(journey.step("first-rest").info().next()).isEqualTo("first-alone");
        assertThat(((Step.Gate) journey.step("first-gate")).open()).isEqualTo("first-talk");
        assertThat(journey.step("first-together").info().next()).isNull();
        assertThat(journey.step("first-way").info().next()).isNull();
    }

    @Test
    void what_a_step_leaves_out_is_filled_from_the_defaults_of_its_file() {
        Step step = journey.step("first-role");
        assertThat(step.info().evidence()).isEqualTo(new Step.Evidence("judgement", "unreviewed", "2026-11-22"));
        assertThat(step.info().chapter()).isEqualTo("first");
        assertThat(step.info().fact()).isEqualTo("role");
        assertThat(journey.step("first-zone").info().fact()).isEqualTo("first-zone");
    }

    @Test
    void conditions_are_read_as_they_are_written() {
        assertThat(journey.step("first-note").info().only()).isEqualTo(new OneOf("role", List.of("hurt", "both")));
        assertThat(((Step.Gate) journey.step("first-gate")).opens()).isEqualTo(new NoneOf("unsafe", List.of("yes")));
        Step.Branch branch = (Step.Branch) journey.step("first-way");
        assertThat(branch.ways().get(0).when())
                .isEqualTo(new Condition.All(List.of(
                        new Between("body", 8, Integer.MAX_VALUE), new Times("first-breach", 1, "first-role"))));
        assertThat(branch.ways().get(1).when())
                .isEqualTo(new Condition.All(
                        List.of(new OneOf("breach", List.of("money", "lies")), new Known("role", true))));
        assertThat(branch.otherwise()).isEqualTo("first-check");
    }

    @Test
    void every_kind_is_read_with_its_own_keys() {
        Step.When when = (Step.When) journey.step("first-talk");
        assertThat(when.atLeast()).isEqualTo(Duration.ofMinutes(20));
        assertThat(when.atMost()).isEqualTo(Duration.ofDays(3));
        assertThat(when.offers("en")).containsExactly("1 hour", "tomorrow 19:00");
        assertThat(when.waits()).isTrue();
        assertThat(when.info().tags()).containsExactlyInAnyOrder(Tag.JOINT, Tag.EXERCISE);
        assertThat(((Step.Note) journey.step("first-note")).shareable()).isTrue();
        assertThat(((Step.Say) journey.step("first-check")).detour()).isEqualTo("safety");
        assertThat(((Step.Ask) journey.step("first-zone")).menu()).isTrue();
        assertThat(((Step.Several) journey.step("first-breach"))
                        .choices()
                        .get(2)
                        .alone())
                .isTrue();
        assertThat(((Step.Ask) journey.step("side-safe")).choices().get(0).set())
                .containsExactly(new Step.Setting("unsafe", "yes"));
        assertThat(((Step.Scale) journey.step("first-body")).low().asWritten()).isEqualTo("At ease");
    }

    @Test
    void variants_by_role_come_before_variants_by_relationship() {
        Wording text = journey.step("first-breach").info().text();
        Facts both = new GivenFacts(Map.of("role", "broke", "relationship", "friend"));
        assertThat(text.in("en", both).source()).isEqualTo("What did you do to {other}?");
        assertThat(text.in("en", new GivenFacts(Map.of("relationship", "friend")))
                        .source())
                .isEqualTo("What happened between you and {other}?");
        assertThat(text.in("en", new GivenFacts(Map.of())).source()).isEqualTo("What happened with {other}?");
    }

    @Test
    void a_translation_is_taken_where_there_is_one_and_the_original_elsewhere() {
        Facts broke = new GivenFacts(Map.of("role", "broke"));
        Step.Info role = journey.step("first-role").info();
        assertThat(role.text().in("de", broke).source()).isEqualTo("Was ist dein Teil daran?");
        assertThat(role.why().in("de", broke).source()).isEqualTo("The questions that follow differ.");
        List<Step.Choice> choices = ((Step.Ask) journey.step("first-role")).choices();
        assertThat(choices.get(1).label().in("de", broke).source()).isEqualTo("Ich war es");
        assertThat(choices.get(2).label().in("de", broke).source()).isEqualTo("Both");
        assertThat(journey.step("first-breach").info().text().in("de", broke).source())
                .isEqualTo("Was hast du getan?");
        assertThat(journey.step("side-back").info().text().in("de", broke).source())
                .isEqualTo("Back to where you were.");
        assertThat(role.text().in("fr", broke).source()).isEqualTo("What is your part in it?");
    }

    @Test
    void the_journey_itself_is_read() {
        assertThat(journey.id()).isEqualTo("small");
        assertThat(journey.interludes().get("calm")).isEqualTo(new Journey.Interlude("side-calm", "Help me calm down"));
        assertThat(journey.interludes().get("safety").label()).isNull();
        assertThat(journey.changeable()).containsExactly(new Journey.Changeable("My part", "first-role"));
        assertThat(journey.words().get("other"))
                .isEqualTo(new Journey.FactWord(
                        "relationship",
                        Map.of("partner", "your partner", "friend", "your friend"),
                        "the other person"));
        assertThat(journey.steps().keySet())
                .startsWith("first-hello", "first-role")
                .endsWith("side-calm");
    }

    @Test
    void a_file_larger_than_any_chapter_is_not_read() {
        byte[] huge = new byte[YamlFile.MAX_BYTES + 1];
        assertThat(problems("side.yaml", huge)).contains("side.yaml:1: The file is larger than 1048576 bytes.");
    }

    @Test
    void a_file_in_another_encoding_is_told_so() {
        byte[] latin = "chapter: side # ü".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(problems("side.yaml", latin)).contains("side.yaml:1: The file is not written in UTF-8.");
    }

    @Test
    void a_mark_at_the_start_of_a_file_is_no_mistake() {
        Map<String, String> marked = new HashMap<>(files);
        marked.computeIfPresent("side.yaml", (name, text) -> "\uFEFF" + text);
        assertThat(JourneyReader.read(BrokenJourney.folder(marked)).problems()).isEmpty();
    }

    @Test
    void an_attack_with_aliases_is_over_at_the_first_of_them() {
        String laughs = "a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b]\n";
        assertThat(problems("side.yaml", laughs.getBytes(StandardCharsets.UTF_8)))
                .contains("side.yaml:2: *a refers to another place.");
    }

    @Test
    void a_file_that_cannot_be_read_is_a_problem_like_any_other() {
        JourneyFolder failing = name -> {
            if (name.equals("side.yaml")) {
                throw new java.io.UncheckedIOException(new java.io.IOException("the disk is on fire"));
            }
            return Optional.ofNullable(files.get(name)).map(text -> text.getBytes(StandardCharsets.UTF_8));
        };
        assertThat(JourneyReader.read(failing).problems())
                .extracting(Problem::what)
                .containsExactly("The file cannot be read: java.io.IOException: the disk is on fire");
    }

    /** Whatever a file holds, reading it ends with a value. */
    @Test
    void no_file_however_damaged_makes_reading_fail() {
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        for (int i = 0; i < 400; i++) {
            Map<String, String> damaged = new HashMap<>(files);
            String name = List.copyOf(files.keySet()).get(random.nextInt(files.size()));
            damaged.computeIfPresent(name, (key, text) -> damage(text, random));
            Reading reading = JourneyReader.read(BrokenJourney.folder(damaged));
            assertThat(reading.journey().isPresent())
                    .as("seed %d, damage %d", seed, i)
                    .isEqualTo(reading.problems().isEmpty());
        }
    }

    private static String damage(String text, Random random) {
        String pieces = "{}[]:,-#&*!|>'\"%@`? \n\tx9\u0000\uFFFF";
        StringBuilder damaged = new StringBuilder(text);
        for (int i = 0; i <= random.nextInt(4); i++) {
            int at = random.nextInt(damaged.length());
            int until = Math.min(damaged.length(), at + random.nextInt(12));
            String piece = pieces.charAt(random.nextInt(pieces.length())) + "";
            damaged.replace(at, until, piece);
        }
        return damaged.toString();
    }

    private String problems(String file, byte[] bytes) {
        Reading reading = JourneyReader.read(name -> name.equals(file)
                ? Optional.of(bytes)
                : BrokenJourney.folder(files).file(name));
        assertThat(reading.journey()).isEmpty();
        return reading.problems().toString();
    }

    /** Facts that are simply known. */
    private record GivenFacts(Map<String, String> facts) implements Facts {
        @Override
        public boolean is(String fact, String value) {
            return value.equals(facts.get(fact));
        }

        @Override
        public boolean known(String fact) {
            return facts.containsKey(fact);
        }

        @Override
        public int number(String fact) {
            return -1;
        }

        @Override
        public List<String> values(String fact) {
            return facts.containsKey(fact) ? List.of(facts.get(fact)) : List.of();
        }

        @Override
        public int times(String step, String since) {
            return 0;
        }
    }
}
