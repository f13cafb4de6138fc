package org.reweave.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reweave.app.CommandLineRun.Outcome;
import org.reweave.terminal.TerminalAdapter.Ending;

/** The real journey, in the terminal, on a real database. */
class ChatCommandTest {
    private static final String FIRST_QUESTION = "How old are you?";

    @TempDir
    private Path home;

    @Test
    void lines_from_a_file_become_a_chat_that_ends_by_itself() {
        Outcome chat = reweave().typing("yes\n\n# a remark\n1\n").run("chat");

        assertThat(chat.code()).isZero();
        assertThat(chat.err()).isEmpty();
        assertThat(chat.out())
                .startsWith("Hello.")
                .containsSubsequence("> yes", FIRST_QUESTION, "  1  18 or over", "> 1", "Skip · Back · Pause")
                .doesNotContain("remark")
                .doesNotContain("\u001b");
    }

    @Test
    void the_next_start_goes_on_in_the_same_place() {
        reweave().typing("yes\n").run("chat");

        Outcome again = reweave().run("chat");

        assertThat(again.out()).contains(FIRST_QUESTION).doesNotContain("I am a program");
    }

    @Test
    void everybody_has_a_place_of_their_own() {
        reweave().typing("yes\n").run("chat", "--as", "ana");

        assertThat(reweave().run("chat", "--as", "ben").out()).startsWith("Hello.");
        assertThat(reweave().run("chat", "--as", "ana").out()).contains(FIRST_QUESTION);
    }

    @Test
    void with_nothing_set_up_the_chat_is_what_opens() {
        Outcome chat = reweave().typing("bye\n").run();

        assertThat(chat.code()).isZero();
        assertThat(chat.out()).startsWith("Hello.").endsWith("Your place is kept. Come back whenever you like.\n\n");
    }

    @Test
    void a_whole_group_sits_at_one_terminal_and_nothing_of_it_is_kept() {
        Outcome group = reweave()
                .typing("lead@ /reweave setup\nlead: Europe\n@ +1d\nana@ What is this?\nnonsense\n")
                .run("chat", "--group", "--at", "2026-03-02T10:00:00Z");

        assertThat(group.code()).isZero();
        assertThat(group.err()).isEmpty();
        assertThat(group.out())
                .containsSubsequence(
                        "In the group:",
                        "write /reweave setup here",
                        "To lead alone:",
                        "Europe",
                        "Lisbon",
                        "To ana alone:",
                        "a companion for groups that work on trust",
                        "A whole group at this terminal.");
        assertThat(home.resolve("reweave.mv.db")).doesNotExist();
    }

    @Test
    void where_something_could_not_be_saved_the_host_is_told_where_to_look() {
        assertThat(ChatCommand.code(Ending.LEFT)).isEqualTo(Main.DONE);
        assertThat(ChatCommand.code(Ending.INPUT_ENDED)).isEqualTo(Main.DONE);
        assertThatThrownBy(() -> ChatCommand.code(Ending.NOT_SAVED))
                .isInstanceOf(HostException.class)
                .hasMessageContaining("./reweave check");
    }

    private CommandLineRun reweave() {
        return new CommandLineRun(home);
    }
}
