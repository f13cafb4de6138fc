package org.reweave.discord;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.reweave.message.Address;

/** What is said close to a prompt, in the orders in which the two can be noted. */
class PromptLedgerTest {
    private static final Address CHAT = new Address("discord", "7", "9");
    private static final ShownPrompt PROMPT = new ShownPrompt(100, 1, "How are you?", true, Optional.empty());

    private final PromptLedger ledger = new PromptLedger();

    private boolean isNewest() {
        return ledger.shown(CHAT).orElseThrow().newest();
    }

    @Test
    void words_below_a_prompt_are_below_it_also_where_they_were_noted_first() {
        ledger.said(CHAT, 101);
        ledger.show(CHAT, PROMPT);

        assertThat(isNewest()).isFalse();
    }

    @Test
    void words_below_a_prompt_are_below_it() {
        ledger.show(CHAT, PROMPT);
        ledger.said(CHAT, 101);

        assertThat(isNewest()).isFalse();
    }

    @Test
    void words_said_before_a_prompt_are_not_below_it_whenever_they_are_noted_or_changed() {
        ledger.said(CHAT, 98);
        ledger.show(CHAT, PROMPT);
        ledger.said(CHAT, 99);

        assertThat(isNewest()).isTrue();
    }
}
