package org.reweave.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.reweave.message.OutboundMessage;
import org.reweave.walk.Director;
import org.reweave.walk.Walk;

/** Days chosen together from one menu, as Discord hands them over; ticked one by one they are in a transcript. */
class SomeDaysTest {
    private final Walk walk = new Director(Map.of("role", "hurt", "age", "adult"))
            .reach("reason-known", Instant.parse("2026-03-02T10:00:00Z"));

    private String does(Event event) {
        List<OutboundMessage> said = walk.does(event, walk.now().plusSeconds(20)).stream()
                .flatMap(heard -> heard.said().stream())
                .toList();
        return said.get(said.size() - 1).text().words();
    }

    private String chooses(int visit, String... ids) {
        return does(new Event.Selected(visit, List.of(ids)));
    }

    private int visit() {
        return walk.state().visit();
    }

    @Test
    void are_a_check_in_on_those_days() {
        does(new Event.Said("my notes", Optional.empty()));
        does(new Event.Pressed(visit(), "~n-set-up"));
        assertThat(does(new Event.Pressed(visit(), "~n-some-days"))).startsWith("On which days?");

        assertThat(chooses(visit(), "~n-tick-2", "~n-tick-6")).startsWith("At what time?");
        assertThat(does(new Event.Said("8 pm", Optional.empty()))).contains("every Tuesday and Saturday at 8:00 PM");
    }

    @Test
    void are_not_taken_from_a_menu_that_is_no_longer_open() {
        does(new Event.Said("my notes", Optional.empty()));
        does(new Event.Pressed(visit(), "~n-set-up"));
        does(new Event.Pressed(visit(), "~n-some-days"));
        int old = visit();
        does(new Event.Said("my notes", Optional.empty()));

        chooses(old, "~n-tick-2", "~n-tick-6");

        assertThat(walk.state().dialog())
                .isInstanceOfSatisfying(
                        Dialog.Notes.class, notes -> assertThat(notes.page()).isEqualTo(Dialog.Page.LIST));
    }
}
