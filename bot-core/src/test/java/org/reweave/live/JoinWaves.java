package org.reweave.live;

import java.io.PrintStream;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.ServiceLoader;
import org.reweave.store.ShortIds;
import org.reweave.store.StoreSettings;
import org.reweave.store.jdbc.JdbcStore;

/** A {@link JoinWave} on every platform there is a fake of, one after the other. */
public final class JoinWaves {
    /** A conversation with somebody never written to comes out of this budget on Discord. */
    private static final int OPENINGS_AN_HOUR = 10;

    /** By how much an answer may come later than was told, and how long somebody may wait who was told nothing. */
    private static final Duration TOLD_ENOUGH = Duration.ofMinutes(1);

    private final PrintStream out;

    public JoinWaves(PrintStream out) {
        this.out = out;
    }

    /**
     * So many people join within that time, by a clock so many times as fast, with a database in that folder; returns whether all
     * of it went well.
     */
    public boolean run(Path folder, int people, Duration within, int faster) {
        boolean good = true;
        boolean any = false;
        for (JoinWave wave : ServiceLoader.load(JoinWave.class)) {
            any = true;
            try (JdbcStore store = JdbcStore.open(
                    new StoreSettings.Embedded(folder.resolve(wave.name())),
                    new ShortIds(Clock.systemUTC(), new SecureRandom()))) {
                JoinWave.Came came = wave.run(store, people, within, faster, out);
                good &= judge(wave.name(), came, people);
            }
        }
        out.println(good && any ? "pass" : "fail");
        return good && any;
    }

    private boolean judge(String name, JoinWave.Came came, int people) {
        out.printf(
                "%s: %,d of %,d joined, %,d asked; answered within %d s, half of all within %d s; %d refused,"
                        + " %d conversations opened; %,d were told when and answered at most %d s later than that,"
                        + " nobody else who can be told waited longer than %d s, and nobody who cannot longer than"
                        + " %d s%n",
                name,
                came.joined(),
                people,
                came.asked(),
                came.longest().toSeconds(),
                came.median().toSeconds(),
                came.refusals(),
                came.openings(),
                came.told(),
                came.late().toSeconds(),
                came.untold().toSeconds(),
                came.untellable().toSeconds());
        return came.joined() == people
                && came.asked() == people
                && came.refusals() == 0
                && came.late().compareTo(TOLD_ENOUGH) <= 0
                && came.untold().compareTo(TOLD_ENOUGH) <= 0
                && came.openings() <= OPENINGS_AN_HOUR * 2;
    }
}
