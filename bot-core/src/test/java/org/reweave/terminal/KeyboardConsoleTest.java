package org.reweave.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jline.terminal.Attributes;
import org.jline.terminal.Attributes.ControlChar;
import org.jline.terminal.Attributes.LocalFlag;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reweave.message.OutboundMessage.Input;

/** The line editor over plain byte streams, without a window. */
class KeyboardConsoleTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final PipedOutputStream keys = new PipedOutputStream();
    private KeyboardConsole console;

    @BeforeEach
    void terminal_opens() throws IOException {
        DumbTerminal terminal = new DumbTerminal(
                "test", Terminal.TYPE_DUMB, new PipedInputStream(keys, 4096), out, StandardCharsets.UTF_8);
        Attributes keyboard = terminal.getAttributes();
        keyboard.setLocalFlag(LocalFlag.ISIG, true);
        keyboard.setControlChar(ControlChar.VINTR, 3);
        keyboard.setControlChar(ControlChar.VEOF, 4);
        terminal.setAttributes(keyboard);
        console = new KeyboardConsole(terminal, new TerminalRenderer(TerminalTexts.in("en")), true);
    }

    @AfterEach
    void terminal_closes() {
        console.close();
    }

    @Test
    void what_is_typed_comes_as_it_was_typed() throws IOException {
        type("l\u2019\u00e9t\u00e9! \"it's\" 5\\6 $x\n");

        assertThat(console.read()).contains("l\u2019\u00e9t\u00e9! \"it's\" 5\\6 $x");
    }

    @Test
    void empty_lines_are_nothing_anybody_said() throws IOException {
        type("\n   \nyes\n");

        assertThat(console.read()).contains("yes");
    }

    @Test
    void tab_completes_an_answer_with_blanks_in_it_whatever_its_case() throws IOException {
        console.show(TerminalRendererTest.message(
                "Which?", Input.CHOICE, TerminalRendererTest.exits(TerminalRendererTest.choice("Me, from bad news"))));
        type("me, f\t\n");

        assertThat(console.read().map(String::strip)).contains("Me, from bad news");
    }

    @Test
    void tab_completes_the_ways_out() throws IOException {
        console.show(TerminalRendererTest.message("Which?", Input.CHOICE, TerminalRendererTest.exits()));
        type("he\t\n");

        assertThat(console.read().map(String::strip)).contains("Help now");
    }

    @Test
    void control_c_and_control_d_leave() throws IOException {
        type("half a line\u0003");
        assertThat(console.read()).isEmpty();

        type("\u0004");
        assertThat(console.read()).isEqualTo(Optional.empty());
    }

    @Test
    void plain_means_no_control_code_at_all() throws IOException {
        console.say("Hello.");
        console.show(TerminalRendererTest.message("Which?", Input.CHOICE, List.of(TerminalRendererTest.choice("Yes"))));
        type("yes\n");
        console.read();

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("Hello.")
                .contains("1  Yes")
                .doesNotContain("\u001b");
    }

    private void type(String text) throws IOException {
        keys.write(text.getBytes(StandardCharsets.UTF_8));
        keys.flush();
    }
}
