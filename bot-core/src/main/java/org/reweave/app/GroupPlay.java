package org.reweave.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.reweave.export.Handing;
import org.reweave.runtime.Companion;
import org.reweave.runtime.CompanionSettings;
import org.reweave.runtime.FloodLimits;
import org.reweave.runtime.MovableClock;
import org.reweave.runtime.PassingTime;
import org.reweave.store.ShortIds;
import org.reweave.store.StoreSettings;
import org.reweave.store.jdbc.JdbcStore;
import org.reweave.terminal.GroupTable;

/**
 * The whole companion over a database of its own, for a group at one terminal and a clock that is moved by hand. It is the real
 * thing but for the platform; when it ends, nothing of it is left.
 */
final class GroupPlay implements GroupTable.Play, AutoCloseable {
    private static final Duration ENDS_WITHIN = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Path folder;
    private final JdbcStore store;
    private final Companion companion;
    private final PassingTime time;
    private final MovableClock clock;

    GroupPlay(Conversation conversation, Instant start, GroupTable table) {
        this.clock = new MovableClock(start);
        this.folder = newFolder();
        this.store = JdbcStore.open(new StoreSettings.Embedded(folder), new ShortIds(clock, new SecureRandom()));
        this.time = new PassingTime(store, clock, GroupTable.PLATFORM, PATIENCE);
        this.companion = new Companion(
                store,
                conversation.engine(),
                conversation.newcomers(),
                new Handing(conversation::retelling),
                conversation.groups(),
                clock,
                List.of(table),
                CompanionSettings.embedded().with(FloodLimits.NONE));
    }

    private static Path newFolder() {
        try {
            return Files.createTempDirectory("reweave-group");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Plays until nobody types any more. */
    void run(GroupTable table) throws InterruptedException {
        companion.start();
        table.play(companion.sink(), this);
    }

    @Override
    public void settle() {
        time.settle();
    }

    @Override
    public void move(Duration by) {
        time.move(by);
    }

    @Override
    public Instant now() {
        return clock.instant();
    }

    @Override
    public void close() {
        companion.stop(ENDS_WITHIN);
        store.close();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
