package org.reweave.app;

import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.reweave.export.PersonalData;
import org.reweave.message.Address;
import org.reweave.runtime.Retention;
import org.reweave.spi.AdapterContext.Belongs;
import org.reweave.spi.AdapterContext.Heard;
import org.reweave.spi.AdapterContext.Some;
import org.reweave.store.Inbox.Parked;
import org.reweave.store.KeyFile;
import org.reweave.store.MasterKey;
import org.reweave.store.MasterKeys;
import org.reweave.store.Nudges.Late;
import org.reweave.store.Persons.Person;
import org.reweave.store.ShortIds;
import org.reweave.store.StoreException;
import org.reweave.store.StoreSettings;
import org.reweave.store.StoreStatus;
import org.reweave.store.Transactions;
import org.reweave.store.Transactions.Work;
import org.reweave.store.jdbc.JdbcStore;

/** What the companion remembers, opened; where only one process can use it, no other can until this is closed. */
final class Database implements AutoCloseable {
    /** Somebody heard from longer ago than so many others has hardly written just while nobody listened. */
    private static final int HEARD = 1_000;

    private final Optional<HomeLock> lock;
    private final JdbcStore store;
    private final Clock clock;

    private Database(Optional<HomeLock> lock, JdbcStore store, Clock clock) {
        this.lock = lock;
        this.store = store;
        this.clock = clock;
    }

    /**
     * Opens it, and brings its tables up to date.
     *
     * @throws HostException where another companion has it
     * @throws StoreException where it cannot be opened; says what to do about it
     */
    static Database open(BotConfig config, Clock clock) {
        return open(config, HostKeys.of(config), clock);
    }

    /** Opens it, and makes an empty one where it is missing although there is a key to it. */
    static Database orEmpty(BotConfig config, Clock clock) {
        return open(config, HostKeys.beginningAnew(config), clock);
    }

    private static Database open(BotConfig config, MasterKeys keys, Clock clock) {
        Optional<HomeLock> lock =
                config.builtInDatabase() ? Optional.of(HomeLock.take(config.home())) : Optional.empty();
        try {
            return new Database(
                    lock, JdbcStore.open(settings(config), keys, new ShortIds(clock, new SecureRandom())), clock);
        } catch (RuntimeException e) {
            lock.ifPresent(HomeLock::leaveAsItWas);
            throw e;
        }
    }

    private static StoreSettings settings(BotConfig config) {
        return config.value(Setting.DATABASE_URL)
                .<StoreSettings>map(url -> new StoreSettings.Postgres(
                        url,
                        config.value(Setting.DATABASE_USER).orElse(""),
                        config.secret(Setting.DATABASE_PASSWORD)
                                .map(Secret::reveal)
                                .orElse("")))
                .orElseGet(() -> new StoreSettings.Embedded(config.home()));
    }

    Transactions transactions() {
        return store;
    }

    /** Completes, with why, when it has to be opened anew before anything can be kept again. */
    CompletableFuture<StoreException> lost() {
        return store.lost();
    }

    /** Everything kept of the person this account leads to, or empty where nobody is known by it. */
    Optional<PersonalData> personalData(Address account) {
        return store.inTransaction(
                work -> person(work, account).map(person -> PersonalData.of(work, person.id(), person.state())));
    }

    /** Removes everything of the person this account leads to; false where nobody is known by it. */
    boolean erase(Address account) {
        return store.inTransaction(work -> {
            Optional<Person> person = person(work, account);
            person.ifPresent(found -> work.persons().erase(found.id(), clock.instant()));
            return person.isPresent();
        });
    }

    private static Optional<Person> person(Work work, Address account) {
        Map<Address, Person> found = work.persons().lockByAddress(List.of(account));
        return found.values().stream().findFirst();
    }

    /**
     * Puts a new master key in the place of the one in that file. The file holds both until everything is encrypted with the
     * new one, so a crash in between loses nothing.
     *
     * @return how many people there are
     */
    static int rotateKey(BotConfig config, Clock clock, KeyFile file) {
        open(config, clock).close(); // a key that is not the right one stays as it is
        MasterKey both = file.find().orElseThrow().withNew();
        file.replace(both);
        int people;
        try (Database database = open(config, clock)) {
            people = database.store.wrapAgain(both);
        }
        file.replace(both.newest());
        return people;
    }

    /** The accounts on a platform that were heard from last, the latest first. */
    List<Heard> heardFrom(String platform) {
        return store.inTransaction(work -> work.persons().heard(platform, HEARD)).stream()
                .map(heard -> new Heard(heard.address(), heard.at()))
                .toList();
    }

    /** The accounts on a platform that lead groups there. */
    List<Belongs> leading(String platform) {
        return store.inTransaction(work -> new Members(work, platform).leading());
    }

    /** Some of the accounts on a platform that joined groups there, after those that came with {@code from}. */
    Some joined(String platform, String from, int most) {
        return store.inTransaction(work -> new Members(work, platform).joined(from, most));
    }

    /** Updates that were put aside, the newest first. */
    List<Parked> parked(int limit) {
        return store.inTransaction(work -> work.inbox().parked(limit));
    }

    /** What came later than is stated, in the time for which that is kept. */
    List<Late> late() {
        return store.inTransaction(work ->
                work.nudges().lateSince(clock.instant().minus(Retention.usual().failures())));
    }

    /** What there is, in numbers. */
    StoreStatus status() {
        return store.status();
    }

    /** Writes the database anew, so that nothing erased is left in it, and closes it. */
    void closeCompacted() {
        try {
            store.closeCompacted();
        } finally {
            lock.ifPresent(HomeLock::close);
        }
    }

    @Override
    public void close() {
        try {
            store.close();
        } finally {
            lock.ifPresent(HomeLock::close);
        }
    }
}
