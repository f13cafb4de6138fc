package org.reweave.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.reweave.message.OutboundMessage;
import org.reweave.message.QuickReply;
import org.reweave.message.RichText;
import org.reweave.spi.Screens;

class MessageCodecTest {
    private static final RichText TEXT = new RichText(List.of(
            new RichText.Span("Take ", false),
            new RichText.Span("your \"time\"", true),
            new RichText.Span(".\n\n\uD83D\uDC9B \u0000", false)));

    @ParameterizedTest
    @EnumSource
    void every_input_comes_back_as_it_was(OutboundMessage.Input input) {
        comesBack(new OutboundMessage(TEXT, List.of(), input, 12));
    }

    @ParameterizedTest
    @EnumSource
    void every_role_comes_back_as_it_was(QuickReply.Role role) {
        comesBack(new OutboundMessage(
                TEXT,
                List.of(new QuickReply("12:self", "Themselves", role), new QuickReply("12:~skip", "Skip", role)),
                OutboundMessage.Input.CHOICE,
                12));
    }

    @Test
    void a_message_that_says_nothing_comes_back() {
        comesBack(OutboundMessage.saying(new RichText(List.of())));
    }

    @Test
    void a_picture_comes_back_with_its_message() {
        OutboundMessage shown = OutboundMessage.saying(TEXT).with(Screens.picture("Three weeks, each a little safer."));
        comesBack(shown);
        assertThat(new String(MessageCodec.encode(shown), UTF_8)).startsWith("{\"f\":2,");
        assertThat(shown.toString()).doesNotContain("safer");
    }

    @Test
    void a_post_that_opens_a_thread_comes_back_and_plain_words_are_of_the_oldest_format() {
        OutboundMessage post = OutboundMessage.saying(TEXT).opening("Reason, this week");
        comesBack(post);
        assertThat(new String(MessageCodec.encode(post), UTF_8)).startsWith("{\"f\":3,");
        assertThat(new String(MessageCodec.encode(OutboundMessage.saying(TEXT)), UTF_8))
                .startsWith("{\"f\":1,");
    }

    @Test
    void where_a_prompt_is_shown_comes_back_with_it() {
        OutboundMessage again =
                Screens.ask(7, "How is today?", "Quiet", "Rough").shownIn("4711");
        comesBack(again);
        comesBack(again.with(Screens.picture("Three weeks.")));
    }

    @Test
    void a_message_without_a_sound_comes_back_so() {
        OutboundMessage note = Screens.ask(7, "How is today?", "Quiet", "Rough").silently();
        comesBack(note);
        comesBack(note.with(Screens.picture("Three weeks.")).shownIn("4711"));
        assertThat(new String(MessageCodec.encode(note), UTF_8)).startsWith("{\"f\":4,");
    }

    @Test
    void a_file_comes_back_with_its_message_and_nothing_of_it_is_quoted() {
        OutboundMessage handed = Screens.say("All of it.").with(Screens.file("notes.json", 5_000, "To take along."));
        comesBack(handed);
        comesBack(handed.silently());
        assertThat(new String(MessageCodec.encode(handed), UTF_8)).startsWith("{\"f\":5,");
        assertThat(handed.toString()).doesNotContain("take along");
    }

    @Test
    void a_guarded_message_comes_back_so() {
        OutboundMessage said = Screens.ask(7, "How is today?", "Quiet", "Rough").asGuarded();
        comesBack(said);
        comesBack(said.silently().with(Screens.picture("Three weeks.")));
        assertThat(new String(MessageCodec.encode(said), UTF_8)).startsWith("{\"f\":6,");
    }

    @Test
    void what_is_told_of_a_file_that_waits_is_its_size() throws Exception {
        OutboundMessage handed = Screens.say("All of it.").with(Screens.file("notes.json", 5_000, "To take along."));
        JsonNode written = new JsonMapper().readTree(MessageCodec.encode(handed));

        MessageCodec.fold(written);

        assertThat(written.at("/d/0").asText()).isEqualTo("notes.json");
        assertThat(written.at("/d/1").asInt()).isEqualTo(5_000);
        assertThat(written.toString()).hasSizeLessThan(300);
        JsonNode words = new JsonMapper().readTree(MessageCodec.encode(Screens.say("Hello.")));
        MessageCodec.fold(words);
        assertThat(words.at("/t/0").asText()).isEqualTo("Hello.");
    }

    @Test
    void format_1_can_be_read_for_ever() {
        String written = "{\"f\":1,\"t\":[\"What was it? \",[\"Take your time.\"]],"
                + "\"r\":[[\"12:self\",\"Themselves\",\"c\"],[\"12:~skip\",\"Skip\",\"x\"]],\"i\":\"c\",\"v\":12}";

        OutboundMessage message = MessageCodec.decode(written.getBytes(UTF_8));

        assertThat(message)
                .isEqualTo(new OutboundMessage(
                        new RichText(List.of(
                                new RichText.Span("What was it? ", false), new RichText.Span("Take your time.", true))),
                        List.of(
                                new QuickReply("12:self", "Themselves", QuickReply.Role.CHOICE),
                                new QuickReply("12:~skip", "Skip", QuickReply.Role.EXIT)),
                        OutboundMessage.Input.CHOICE,
                        12));
        assertThat(new String(MessageCodec.encode(message), UTF_8)).isEqualTo(written);
    }

    @Test
    void damage_and_a_newer_format_are_reported_without_quoting_anything() {
        byte[] whole = MessageCodec.encode(OutboundMessage.saying(RichText.plain("private words")));

        assertThatThrownBy(() -> MessageCodec.decode(Arrays.copyOf(whole, whole.length - 2)))
                .isInstanceOf(StoreException.class)
                .hasNoCause()
                .hasMessageNotContaining("private");
        assertThatThrownBy(() -> MessageCodec.decode("{\"f\":7}".getBytes(UTF_8)))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("newer version of Reweave");
    }

    private static void comesBack(OutboundMessage message) {
        assertThat(MessageCodec.decode(MessageCodec.encode(message))).isEqualTo(message);
    }
}
