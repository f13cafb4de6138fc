package org.reweave.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.reweave.message.Address;

/** What is written close to a prompt, in the orders in which the two can be noted. */
class PromptsTest {
    private static final Target CHAT = Target.of(new Address(TelegramAdapter.PLATFORM, "7", "7"));
    private static final Prompt PROMPT =
            new Prompt(100, 1, new Piece("How are you?", List.of()), List.of(), true, null);

    private final Prompts prompts = new Prompts();

    private boolean isLowest() {
        return prompts.last(CHAT).orElseThrow().lowest();
    }

    @Test
    void words_below_a_prompt_are_below_it_also_where_they_were_noted_first() {
        prompts.written(CHAT, 101);
        prompts.shown(CHAT, PROMPT);

        assertThat(isLowest()).isFalse();
    }

    @Test
    void words_below_a_prompt_are_below_it() {
        prompts.shown(CHAT, PROMPT);
        prompts.written(CHAT, 101);

        assertThat(isLowest()).isFalse();
    }

    @Test
    void words_written_before_a_prompt_are_not_below_it_whenever_they_are_noted() {
        prompts.written(CHAT, 98);
        prompts.shown(CHAT, PROMPT);
        prompts.written(CHAT, 99);

        assertThat(isLowest()).isTrue();
    }
}
