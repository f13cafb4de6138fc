package org.reweave.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reweave.spi.Screens.ask;
import static org.reweave.spi.Screens.menu;
import static org.reweave.spi.Screens.note;
import static org.reweave.spi.Screens.say;
import static org.reweave.spi.Screens.scale;
import static org.reweave.spi.Screens.several;
import static org.reweave.spi.Screens.when;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.dv8tion.jda.api.components.MessageTopLevelComponent;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.actionrow.ActionRowChildComponent;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.reweave.message.Document;
import org.reweave.message.OutboundMessage;
import org.reweave.message.RichText;
import org.reweave.message.RichText.Span;
import org.reweave.spi.Screens;

/** With {@code -Dsnapshots=update} the snapshots are written anew; read the difference before taking it. */
class RenderedTest {
    private static final Path FOLDER = Path.of("src/test/resources/rendered");
    private static final boolean UPDATE = "update".equals(System.getProperty("snapshots"));
    private static final DiscordTexts TEXTS = DiscordTexts.of("en");

    @TestFactory
    Stream<DynamicTest> a_message_is_shown_as_in_its_snapshot() {
        Map<String, OutboundMessage> all = new LinkedHashMap<>();
        all.put(
                "say",
                OutboundMessage.saying(new RichText(List.of(
                        new Span("Understand the reason", true),
                        new Span("\n\nWe look at why it happened. **This** & _that_ stay as they are.", false)))));
        all.put("choices", ask(7, "How is today?", "It was a quiet day", "In between", "Rough"));
        all.put(
                "long-choices",
                ask(7, "What now?", "I would like to talk about what happened between us, soon", "Not"));
        all.put("menu", menu(7, "Which one?", 9));
        all.put("menu-of-sixty", menu(7, "Which one?", 60));
        all.put("scale", scale(7, "How safe do you feel?"));
        all.put("several", several(7, "What would help?", 1));
        all.put("when", when(7, "When shall it be?"));
        all.put("note", note(7, "What would you like to remember?"));
        all.put("right-to-left", ask(7, "מה שלומך היום?", "שקט", "קשה"));
        all.put(
                "picture",
                ask(7, "How was the week?", "Quiet", "Rough").with(Screens.picture("Each week a little safer.")));
        all.put("file", say("").with(Screens.file("notes.json", 100, "To take along.")));
        return all.entrySet().stream()
                .map(one -> DynamicTest.dynamicTest(one.getKey(), () -> matches(one.getKey(), one.getValue())));
    }

    private static void matches(String name, OutboundMessage message) throws IOException {
        Path file = FOLDER.resolve(name + ".txt");
        String now = drawn(Rendered.of(message, "delivery-1", TEXTS));
        if (UPDATE) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, now);
        }
        assertThat(now).as("%s (rewrite with -Dsnapshots=update)", file).isEqualTo(Files.readString(file));
    }

    private static String drawn(Rendered rendered) {
        StringBuilder drawn = new StringBuilder();
        rendered.picture().ifPresent(picture -> drawn.append("(picture)\n"));
        rendered.document()
                .ifPresent(file -> drawn.append('(').append(file.name()).append(")\n"));
        rendered.pages().forEach(page -> drawn.append(page).append("\n--\n"));
        for (MessageTopLevelComponent row : rendered.rows()) {
            drawn.append(((ActionRow) row)
                            .getComponents().stream().map(RenderedTest::drawn).collect(Collectors.joining(" ")))
                    .append('\n');
        }
        return drawn.toString();
    }

    private static String drawn(ActionRowChildComponent part) {
        if (part instanceof Button button) {
            return "[" + button.getLabel() + " -> " + button.getCustomId() + "]";
        }
        StringSelectMenu menu = (StringSelectMenu) part;
        return "{" + menu.getPlaceholder() + " -> " + menu.getCustomId() + ", up to " + menu.getMaxValues() + ": "
                + menu.getOptions().stream()
                        .map(one -> (one.isDefault() ? "x " : "") + one.getLabel() + " -> " + one.getValue())
                        .collect(Collectors.joining("; "))
                + "}";
    }

    @Test
    void of_more_answers_than_the_menus_hold_the_rest_is_written_below() {
        Rendered rendered = Rendered.of(menu(7, "Which one?", 120), "delivery-1", TEXTS);
        assertThat(rendered.rows()).hasSizeLessThanOrEqualTo(5);
        assertThat(rendered.last()).contains("Entry number 120").doesNotContain("Entry number 75\n");
    }

    @Test
    void a_text_is_cut_at_the_widest_break_that_there_is() {
        String words = "word ".repeat(30).strip();
        RichText text = RichText.plain(String.join("\n\n", words + ".", words + ".\n" + words + ".", words));
        for (int limit : new int[] {160, 200, 320, 480, 700}) {
            List<String> pages = Pages.of(text, limit);
            assertThat(pages).allSatisfy(page -> assertThat(page.length()).isLessThanOrEqualTo(limit));
            assertThat(String.join(" ", pages).replaceAll("\\s+", " "))
                    .isEqualTo(text.words().replaceAll("\\s+", " "));
        }
    }

    @Test
    void the_largest_file_there_can_be_is_far_below_what_discord_takes() {
        assertThat(Document.MAX_BYTES).isLessThan(DiscordRules.LARGEST_FILE / 2);
    }

    @Test
    void nothing_to_see_is_no_message() {
        assertThat(Rendered.of(say("\u0000 \n "), "delivery-1", TEXTS).nothing())
                .isTrue();
    }

    @Test
    void an_answer_that_does_not_fit_below_its_question_is_left_out() {
        ShownPrompt full = new ShownPrompt(1, 7, "a".repeat(1_995), true, java.util.Optional.empty());
        assertThat(full.withPressed("Yes, often").answered()).isEqualTo("a".repeat(1_995));
        ShownPrompt shorter = new ShownPrompt(1, 7, "Ready?", true, java.util.Optional.empty());
        assertThat(shorter.withPressed("*Yes*").answered()).isEqualTo("Ready?\n\n> \\*Yes\\*");
    }
}
