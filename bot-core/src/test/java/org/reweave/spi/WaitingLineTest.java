package org.reweave.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.LongConsumer;
import org.junit.jupiter.api.Test;

/** A line at a gate that lets one through in a while, in a time that the test moves. */
class WaitingLineTest {
    private static final long WHILE = Duration.ofMillis(36).toNanos();
    /** How much later than the first one the others ask. */
    private static final long LEAD = Duration.ofMillis(1).toNanos();

    private final MovedTicks time = new MovedTicks();
    private long opens = time.nanos();
    private final WaitingLine line = new WaitingLine(time, (now, haste) -> {
        if (now < opens) {
            return opens - now;
        }
        opens = now + WHILE;
        return 0;
    });

    /** Somebody stands in line as threads do: asks, waits, and asks again. */
    private void stands(Haste haste, LongConsumer passed) {
        long since = time.nanos();
        asks(line.join(haste), wait -> passed.accept(time.nanos() - since));
    }

    private void asks(WaitingLine.Place place, LongConsumer passed) {
        long wait = place.ask();
        if (wait == 0) {
            place.leave();
            passed.accept(time.nanos());
        } else {
            time.at(time.nanos() + wait, () -> asks(place, passed));
        }
    }

    private void comesAgain(List<Long> waits) {
        stands(Haste.UNASKED, waited -> {
            waits.add(waited);
            time.at(time.nanos() + 1, () -> comesAgain(waits));
        });
    }

    @Test
    void whoever_answers_waits_for_the_next_opening_only_however_many_wait_already() {
        List<Long> unasked = new ArrayList<>();
        List<Long> answers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            comesAgain(unasked);
        }
        Random random = new Random(5);
        for (long at = 0; at < Duration.ofMinutes(10).toNanos(); at += WHILE * (2 + random.nextInt(40))) {
            time.at(at + random.nextInt((int) WHILE), () -> stands(Haste.AWAITED, answers::add));
        }
        time.park(Duration.ofMinutes(10).toNanos());
        assertThat(answers).hasSizeGreaterThan(500).allMatch(waited -> waited <= WHILE + LEAD);
        assertThat(unasked).hasSizeGreaterThan(15_000).allMatch(waited -> waited <= 16 * (WHILE + LEAD));
    }

    @Test
    void those_who_answer_go_through_in_the_order_they_came_and_the_others_after_them() {
        List<String> passed = new ArrayList<>();
        stands(Haste.UNASKED, waited -> passed.add("first, at once"));
        stands(Haste.UNASKED, waited -> passed.add("note 1"));
        stands(Haste.UNASKED, waited -> passed.add("note 2"));
        stands(Haste.AWAITED, waited -> passed.add("answer 1"));
        stands(Haste.AWAITED, waited -> passed.add("answer 2"));
        time.park(10 * WHILE);
        assertThat(passed).containsExactly("first, at once", "answer 1", "answer 2", "note 1", "note 2");
    }

    @Test
    void whoever_cannot_wait_longer_is_told_when_to_come_again_and_is_in_nobodys_way() throws InterruptedException {
        assertThat(line.pass(Haste.AWAITED, 0)).isZero();
        assertThat(line.pass(Haste.AWAITED, WHILE / 2)).isEqualTo(WHILE);
        assertThat(line.pass(Haste.UNASKED, WHILE)).isZero();
    }

    @Test
    void what_nobody_waits_for_at_all_does_not_push_in() {
        WaitingLine.Place note = line.join(Haste.UNASKED);
        assertThat(line.passesAtOnce(Haste.UNASKED)).isFalse();
        WaitingLine.Place answer = line.join(Haste.AWAITED);
        assertThat(line.passesAtOnce(Haste.AWAITED)).isFalse();
        answer.leave();
        assertThat(line.passesAtOnce(Haste.AWAITED)).isTrue();
        note.leave();
        assertThat(line.passesAtOnce(Haste.AWAITED)).isFalse();
    }

    @Test
    void a_thread_that_is_interrupted_leaves_the_line() {
        WaitingLine interrupted = new WaitingLine(new Interrupting(), (now, haste) -> 1);
        assertThatThrownBy(() -> interrupted.pass(Haste.AWAITED, WHILE)).isInstanceOf(InterruptedException.class);
        WaitingLine.Place next = interrupted.join(Haste.UNASKED);
        assertThat(next.ask()).isEqualTo(1);
    }

    /** A time in which every wait is interrupted. */
    private static final class Interrupting implements Ticks {
        @Override
        public long nanos() {
            return 0;
        }

        @Override
        public void park(long nanos) throws InterruptedException {
            throw new InterruptedException();
        }
    }
}
