package org.reweave.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reweave.message.Document;
import org.reweave.message.OutboundMessage;
import org.reweave.spi.Rig.Ability;
import org.reweave.spi.Rig.Fault;
import org.reweave.spi.Rig.Handed;
import org.reweave.spi.Rig.Offer;
import org.reweave.spi.Rig.Shown;

/** What every chat platform's adapter keeps when it hands somebody a file. */
public abstract class PlatformFilesContract {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Document NOTES = Screens.file("notes.json", 3_000, "Here: all of it.");

    private Rig rig;
    private RecordingSink sink;
    private PlatformAdapter adapter;
    private int deliveries;

    /** Sets up a platform of its own for one test. */
    protected abstract Rig rig() throws Exception;

    @BeforeEach
    void started() throws Exception {
        rig = rig();
        sink = new RecordingSink();
        adapter = rig.adapter();
        adapter.start(sink);
    }

    @AfterEach
    void tear_down() {
        sink.release();
        if (rig.has(Ability.FAULTS)) {
            rig.heals();
        }
        adapter.stop(Duration.ofSeconds(2));
        rig.close();
    }

    @Test
    void a_file_is_handed_over_whole_under_its_name_with_the_words_for_it() {
        shows(Screens.say("").with(NOTES));

        assertThat(handed()).singleElement().satisfies(file -> isWhole(file, NOTES));
        assertThat(words()).contains("Here: all of it.").doesNotContain(NOTES.instead());
    }

    @Test
    void the_largest_file_there_can_be_is_handed_over_whole() {
        Document largest = Screens.file("notes.json", Document.MAX_BYTES, "Here: all of it.");

        shows(Screens.say("").with(largest));

        assertThat(handed()).singleElement().satisfies(file -> isWhole(file, largest));
    }

    @Test
    void two_files_come_one_after_the_other_and_what_was_open_below_them() {
        Document page = Screens.file("notes.html", 700, "To read.");

        shows(Screens.say("").with(page));
        shows(Screens.say("").with(NOTES));
        shows(Screens.ask(7, "How is today?", "Quiet", "Rough"));

        List<Handed> files = handed();
        assertThat(files).extracting(Handed::name).containsExactly("notes.html", "notes.json");
        isWhole(files.get(0), page);
        isWhole(files.get(1), NOTES);
        if (rig.has(Ability.BUTTONS)) {
            List<Shown> all = rig.shown();
            assertThat(all.get(all.size() - 1).offers())
                    .extracting(Offer::label)
                    .startsWith("Quiet", "Rough");
        }
    }

    @Test
    void where_no_file_is_taken_the_words_for_that_stand_in_its_place_and_nothing_is_held_up() {
        rig.takesNoFiles();

        shows(Screens.say("").with(NOTES));
        shows(Screens.say("That is all."));

        assertThat(handed()).isEmpty();
        assertThat(words()).contains(NOTES.instead(), "That is all.").doesNotContain(NOTES.description());
    }

    @Test
    void a_file_that_is_tried_again_after_a_lost_answer_is_there_once_where_repeats_can_be_told() {
        assumeTrue(adapter.tellsRepeats(), "a repeated message cannot be told here");
        shows(Screens.say("Hello."));
        rig.breaks(Fault.LOST_AFTER);
        OutboundMessage message = Screens.say("").with(NOTES);
        assertThat(adapter.deliver(rig.person(), message, "file-1")).isInstanceOf(Delivery.Unknown.class);
        rig.heals();

        shows(message, "file-1");

        assertThat(handed()).singleElement().satisfies(file -> isWhole(file, NOTES));
    }

    private static void isWhole(Handed file, Document document) {
        assertThat(file.name()).isEqualTo(document.name());
        assertThat(file.bytes()).isEqualTo(document.bytes());
    }

    private List<Handed> handed() {
        return rig.shown().stream().map(rig::file).flatMap(Optional::stream).toList();
    }

    private String words() {
        return String.join("\n", rig.shown().stream().map(Shown::text).toList());
    }

    private void shows(OutboundMessage message) {
        shows(message, "delivery-" + ++deliveries);
    }

    /** Delivers a message as the relay does: what is to be tried again is tried again. */
    private void shows(OutboundMessage message, String id) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Delivery delivery = adapter.deliver(rig.person(), message, id);
        while (delivery instanceof Delivery.Retry retry && System.nanoTime() < deadline) {
            LockSupport.parkNanos(retry.after().toNanos());
            delivery = adapter.deliver(rig.person(), message, id);
        }
        assertThat(delivery).isInstanceOf(Delivery.Delivered.class);
    }
}
