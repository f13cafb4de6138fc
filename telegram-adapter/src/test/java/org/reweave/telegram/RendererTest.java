package org.reweave.telegram;

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
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.reweave.message.OutboundMessage;
import org.reweave.message.RichText;
import org.reweave.message.RichText.Span;
import org.reweave.telegram.Piece.Emphasis;

/** With {@code -Dsnapshots=update} the snapshots are written anew; read the difference before taking it. */
class RendererTest {
    private static final Path FOLDER = Path.of("src/test/resources/rendered");
    private static final boolean UPDATE = "update".equals(System.getProperty("snapshots"));

    @TestFactory
    Stream<DynamicTest> a_message_is_shown_as_in_its_snapshot() {
        Map<String, OutboundMessage> all = new LinkedHashMap<>();
        all.put(
                "say",
                OutboundMessage.saying(new RichText(List.of(
                        new Span("Understand the reason", true),
                        new Span("\n\nWe look at why it happened. <b>This</b> & *that* stay as they are.", false)))));
        all.put("long-choices", ask(7, "How is today?", "It was a quiet day", "In between", "Rough"));
        all.put("short-choices", ask(7, "Ready?", "Yes", "No", "Later"));
        all.put("two-in-a-row", ask(7, "Which one?", "My partner", "A friend", "My family"));
        all.put("menu", menu(7, "Which one?", 9));
        all.put("scale", scale(7, "How safe do you feel?"));
        all.put("several", several(7, "What would help?", 1));
        all.put("when", when(7, "When shall it be?"));
        all.put("note", note(7, "What would you like to remember?"));
        all.put("right-to-left", ask(7, "מה שלומך היום?", "שקט", "קשה"));
        return all.entrySet().stream()
                .map(one -> DynamicTest.dynamicTest(one.getKey(), () -> matches(one.getKey(), one.getValue())));
    }

    private static void matches(String name, OutboundMessage message) throws IOException {
        Path file = FOLDER.resolve(name + ".txt");
        String now = drawn(Renderer.render(message));
        if (UPDATE) {
            Files.createDirectories(FOLDER);
            Files.writeString(file, now);
        }
        assertThat(now).as("%s (rewrite with -Dsnapshots=update)", file).isEqualTo(Files.readString(file));
    }

    private static String drawn(Rendered rendered) {
        StringBuilder drawn = new StringBuilder();
        for (Piece piece : rendered.pieces()) {
            drawn.append(piece.text()).append('\n');
            for (Emphasis one : piece.strong()) {
                drawn.append("bold: ")
                        .append(piece.text(), one.offset(), one.offset() + one.length())
                        .append('\n');
            }
        }
        for (List<Button> row : rendered.keyboard()) {
            drawn.append(row.stream()
                            .map(button -> "[" + button.label() + " -> " + button.token() + "]")
                            .collect(Collectors.joining(" ")))
                    .append('\n');
        }
        return drawn.toString();
    }

    @Test
    void emphasis_is_counted_in_utf16_units() {
        Rendered rendered = Renderer.render(OutboundMessage.saying(
                new RichText(List.of(new Span("👨‍👩‍👧 ", false), new Span("together 🙂", true)))));
        assertThat(rendered.last().strong())
                .containsExactly(new Emphasis("👨‍👩‍👧 ".length(), "together 🙂".length()));
    }

    @Test
    void emphasis_keeps_its_place_when_space_before_it_is_taken_away() {
        Rendered rendered = Renderer.render(OutboundMessage.saying(
                new RichText(List.of(new Span("\n\n  ", false), new Span(" bold", true), new Span(" \n", false)))));
        assertThat(rendered.last()).isEqualTo(new Piece("bold", List.of(new Emphasis(0, 4))));
    }

    @Test
    void emphasis_goes_on_across_a_cut() {
        String first = "a".repeat(Piece.LIMIT - 10);
        Rendered rendered = Renderer.render(
                OutboundMessage.saying(new RichText(List.of(new Span(first + "\n\nand the rest", true)))));
        assertThat(rendered.pieces())
                .containsExactly(
                        new Piece(first, List.of(new Emphasis(0, first.length()))),
                        new Piece("and the rest", List.of(new Emphasis(0, 12))));
    }

    @Test
    void what_telegram_would_take_out_is_taken_out_before_places_are_counted() {
        Rendered rendered = Renderer.render(OutboundMessage.saying(
                new RichText(List.of(new Span("a\u0000\r\u202Eb\u2028c\uD800 ", false), new Span("bold", true)))));
        assertThat(rendered.last()).isEqualTo(new Piece("ab\nc\uFFFD bold", List.of(new Emphasis(6, 4))));
    }

    @Test
    void nothing_to_see_is_no_message() {
        assertThat(Renderer.render(say("\u200b \n\u2060\u3164")).pieces()).isEmpty();
    }

    @Test
    void a_text_is_cut_at_the_widest_break_that_there_is() {
        String words = "word ".repeat(30).strip();
        String text = String.join("\n\n", words + ".", words + ".\n" + words + ".", words);
        for (int limit : new int[] {160, 200, 320, 480, 600}) {
            List<Piece> pieces = Cutter.cut(new Piece(text, List.of()), limit);
            assertThat(pieces)
                    .allSatisfy(piece -> assertThat(piece.text().length()).isLessThanOrEqualTo(limit));
            assertThat(pieces.stream()
                            .map(Piece::text)
                            .collect(Collectors.joining(" "))
                            .replaceAll("\\s+", " "))
                    .isEqualTo(text.replaceAll("\\s+", " "));
        }
        assertThat(Cutter.cut(new Piece(text, List.of()), 480)).hasSize(2);
        assertThat(Cutter.cut(new Piece(text, List.of()), 480).get(0).text()).doesNotEndWith("word");
    }

    @Test
    void of_more_answers_than_fit_the_rest_is_written_below() {
        Rendered rendered = Renderer.render(menu(7, "Which one?", 120));
        assertThat(rendered.keyboard().stream().mapToInt(List::size).sum()).isEqualTo(Keyboard.MOST_BUTTONS);
        assertThat(rendered.last().text())
                .contains("• Entry number 96\n")
                .endsWith("• Entry number 120")
                .doesNotContain("• Entry number 95\n");
    }

    @Test
    void the_answer_below_a_question_never_makes_it_too_long() {
        Piece full = new Piece("a".repeat(Piece.LIMIT - 3), List.of());
        assertThat(full.answered("Yes")).isEqualTo(full);
        assertThat(new Piece("Ready?", List.of()).answered("Yes").text()).isEqualTo("Ready?\n\n> Yes");
    }
}
