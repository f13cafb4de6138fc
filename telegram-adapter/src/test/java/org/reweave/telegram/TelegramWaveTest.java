package org.reweave.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.reweave.live.JoinWave;
import org.reweave.store.MemoryStore;

/** A small wave of people who join a group at once; {@code ./reweave bench wave} sends ten thousand. */
class TelegramWaveTest {
    private static final int PEOPLE = 150;
    private static final PrintStream NOWHERE =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

    private static JoinWave.Came came(TelegramWave wave) {
        return wave.run(new MemoryStore(), PEOPLE, Duration.ofSeconds(2), 10, NOWHERE);
    }

    @Test
    void everybody_who_joins_at_once_is_answered_and_asked_within_what_telegram_allows() {
        JoinWave.Came came = came(new TelegramWave());

        assertThat(came.joined()).isEqualTo(PEOPLE);
        assertThat(came.asked()).isEqualTo(PEOPLE);
        assertThat(came.refusals()).isZero();
    }

    @Test
    void those_who_do_not_pace_are_refused() {
        assertThat(came(new TelegramWave(Tempo.usual().paced(1_000, 1_000))).refusals())
                .isPositive();
    }
}
