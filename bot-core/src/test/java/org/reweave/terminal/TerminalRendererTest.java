package org.reweave.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.junit.jupiter.api.Test;
import org.reweave.message.OutboundMessage;
import org.reweave.message.OutboundMessage.Input;
import org.reweave.message.QuickReply;
import org.reweave.message.QuickReply.Role;
import org.reweave.message.RichText;
import org.reweave.message.RichText.Span;

class TerminalRendererTest {
    private final TerminalRenderer renderer = new TerminalRenderer(TerminalTexts.in("en"));

    @Test
    void a_question_shows_its_text_its_answers_with_numbers_and_the_ways_out_in_one_line() {
        OutboundMessage question = message(
                "What do you think they were protecting when it happened?",
                Input.CHOICE,
                exits(choice("Themselves"), choice("Me, from bad news"), choice("I can't tell")));

        assertThat(shown(question, 80)).isEqualTo("""
                What do you think they were protecting when it happened?

                  1  Themselves
                  2  Me, from bad news
                  3  I can't tell

                Skip · Back · Pause · More · Help now""");
    }

    @Test
    void several_answers_show_ticks_and_how_to_end() {
        OutboundMessage question = message(
                "What happened?",
                Input.SEVERAL,
                exits(
                        new QuickReply("1:+cheating", "Cheating", Role.UNTICKED),
                        new QuickReply("1:-money", "Money", Role.TICKED),
                        new QuickReply("1:~done", "That's all", Role.DONE)));

        assertThat(shown(question, 80)).isEqualTo("""
                What happened?

                  1 [ ] Cheating
                  2 [x] Money

                  That's all

                Skip · Back · Pause · More · Help now""");
    }

    @Test
    void a_scale_is_one_line_with_both_ends() {
        List<QuickReply> numbers = new ArrayList<>();
        IntStream.rangeClosed(0, 10).forEach(n -> numbers.add(choice(String.valueOf(n))));

        assertThat(shown(message("How tense is your body?", Input.SCALE, numbers), 80))
                .isEqualTo("""
                How tense is your body?

                  0 ... 10""");
    }

    @Test
    void paragraphs_stay_and_lines_are_never_wider_than_the_window_or_78_columns() {
        String long200 = "word ".repeat(40).strip();
        OutboundMessage message = message(long200 + "\n\n" + long200, Input.NONE, List.of());

        assertThat(widest(message, 200)).isLessThanOrEqualTo(78);
        assertThat(widest(message, 30)).isLessThanOrEqualTo(30);
        assertThat(shown(message, 200)).contains("word\n\nword");
        assertThat(renderer.render(message, 0)).isEqualTo(renderer.render(message, 78));
    }

    @Test
    void a_long_label_hangs_behind_its_number() {
        OutboundMessage question =
                message("And?", Input.CHOICE, List.of(choice("I would rather say nothing at all about this for now")));

        assertThat(shown(question, 30)).isEqualTo("""
                And?

                  1  I would rather say
                     nothing at all about this
                     for now""");
    }

    @Test
    void an_entry_of_a_list_in_the_text_hangs_too() {
        OutboundMessage list = message("- one two three four five six\n- seven", Input.NONE, List.of());

        assertThat(shown(list, 20)).isEqualTo("""
                - one two three four
                  five six
                - seven""");
    }

    @Test
    void a_word_longer_than_the_line_is_broken_and_wide_letters_count_twice() {
        assertThat(shown(message("x".repeat(45), Input.NONE, List.of()), 20))
                .isEqualTo("x".repeat(20) + "\n" + "x".repeat(20) + "\n" + "x".repeat(5));
        assertThat(shown(message("\u5fc3".repeat(11), Input.NONE, List.of()), 20))
                .isEqualTo("\u5fc3".repeat(10) + "\n\u5fc3");
    }

    @Test
    void many_short_answers_stand_side_by_side_read_downwards() {
        List<QuickReply> countries =
                IntStream.rangeClosed(1, 13).mapToObj(n -> choice("Country")).toList();

        String shown = shown(message("Where?", Input.MENU, countries), 40);

        assertThat(shown.lines().skip(2).toList())
                .hasSize(5)
                .first()
                .isEqualTo("   1  Country   6  Country  11  Country");
        assertThat(shown).endsWith("   5  Country  10  Country");
    }

    @Test
    void strong_words_are_bold_and_the_ways_out_are_dim() {
        RichText text = new RichText(List.of(new Span("This is ", false), new Span("yours", true)));
        List<AttributedString> lines =
                renderer.render(new OutboundMessage(text, exits(choice("Yes")), Input.CHOICE, 1), 80);

        assertThat(lines.get(0).styleAt(0)).isEqualTo(AttributedStyle.DEFAULT);
        assertThat(lines.get(0).styleAt(8)).isEqualTo(AttributedStyle.BOLD);
        assertThat(lines.get(lines.size() - 1).styleAt(0)).isEqualTo(AttributedStyle.DEFAULT.faint());
    }

    @Test
    void nothing_a_person_stored_can_command_the_terminal() {
        String nasty = "a\u001b[2Jb\u0007c\u009b31md\u202ee\u0000f\rg\u2028h\ti\ud800j";

        String shown = shown(
                new OutboundMessage(
                        RichText.plain(nasty), List.of(choice("x\u001b]0;title\u0007\ny")), Input.CHOICE, 1),
                80);

        assertThat(shown).isEqualTo("a[2Jbc31mdef\ng\nh ij\n\n  1  x]0;title y");
    }

    private String shown(OutboundMessage message, int columns) {
        return renderer.render(message, columns).stream()
                .map(AttributedString::toString)
                .collect(Collectors.joining("\n"));
    }

    private int widest(OutboundMessage message, int columns) {
        return renderer.render(message, columns).stream()
                .mapToInt(AttributedString::columnLength)
                .max()
                .orElseThrow();
    }

    static OutboundMessage message(String text, Input input, List<QuickReply> replies) {
        return new OutboundMessage(RichText.plain(text), replies, input, 1);
    }

    static QuickReply choice(String label) {
        return new QuickReply("1:x", label, Role.CHOICE);
    }

    static List<QuickReply> exits(QuickReply... answers) {
        List<QuickReply> replies = new ArrayList<>(List.of(answers));
        for (String exit : List.of("Skip", "Back", "Pause", "More", "Help now")) {
            replies.add(new QuickReply("1:~", exit, Role.EXIT));
        }
        return replies;
    }
}
