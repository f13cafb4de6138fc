package org.reweave.discord;

import java.util.Optional;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.interactions.modals.ModalInteraction;
import net.dv8tion.jda.api.interactions.modals.ModalMapping;
import net.dv8tion.jda.api.modals.Modal;
import org.reweave.message.Inbound;

/** The window in which somebody writes in their own words; it works where the bot cannot read what is typed. */
final class WriteWindow {
    /** Discord's limit for a text input, and room for a long letter. */
    private static final int LONGEST = 4_000;

    private static final String WORDS = "words";

    private final DiscordTexts texts;

    WriteWindow(DiscordTexts texts) {
        this.texts = texts;
    }

    /** The window for the prompt whose button was pressed. */
    Modal modal(CustomId button) {
        TextInput words = TextInput.create(WORDS, TextInputStyle.PARAGRAPH)
                .setRequired(true)
                .setMaxLength(LONGEST)
                .build();
        return Modal.create(button.written(), texts.words("write.title"))
                .addComponents(Label.of(texts.words("write.label"), words))
                .build();
    }

    /** What was written. */
    Inbound.Content written(ModalInteraction submitted) {
        return Optional.ofNullable(submitted.getValue(WORDS))
                .map(ModalMapping::getAsString)
                .filter(words -> !words.isBlank())
                .<Inbound.Content>map(Inbound.Text::new)
                .orElseGet(() -> new Inbound.Unreadable("empty"));
    }
}
