package org.reweave.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.reweave.Shipped;
import org.reweave.message.Inbound;
import org.reweave.message.Place;
import org.reweave.store.MemoryStore;

/** A round begins in a large group, and thousands are to be asked; whoever taps meanwhile does not wait for all of them. */
class TapsFirstTest {
    private static final Instant START = Instant.parse("2026-03-02T10:00:00Z");
    private static final Place HERE = GroupStage.place("circle", "c1");
    private static final int MEMBERS = 6_000;
    /** More are not begun at once; without a way past the others a tap comes among the last so many. */
    private static final int AT_ONCE = 1_000;

    @Test
    void a_tap_overtakes_the_letters_that_nobody_waits_for() {
        MemoryStore store = new MemoryStore();
        AtomicInteger left = new AtomicInteger();
        try (GroupStage stage = new GroupStage(store, Shipped.groups(), START)) {
            String prefix =
                    stage.setUp(HERE, "lena", List.of("w-zone-Europe_Lisbon", "w-day-2", "w-hour-18", "c-rounds-0"));
            for (int member = 0; member < MEMBERS; member++) {
                stage.taps("m" + member, prefix, "in");
            }
            stage.settle();
            AtomicInteger asked = new AtomicInteger();
            stage.whenTold(user -> {
                if (user.startsWith("m") && asked.incrementAndGet() == 1) {
                    stage.begins("lena", new Inbound.Press(prefix + "numbers"));
                } else if (user.equals("lena") && asked.get() > 0) {
                    left.compareAndSet(
                            0,
                            store.inTransaction(work -> work.nudges().due(stage.now(), MEMBERS))
                                    .size());
                }
            });

            stage.taps("lena", prefix, "round");
            stage.settle();

            assertThat(asked).hasValue(MEMBERS);
        }
        assertThat(left.get())
                .as("members whose turn had not come when the tap was answered")
                .isGreaterThan(AT_ONCE);
    }
}
