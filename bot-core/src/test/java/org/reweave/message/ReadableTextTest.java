package org.reweave.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReadableTextTest {
    @Test
    void what_people_write_is_left_as_it_is() {
        String text =
                "Ich wei\u00df nicht,\n\tob ich\u2019s kann \ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67 \u05e9\u05dc\u05d5\u05dd\u200f!";

        assertThat(ReadableText.of(text)).isSameAs(text);
    }

    @Test
    void what_steers_a_screen_or_turns_words_around_is_left_out() {
        assertThat(ReadableText.of("a\u001b[31mb\u0000\u0007c\u202egnp.exe\u202c\u2066d\u2069\ufeff\u0085e\r\n"))
                .isEqualTo("a[31mbcgnp.exede\n");
    }

    @Test
    void of_very_long_texts_the_beginning_and_the_end_are_read() {
        String read = ReadableText.of("first" + "\ud83d\ude00".repeat(5_000_000) + "last");

        assertThat(read)
                .hasSizeLessThanOrEqualTo(ReadableText.LONGEST)
                .startsWith("first")
                .endsWith("last");
        assertThat(read.codePoints().noneMatch(c -> c >= 0xd800 && c <= 0xdfff))
                .as("no emoji is cut in half")
                .isTrue();
    }
}
