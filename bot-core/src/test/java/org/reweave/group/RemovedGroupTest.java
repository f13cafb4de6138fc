package org.reweave.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reweave.message.GroupInbound;

/** What is kept of a group goes when the companion was removed from it for long enough. */
class RemovedGroupTest {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final String ID = "0123456789abcdef";
    private static final GroupEngine USUAL = new GroupEngine(
            GroupLanguages.read(RemovedGroupTest.class.getClassLoader(), List.of("en")), ZoneId.of("Europe/Lisbon"));

    private static final GroupEvent LOOKED_AT = new GroupEvent.Due(List.of());

    /** Whether it is gone after so long, in which it was looked at when it asked for it. */
    private static boolean purgedAfter(GroupEngine engine, Duration after) {
        GroupState before = engine.newcomer("here", "00112233445566778899aabbccddeeff");
        GroupEvent removed = new GroupEvent.Happened(Optional.empty(), "here", new GroupInbound.BotRemoved(), "");
        GroupState gone = engine.transition(ID, before, removed, NOW).next();
        Instant end = NOW.plus(after);
        for (Instant look = NOW; look.isBefore(end); look = look.plus(Duration.ofHours(1))) {
            gone = engine.transition(ID, gone, LOOKED_AT, look).next();
        }
        return engine.transition(ID, gone, LOOKED_AT, end).effects().stream()
                .anyMatch(GroupEffect.Purge.class::isInstance);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 30})
    void it_is_kept_for_as_many_days_as_the_host_says(int days) {
        GroupEngine engine = USUAL.keepingRemoved(Duration.ofDays(days));

        assertThat(purgedAfter(engine, Duration.ofDays(days).minusSeconds(1))).isFalse();
        assertThat(purgedAfter(engine, Duration.ofDays(days))).isTrue();
    }

    @Test
    void it_is_kept_for_a_week_where_the_host_says_nothing() {
        assertThat(purgedAfter(USUAL, Duration.ofDays(7).minusSeconds(1))).isFalse();
        assertThat(purgedAfter(USUAL, Duration.ofDays(7))).isTrue();
    }
}
