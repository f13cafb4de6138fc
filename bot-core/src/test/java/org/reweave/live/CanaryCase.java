package org.reweave.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.reweave.engine.PersonState;
import org.reweave.message.Address;
import org.reweave.store.KeyFile;
import org.reweave.store.MasterKey;
import org.reweave.store.Persons.Person;
import org.reweave.store.ShortIds;
import org.reweave.store.StoreSettings;
import org.reweave.store.Transactions.Work;
import org.reweave.store.jdbc.JdbcStore;

/**
 * Marked words are put into ways in on every platform, and then every byte the companion left anywhere is searched: its files, its
 * temporary files, its log, what its commands print, and everything it sent.
 *
 * <p>The companion runs with {@code --debug}, which logs more than any level.
 */
public abstract class CanaryCase {
    static final Duration PATIENCE = Duration.ofMinutes(1);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    final List<LivePlatform> platforms = Soak.platforms();
    final Marks marks = new Marks();
    private final Map<String, String> environment = new HashMap<>(Soak.environment(platforms));

    /** The names of the platforms that have to be there. */
    protected abstract List<String> expected();

    @BeforeEach
    void all_platforms_are_there() {
        assertThat(platforms).extracting(LivePlatform::name).containsExactlyInAnyOrderElementsOf(expected());
    }

    @AfterEach
    void the_platforms_are_closed_and_every_request_was_one_they_take() {
        platforms.forEach(LivePlatform::close);
        assertThat(platforms)
                .allSatisfy(platform -> assertThat(platform.violations()).isEmpty());
    }

    final Path home() {
        return make(folder.resolve("home"));
    }

    /** Where its temporary files are. */
    final Path temporary() {
        return make(folder.resolve("temporary"));
    }

    private static Path make(Path path) {
        try {
            return Files.createDirectories(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int greetings() {
        return platforms.stream().mapToInt(LivePlatform::greetings).sum();
    }

    /** Starts the companion, and waits until it is connected. */
    final CompanionProcess run() {
        int before = greetings();
        environment.put("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + temporary());
        CompanionProcess companion = CompanionProcess.begin(home(), environment, "run", "--debug");
        awaits("it is connected", () -> greetings() >= before + platforms.size());
        return companion;
    }

    static void awaits(String what, BooleanSupplier condition) {
        assertThat(Patience.until(PATIENCE, condition)).as(what).isTrue();
    }

    /** How many requests the companion made that somebody sees alone, whatever became of them. */
    final int sentTo(LivePerson person) {
        return (int) platforms.stream()
                .flatMap(platform -> platform.traffic().stream())
                .filter(sent -> sent.to().equals(person.account()))
                .count();
    }

    static void answered(LivePerson person, Runnable what) {
        int before = person.sees().size();
        what.run();
        awaits(person.account() + " is answered", () -> person.sees().size() > before);
    }

    static void writes(LivePerson person, String text) {
        answered(person, () -> person.writes(text));
    }

    /** What was there before may be taken away meanwhile, so messages cannot be counted. */
    static void reads(LivePerson person, String words) {
        awaits(person.account() + " reads: " + words, () -> sees(person).contains(words));
    }

    static String sees(LivePerson person) {
        StringBuilder words = new StringBuilder();
        person.sees().forEach(seen -> words.append(seen.words()));
        return words.toString();
    }

    /** New words of somebody's, by the way they come in. */
    final UnaryOperator<String> marksOf(LivePerson person) {
        return way -> marks.of(person, way);
    }

    /** What one of its commands prints, as it is run by the host who wants to see all there is; marks and accounts must not be in it. */
    final String hostSees(List<LivePerson> people, String command) {
        String said = CompanionProcess.says(home(), environment, command, "--debug");
        try {
            String all = said + Files.readString(home().resolve("errors.log"));
            assertThat(all).as(command).doesNotContain(marks.words()).doesNotContain(accounts(people));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return said;
    }

    /** What one of its commands prints. */
    final String says(String... arguments) {
        return CompanionProcess.says(home(), environment, arguments);
    }

    final String export(LivePerson person) {
        return says("export", "--as", person.account());
    }

    static List<String> accounts(List<LivePerson> people) {
        return people.stream()
                .map(person -> person.account().replaceFirst(".*:", ""))
                .toList();
    }

    /** Where these words are, for somebody who has the key to the database too. */
    final List<String> found(Collection<String> words) {
        try {
            return new RawScan(words).in(folder, key());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    final MasterKey key() {
        return new KeyFile(home().resolve("key")).find().orElseThrow();
    }

    final String log() {
        try {
            return Files.readString(home().resolve("run.log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Not in the database, its logs of changes, temporary files or the log; and no account in the log. */
    final void assertNothingInTheOpen(List<LivePerson> people) {
        assertThat(found(marks.words())).isEmpty();
        assertThat(log()).doesNotContain(accounts(people));
    }

    /** Everybody says that they want to be forgotten, and is. */
    static void areForgotten(List<LivePerson> people) {
        people.forEach(person -> writes(person, "forget me"));
        people.forEach(person -> writes(person, "yes, forget me"));
    }

    /** After a compaction no file holds any of the words, or who these people were. */
    final void assertNothingIsLeft(List<LivePerson> people) {
        says("compact");
        assertThat(found(marks.words())).as("after it").isEmpty();
        assertThat(found(accounts(people))).as("accounts after it").isEmpty();
    }

    final <T> T inStore(Function<Work, T> work) {
        try (JdbcStore store = JdbcStore.open(
                new StoreSettings.Embedded(home()), new ShortIds(Clock.systemUTC(), new SecureRandom()))) {
            return store.inTransaction(work);
        }
    }

    private static Person person(Work work, LivePerson who) {
        String[] account = who.account().split(":", -1);
        Address address = new Address(account[0], account[1], "any");
        Person person = work.persons().lockByAddress(List.of(address)).get(address);
        assertThat(person).as(who.account()).isNotNull();
        return person;
    }

    /** Moves people to other places in the journey. */
    final void placed(Map<LivePerson, PersonState> places) {
        inStore(work -> {
            places.forEach((who, state) -> {
                Person person = person(work, who);
                work.persons().save(List.of(new Person(person.id(), person.version(), person.address(), state)));
            });
            return true;
        });
    }

    /** Everybody is erased as the host does it, all at once. */
    final void erased(List<LivePerson> people) {
        inStore(work -> {
            people.forEach(who -> work.persons().erase(person(work, who).id(), Instant.now()));
            return true;
        });
    }
}
