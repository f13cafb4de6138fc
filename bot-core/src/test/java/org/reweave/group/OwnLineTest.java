package org.reweave.group;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnLineTest {
    private static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    @Test
    void lines_are_read_with_every_way_to_reach_them() {
        assertThat(OwnLine.read(
                        "Night line: 0800 111-222, text 77 123, 6 pm to 6 am; Our office: https://example.org/chat",
                        NOW))
                .contains(List.of(
                        new OwnLine("Night line", "0800 111-222", "77 123", "", "6 pm to 6 am", TODAY),
                        new OwnLine("Our office", "", "", "https://example.org/chat", "", TODAY)));
        assertThat(OwnLine.read("One: 112\nTwo: SMS HELP to 112", NOW))
                .contains(List.of(
                        new OwnLine("One", "112", "", "", "", TODAY),
                        new OwnLine("Two", "", "HELP to 112", "", "", TODAY)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ";",
                "no colon 0800 111",
                ": 0800 111",
                "Only hours: in the evening",
                "Twice: 0800 111, 0800 222",
                "Not safe: http://example.org",
                "Not an address: https://example",
                "Dangling: 0800 111,",
                "Long hours: 0800 111, on every evening of the week from the sixth hour to the tenth",
                "A: 112; B: 112; C: 112; D: 112; E: 112",
                "A: 112; and what is this",
                "\u200b\u200d: 0800 111",
                "...: 0800 111",
                "Night line: text \u200f0800 111 222",
                "Night\u202e line: 0800 111",
                "Night line: 0800 111, \u2067in the evening\u2069",
                "Night line: text 112 and whatever else somebody would like to say to everybody who reads this"
            })
    void what_cannot_be_read_whole_is_not_read(String written) {
        assertThat(OwnLine.read(written, NOW)).isEmpty();
    }

    @Test
    void a_line_grows_old_like_any_other() {
        OwnLine line = new OwnLine("One", "112", "", "", "", TODAY);

        assertThat(line.fresh(NOW.plus(Duration.ofDays(364)))).isTrue();
        assertThat(line.fresh(NOW.plus(Duration.ofDays(366)))).isFalse();
    }
}
