package org.reweave.app;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import org.junit.jupiter.api.Test;
import org.reweave.store.StoreException;

class LogLineTest {
    private final LoggerContext context = new LoggerContext();

    @Test
    void a_line_has_time_level_name_and_message() {
        assertThat(logged(null, false))
                .matches("\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}\\.\\d{3} WARN Somewhere: it failed with 3\\n");
    }

    @Test
    void a_librarys_message_is_left_out_and_ours_stays() {
        Exception cause = new IllegalStateException("value \"she lied to me\" is too long");

        assertThat(logged(new StoreException("this could not be saved", cause), false))
                .contains("\norg.reweave.store.StoreException: this could not be saved\n")
                .contains("\ncaused by java.lang.IllegalStateException\n")
                .contains("    at org.reweave.app.LogLineTest")
                .doesNotContain("she lied");
    }

    @Test
    void told_to_quote_it_shows_everything() {
        assertThat(logged(new IllegalStateException("all of it"), true))
                .contains("java.lang.IllegalStateException: all of it");
    }

    @Test
    void causes_that_go_round_in_a_circle_come_to_an_end() {
        Exception one = new IllegalStateException("x");
        one.initCause(new IllegalArgumentException(one));

        assertThat(logged(one, false)).contains("java.lang.IllegalArgumentException");
    }

    private String logged(Throwable thrown, boolean quoting) {
        LoggingEvent event = new LoggingEvent(
                "here",
                context.getLogger("org.reweave.Somewhere"),
                Level.WARN,
                "it failed with {}",
                thrown,
                new Object[] {3});
        return new LogLine(quoting).doLayout(event);
    }
}
