package org.reweave.runtime;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.reweave.store.MemoryStore;
import org.reweave.store.StoreSettings;
import org.reweave.store.Transactions;
import org.reweave.store.jdbc.JdbcStore;

/** The stores the runtime is tested on. */
enum StoreKind {
    MEMORY {
        @Override
        Opened open() {
            return new Opened(new MemoryStore(), () -> {});
        }
    },
    H2 {
        @Override
        Opened open() {
            Path directory = newDirectory();
            JdbcStore store = JdbcStore.open(new StoreSettings.Embedded(directory), StoreKind::id);
            return new Opened(store, () -> {
                store.close();
                remove(directory);
            });
        }
    };

    /** A store, and what closes it. */
    record Opened(Transactions store, Runnable closing) {}

    /** A new store with nothing in it. */
    abstract Opened open();

    private static String id() {
        return UUID.randomUUID().toString().replace("-", "").substring(0, 25);
    }

    private static Path newDirectory() {
        try {
            return Files.createTempDirectory("runtime");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void remove(Path directory) {
        try (Stream<Path> all = Files.walk(directory)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
