package org.reweave.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.reweave.engine.PersonState;
import org.reweave.message.Address;
import org.reweave.store.Inbox.Parked;
import org.reweave.store.Inbox.UpdateKey;
import org.reweave.store.KeyFile;
import org.reweave.store.Persons.Person;
import org.reweave.store.ShortIds;
import org.reweave.store.StoreSettings;
import org.reweave.store.jdbc.JdbcStore;
import org.reweave.walk.Director;

/**
 * Marked words are put into every way in on every platform, and then every byte the companion left anywhere is searched:
 * its files, its temporary files, its log and everything it sent.
 */
public abstract class Canaries {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    /** Questions for words of one's own: what happened, whom one trusts, and one's plan for a bad evening. */
    private static final List<String> NOTES = List.of("reason-act-note", "steady-person-note", "steady-phrase-own");

    private static final String HIDDEN = "the list.";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private final List<LivePlatform> platforms = Soak.platforms();
    private final Map<String, String> environment = new HashMap<>(Soak.environment(platforms));
    private final Random random = new Random();
    private final Map<String, String> marks = new HashMap<>();

    /** The names of the platforms that have to be there. */
    protected abstract List<String> expected();

    @AfterEach
    void the_platforms_are_closed_and_every_request_was_one_they_take() {
        platforms.forEach(LivePlatform::close);
        assertThat(platforms)
                .allSatisfy(platform -> assertThat(platform.violations()).isEmpty());
    }

    /** Somebody on a platform, and what is theirs to mark things with. */
    private record Planter(LivePlatform platform, LivePerson person, String note) {}

    private String mark(Planter planter, String way) {
        String mark = "canary" + Long.toString(random.nextLong() >>> 1, Character.MAX_RADIX);
        marks.put(mark, planter.person().account() + " by " + way);
        return mark.toLowerCase(Locale.ROOT);
    }

    private Path home() {
        return make(folder.resolve("home"));
    }

    private static Path make(Path path) {
        try {
            return Files.createDirectories(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private CompanionProcess run() {
        int before = platforms.stream().mapToInt(LivePlatform::greetings).sum();
        Path temporary = make(folder.resolve("temporary"));
        environment.put("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary);
        environment.put("REWEAVE_LOG_LEVEL", "debug");
        CompanionProcess companion = CompanionProcess.run(home(), environment);
        assertThat(Patience.until(
                        PATIENCE,
                        () -> platforms.stream()
                                        .mapToInt(LivePlatform::greetings)
                                        .sum()
                                >= before + platforms.size()))
                .isTrue();
        return companion;
    }

    private static void answered(LivePerson person, Runnable what) {
        int before = person.sees().size();
        what.run();
        assertThat(Patience.until(PATIENCE, () -> person.sees().size() > before))
                .as("%s is answered", person.account())
                .isTrue();
    }

    @Test
    void what_people_write_is_nowhere_but_in_their_own_chat_and_nothing_is_left_of_whoever_is_forgotten()
            throws IOException {
        assertThat(platforms).extracting(LivePlatform::name).containsExactlyInAnyOrderElementsOf(expected());
        List<Planter> keepers =
                NOTES.stream().flatMap(note -> people(note).stream()).toList();
        List<Planter> others = people(NOTES.get(0));
        List<Planter> all = new ArrayList<>(keepers);
        all.addAll(others);
        try (CompanionProcess companion = run()) {
            all.forEach(one -> answered(one.person(), one.person()::opens));
            all.forEach(one -> answered(
                    one.person(), () -> one.person().writes("hm " + mark(one, "an answer that does not fit"))));
            others.forEach(one -> one.platform().plants(one.person(), way -> mark(one, way)));
            others.forEach(one -> answered(one.person(), () -> one.person().writes("help")));
            companion.stop();
        }
        all.forEach(this::placedAtANote);
        Map<Planter, String> kept = new HashMap<>();
        try (CompanionProcess companion = run()) {
            for (Planter one : all) {
                kept.put(one, mark(one, "the note " + one.note()));
                answered(one.person(), () -> one.person().writes("what happened is " + kept.get(one)));
            }
            assertNothingInTheOpen(all);
            keepers.forEach(one -> answered(one.person(), () -> one.person().writes("keep")));
            others.forEach(one -> answered(one.person(), () -> one.person().writes("let it go")));
            keepers.forEach(one -> answered(one.person(), () -> one.person().writes("give me my data")));
            assertNothingInTheOpen(all);
            keepers.forEach(one -> assertThat(
                            Patience.until(PATIENCE, () -> words(one).contains(Objects.requireNonNull(kept.get(one)))))
                    .as("their own words, in their own chat")
                    .isTrue());
            all.forEach(this::plantedInPassing);
            assertTrafficGoesHome();
            companion.stop();
        }
        keepers.forEach(one -> assertThat(export(one)).contains(kept.get(one)));
        others.forEach(one -> assertThat(export(one)).doesNotContain(marks.keySet()));
        assertNothingInTheOpen(all);
        assertALeakWouldBeFound(all.get(0));

        try (CompanionProcess companion = run()) {
            all.forEach(one -> answered(one.person(), () -> one.person().writes("forget me")));
            all.forEach(one -> answered(one.person(), () -> one.person().writes("yes, forget me")));
            companion.stop();
        }
        CompanionProcess.says(home(), environment, "compact");
        assertThat(found(marks.keySet())).isEmpty();
        assertThat(found(accounts(all))).as("accounts after it").isEmpty();
    }

    /** Help, where what was kept for a bad evening is shown; a time and a country that are none; and a hidden screen. */
    private void plantedInPassing(Planter one) {
        LivePerson person = one.person();
        answered(person, () -> person.writes("help now"));
        person.writes("every day at " + mark(one, "a time"));
        person.writes("my notes");
        person.writes("at 8 in " + mark(one, "a note to be set"));
        person.writes("he hits me, " + mark(one, "words of danger"));
        person.writes("hide");
        person.writes(mark(one, "a hidden screen"));
        reads(one, HIDDEN);
        person.writes("come back");
        reads(one, "You are back");
    }

    /** What was there before may be taken away meanwhile, so messages cannot be counted. */
    private static void reads(Planter one, String words) {
        assertThat(Patience.until(PATIENCE, () -> words(one).contains(words)))
                .as("%s reads \"%s\"", one.person().account(), words)
                .isTrue();
    }

    private List<Planter> people(String note) {
        return platforms.stream()
                .map(platform -> new Planter(platform, platform.newcomer(), note))
                .toList();
    }

    private static List<String> accounts(List<Planter> people) {
        return people.stream()
                .map(one -> one.person().account().replaceFirst(".*:", ""))
                .toList();
    }

    private static String words(Planter one) {
        StringBuilder words = new StringBuilder();
        one.person().sees().forEach(seen -> words.append(seen.words()));
        return words.toString();
    }

    /** Where these words are, for somebody who has the key to the database too. */
    private List<String> found(Collection<String> words) {
        try {
            return new RawScan(words)
                    .in(folder, new KeyFile(home().resolve("key")).find().orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String export(Planter one) {
        return CompanionProcess.says(
                home(), environment, "export", "--as", one.person().account());
    }

    /** Not in the database, its logs of changes, temporary files or the log; and no account in the log. */
    private void assertNothingInTheOpen(List<Planter> people) {
        assertThat(found(marks.keySet())).isEmpty();
        try {
            byte[] log = Files.readAllBytes(home().resolve("run.log"));
            assertThat(new RawScan(accounts(people)).in("run.log", log)).isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void assertTrafficGoesHome() {
        for (LivePlatform platform : platforms) {
            List<LivePlatform.Sent> traffic = platform.traffic();
            assertThat(traffic).as(platform.name()).isNotEmpty();
            for (LivePlatform.Sent sent : traffic) {
                marks.forEach((mark, whose) -> {
                    if (sent.words().contains(mark)) {
                        assertThat(whose).startsWith(sent.to() + " ");
                    }
                });
            }
        }
    }

    private <T> T inStore(Function<org.reweave.store.Transactions.Work, T> work) {
        try (JdbcStore store = JdbcStore.open(
                new StoreSettings.Embedded(home()), new ShortIds(Clock.systemUTC(), new SecureRandom()))) {
            return store.inTransaction(work);
        }
    }

    /** Moves somebody to a question for words of their own. */
    private void placedAtANote(Planter one) {
        String[] account = one.person().account().split(":", -1);
        PersonState there = new Director(Map.of("role", "broke", "age", "adult"))
                .reach(one.note(), Instant.now())
                .state();
        inStore(work -> {
            Address address = new Address(account[0], account[1], "any");
            Person person = work.persons().lockByAddress(List.of(address)).get(address);
            assertThat(person).as(one.person().account()).isNotNull();
            work.persons().save(List.of(new Person(person.id(), person.version(), person.address(), there)));
            return true;
        });
    }

    /** Puts a mark where it must never be, in a column, in a log and in a temporary file, and looks for it. */
    private void assertALeakWouldBeFound(Planter one) throws IOException {
        String leak = mark(one, "a leak on purpose");
        RawScan scan = new RawScan(List.of(leak));
        UpdateKey update = new UpdateKey("leak", "1");
        Instant now = Instant.now();
        inStore(work -> {
            work.inbox().park(new Parked(update, "", "because of " + leak, now));
            return true;
        });
        assertThat(scan.in(folder)).as("encrypted with its file").isEmpty();
        assertThat(found(List.of(leak))).isNotEmpty().allMatch(found -> found.contains("decrypted"));
        inStore(work -> work.inbox().forgetParkedBefore(now.plusSeconds(1)));
        Path log = home().resolve("run.log");
        Files.writeString(log, leak + "\n", StandardCharsets.UTF_8, StandardOpenOption.APPEND);
        assertThat(scan.in(folder)).anyMatch(found -> found.contains("run.log"));
        Files.writeString(log, Files.readString(log).replace(leak, "taken out"));
        Files.writeString(folder.resolve("temporary").resolve("leak"), leak, StandardCharsets.UTF_16LE);
        assertThat(scan.in(folder)).anyMatch(found -> found.contains("temporary"));
        Files.delete(folder.resolve("temporary").resolve("leak"));
    }
}
