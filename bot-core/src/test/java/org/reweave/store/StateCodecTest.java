package org.reweave.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reweave.engine.Answer;
import org.reweave.engine.Dialog;
import org.reweave.engine.PersonState;

class StateCodecTest {

    static List<Dialog> dialogs() {
        return States.DIALOGS;
    }

    static List<Answer> answers() {
        return States.ALL_ANSWERS;
    }

    @Test
    void format_1_can_be_read_for_ever() throws IOException {
        assertThat(StateCodec.decode(golden("format-1.json")))
                .isEqualTo(States.with(
                        new Dialog.Away(Optional.of(Instant.parse("2026-03-04T08:00:00Z")), true), States.ANSWERS));
    }

    @Test
    void format_2_can_be_read_for_ever() throws IOException {
        assertThat(StateCodec.decode(golden("format-2.json")))
                .isEqualTo(States.with(
                        States.with(
                                new Dialog.Notes(Dialog.Page.TIME, "weekly 1,5 20:00", List.of()), States.ALL_ANSWERS),
                        States.REMINDERS));
    }

    @Test
    void format_3_can_be_read_for_ever() throws IOException {
        assertThat(StateCodec.decode(golden("format-3.json")))
                .isEqualTo(States.with(
                        States.with(
                                new Dialog.Notes(Dialog.Page.TIME, "weekly 1,5 20:00", List.of()), States.ALL_ANSWERS),
                        States.SILENT_REMINDERS));
    }

    @Test
    void format_4_can_be_read_for_ever() throws IOException {
        assertThat(StateCodec.decode(golden("format-4.json")))
                .isEqualTo(States.guarded(StateCodec.decode(golden("format-3.json"))));
    }

    @Test
    void format_5_can_be_read_for_ever() throws IOException {
        PersonState before = StateCodec.decode(golden("format-4.json"));
        PersonState resting = StateCodec.decode(golden("format-5.json"));

        assertThat(resting.dialog()).isEqualTo(States.RESTING);
        assertThat(resting.reminders()).isEqualTo(before.reminders());
        assertThat(resting.trail()).isEqualTo(before.trail());
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5})
    void the_newest_format_that_is_needed_is_what_is_written(int format) throws IOException {
        byte[] golden = golden("format-" + format + ".json");

        assertThat(new String(StateCodec.encode(StateCodec.decode(golden)), UTF_8))
                .as("something else is written than format " + format + ": that is format 6, with a reader and a golden"
                        + " file")
                .isEqualTo(new String(golden, UTF_8));
    }

    @ParameterizedTest
    @MethodSource("dialogs")
    void every_dialog_comes_back_as_it_was(Dialog dialog) {
        PersonState state = States.with(dialog, States.ANSWERS);

        assertThat(StateCodec.decode(StateCodec.encode(state))).isEqualTo(state);
    }

    @ParameterizedTest
    @MethodSource("answers")
    void every_answer_comes_back_as_it_was(Answer answer) {
        PersonState state = States.with(new Dialog.None(), List.of(answer, answer, answer));

        assertThat(StateCodec.decode(StateCodec.encode(state))).isEqualTo(state);
    }

    @Test
    void no_kind_of_dialog_or_answer_is_left_out_here() {
        assertThat(kinds(States.DIALOGS)).isEqualTo(kinds(Dialog.class));
        assertThat(kinds(States.ALL_ANSWERS)).isEqualTo(kinds(Answer.class));
    }

    @Test
    void a_newcomer_comes_back_and_takes_few_bytes() {
        PersonState state = PersonState.newcomer("rebuild-trust", 1, "en", States.NOW);

        assertThat(StateCodec.decode(StateCodec.encode(state))).isEqualTo(state);
        assertThat(StateCodec.encode(state)).hasSizeLessThan(90);
    }

    @Test
    void times_keep_their_nanoseconds() {
        for (String time : List.of("2026-03-01T18:30:00.123456789Z", "1969-12-31T23:59:59.000000001Z")) {
            PersonState state = PersonState.newcomer("j", 1, "en", Instant.parse(time));

            assertThat(StateCodec.decode(StateCodec.encode(state))).isEqualTo(state);
        }
    }

    @Test
    void half_a_character_does_not_stop_a_turn() {
        PersonState state = States.with(new Dialog.KeepNote("cut off \uD83D"), List.of());

        assertThat(StateCodec.decode(StateCodec.encode(state)).dialog())
                .isEqualTo(new Dialog.KeepNote("cut off \uFFFD"));
    }

    @Test
    void a_newer_format_is_refused_with_what_to_do() {
        byte[] newer = "{\"f\":6,\"zz\":{\"secret\":\"words\"}}".getBytes(UTF_8);

        assertThatThrownBy(() -> StateCodec.decode(newer))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("newer version of Reweave")
                .hasMessageContaining("format 6")
                .hasMessageNotContaining("secret");
    }

    @Test
    void damage_is_reported_without_quoting_anything() {
        byte[] whole = StateCodec.encode(States.with(new Dialog.KeepNote("private words"), States.ANSWERS));
        byte[] unknownKey = "{\"f\":1,\"private\":\"words\"}".getBytes(UTF_8);
        byte[] unquoted = "{\"f\":1,\"j\":private}".getBytes(UTF_8);
        byte[] unrated = "{\"f\":1,\"t\":[[1,\"private\",1,11]]}".getBytes(UTF_8);

        for (byte[] damaged : List.of(
                Arrays.copyOf(whole, whole.length - 3), new byte[0], new byte[40], unknownKey, unquoted, unrated)) {
            assertThatThrownBy(() -> StateCodec.decode(damaged))
                    .isInstanceOf(StoreException.class)
                    .hasNoCause()
                    .hasMessageContaining("Restore a backup")
                    .hasMessageNotContaining("private");
        }
    }

    private static <T> Set<Class<?>> kinds(List<T> samples) {
        return samples.stream().map(Object::getClass).collect(Collectors.toSet());
    }

    private static Set<Class<?>> kinds(Class<?> sealedType) {
        return Set.of(sealedType.getPermittedSubclasses());
    }

    private static byte[] golden(String name) throws IOException {
        try (InputStream file = StateCodecTest.class.getResourceAsStream("/state/" + name)) {
            return new String(file.readAllBytes(), UTF_8).strip().getBytes(UTF_8);
        }
    }
}
