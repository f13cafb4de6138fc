package org.reweave.message;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reweave.spi.Screens;

class DocumentTest {
    private static final byte[] BYTES = "private words".getBytes(UTF_8);

    private static Document named(String name) {
        return new Document(name, BYTES, "All of it.", "It cannot be brought here.");
    }

    @Test
    void it_is_a_value_that_nobody_can_change_from_outside() {
        Document file = named("notes.json");
        byte[] bytes = file.bytes();
        Document same = new Document("notes.json", bytes, "All of it.", "It cannot be brought here.");
        bytes[0] ^= 1;

        assertThat(file).isEqualTo(same).hasSameHashCodeAs(same);
        assertThat(new Document("notes.json", bytes, "All of it.", "It cannot be brought here."))
                .isNotEqualTo(file);
        assertThat(named("notes.html")).isNotEqualTo(file);
        assertThat(file.toString()).doesNotContain("private", "All of it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "notes",
                "../notes.json",
                "a/b.json",
                "Notes.json",
                "no tes.json",
                "notes.tar.gz",
                "no\"t.json"
            })
    void a_name_that_is_not_the_same_everywhere_is_refused(String name) {
        assertThatThrownBy(() -> named(name)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_is_empty_too_large_or_without_words_is_refused() {
        assertThatThrownBy(() -> new Document("notes.json", new byte[0], "x", "y"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Document("notes.json", new byte[Document.MAX_BYTES + 1], "x", "y"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Document("notes.json", BYTES, " ", "y"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Document("notes.json", BYTES, "x", " "))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void what_it_is_is_told_above_the_text_and_what_is_said_in_its_place_stands_there_where_it_cannot_be_brought() {
        OutboundMessage message = Screens.say("That is all.").with(named("notes.json"));

        assertThat(message.told().words()).isEqualTo("All of it.\n\nThat is all.");
        assertThat(message.withoutFile().told().words()).isEqualTo("It cannot be brought here.\n\nThat is all.");
        assertThat(message.withoutFile().document()).isEmpty();
        assertThat(Screens.say("That is all.").withoutFile()).isEqualTo(Screens.say("That is all."));
    }

    @Test
    void a_message_brings_a_picture_or_a_file() {
        OutboundMessage shown = Screens.say("x").with(Screens.picture("A line."));

        assertThatThrownBy(() -> shown.with(named("notes.json"))).isInstanceOf(IllegalArgumentException.class);
    }
}
