package org.reweave.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.reweave.live.JoinWave;
import org.reweave.store.MemoryStore;

/** A small wave of people who join a group at once; {@code ./reweave bench wave} sends ten thousand. */
class DiscordWaveTest {
    private static final int PEOPLE = 150;

    @Test
    void everybody_who_joins_at_once_is_answered_and_asked_and_few_conversations_are_opened() {
        JoinWave.Came came = new DiscordWave()
                .run(
                        new MemoryStore(),
                        PEOPLE,
                        Duration.ofSeconds(2),
                        10,
                        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));

        assertThat(came.joined()).isEqualTo(PEOPLE);
        assertThat(came.asked()).isEqualTo(PEOPLE);
        assertThat(came.refusals()).isZero();
        assertThat(came.openings())
                .as("none where everybody taps before their turn to be written to has come")
                .isLessThanOrEqualTo(Pacer.NEW_CHATS_AN_HOUR + 2);
    }
}
