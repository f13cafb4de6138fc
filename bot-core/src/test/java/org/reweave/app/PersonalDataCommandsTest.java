package org.reweave.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.reweave.app.CommandLineRun.Outcome;

/** What is kept of a person can be taken along and erased. */
class PersonalDataCommandsTest {
    @TempDir
    private Path home;

    @BeforeEach
    void ana_says_a_few_things() {
        reweave().typing("yes\n1\nskip\npause\n1\n").run("chat", "--as", "ana");
    }

    @Test
    void an_export_tells_what_was_asked_and_answered_where_the_person_is_and_what_is_planned() throws Exception {
        Outcome export = reweave().run("export", "--as", "terminal:ana");

        assertThat(export.code()).isZero();
        assertThat(export.err()).isEmpty();
        JsonNode all = new JsonMapper().readTree(export.out());
        assertThat(all.at("/addresses/0/user").asText()).isEqualTo("ana");
        assertThat(all.at("/place/journey").asText()).isEqualTo("rebuild-trust");
        assertThat(all.at("/place/asked").asText()).isNotEmpty();
        assertThat(all.at("/answers/1/asked").asText()).isEqualTo("How old are you?");
        assertThat(all.at("/answers/1/answer").asText()).isEqualTo("18 or over");
        assertThat(all.at("/answers/2/kind").asText()).isEqualTo("skipped");
        assertThat(all.at("/reminders/0/kind").asText()).isEqualTo("come-back");
        assertThat(all.at("/waiting-messages").isArray()).isTrue();
        assertThat(all.at("/as-stored/person/0/state/t").size())
                .isEqualTo(all.at("/answers").size());
    }

    @Test
    void an_export_is_as_its_schema_says() throws Exception {
        JsonSchema schema = schema();

        JsonNode all = new JsonMapper()
                .readTree(reweave().run("export", "--as", "terminal:ana").out());

        assertThat(schema.validate(all)).isEmpty();
        ((ObjectNode) all).put("surprise", 1);
        assertThat(schema.validate(all))
                .as("a schema that takes everything says nothing")
                .isNotEmpty();
    }

    private static JsonSchema schema() throws IOException {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(Path.of("../docs/export.schema.json")));
    }

    @Test
    void an_export_can_be_a_page_to_read_that_fetches_nothing() {
        Outcome page = reweave().run("export", "--as", "terminal:ana", "--page");

        assertThat(page.code()).isZero();
        assertThat(page.out())
                .startsWith("<!doctype html>")
                .contains("What Reweave keeps of you", "Terminal: ana", "How old are you? 18 or over", "(passed over)")
                .doesNotContain("http", "src=", "null")
                .endsWith("</html>\n");
    }

    @Test
    void words_on_the_page_can_never_be_markup() {
        reweave().typing("hello").run("chat", "--as", "<b>eve</b>");

        Outcome page = reweave().run("export", "--as", "terminal:<b>eve</b>", "--page");

        assertThat(page.out()).contains("&lt;b&gt;eve&lt;/b&gt;").doesNotContain("<b>");
    }

    @Test
    void an_export_goes_into_a_new_file_and_never_over_one_that_is_there() throws Exception {
        Path file = home.resolve("ana.json");

        assertThat(reweave()
                        .run("export", "--as", "terminal:ana", "--out", file.toString())
                        .code())
                .isZero();
        assertThat(Files.readString(file)).startsWith("{").endsWith("}\n");

        Outcome again = reweave().run("export", "--as", "terminal:ana", "--out", file.toString());
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.complaints())
                .containsExactly("reweave: " + file + " is there already; name a new file with --out");

        Path nowhere = home.resolve("nowhere/ana.json");
        Outcome lost = reweave().run("export", "--as", "terminal:ana", "--out", nowhere.toString());
        assertThat(lost.complaints()).containsExactly("reweave: there is no " + nowhere + "; check how it is written");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void only_the_owner_can_open_an_export() throws Exception {
        Path file = home.resolve("ana.json");

        reweave().run("export", "--as", "terminal:ana", "--out", file.toString());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void somebody_who_is_not_known_cannot_be_exported_or_erased() {
        for (String command : new String[] {"export", "erase"}) {
            Outcome outcome = reweave().run(command, "--as", "terminal:nobody");

            assertThat(outcome.code()).isEqualTo(1);
            assertThat(outcome.complaints())
                    .containsExactly("reweave: nobody is known as terminal:nobody; check how it is written");
        }
    }

    @Test
    void nothing_is_erased_without_a_yes() {
        Outcome outcome = reweave().typing("no\n").run("erase", "--as", "terminal:ana");

        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.err()).contains("Type yes: ", "nothing was erased");
        assertThat(reweave().typing("").run("erase", "--as", "terminal:ana").code())
                .isEqualTo(1);
        assertThat(reweave().run("export", "--as", "terminal:ana").code()).isZero();
    }

    @Test
    void who_is_erased_is_gone_and_begins_anew() {
        reweave().typing("yes\n").run("chat", "--as", "ben");

        Outcome outcome = reweave().typing("Yes\n").run("erase", "--as", "terminal:ana");

        assertThat(outcome.code()).isZero();
        assertThat(outcome.out())
                .isEqualToIgnoringNewLines("Erased terminal:ana: the place in the journey, 3 answers, 1 reminder,"
                        + " 0 messages not yet delivered, 1 address.");
        assertThat(reweave().run("export", "--as", "terminal:ana").code()).isEqualTo(1);
        assertThat(reweave().run("export", "--as", "terminal:ben").code()).isZero();
        assertThat(reweave().run("chat", "--as", "ana").out()).startsWith("Hello.");
    }

    @Test
    void who_asks_in_the_chat_gets_two_files_whose_place_is_said_and_goes_on_where_they_were() throws Exception {
        Outcome chat = reweave().typing("give me my data\n").run("chat", "--as", "ana");

        assertThat(chat.out())
                .contains("Here is everything I keep of you")
                .containsSubsequence(
                        "Written to " + home.resolve("notes.html"),
                        "Written to " + home.resolve("notes.json"),
                        "I will write to you on");
        assertThat(Files.readString(home.resolve("notes.html")))
                .startsWith("<!doctype html>")
                .contains("How old are you? 18 or over", "Terminal: ana");
        JsonNode all = new JsonMapper().readTree(Files.readString(home.resolve("notes.json")));
        assertThat(schema().validate(all)).isEmpty();
        assertThat(all.at("/answers/1/answer").asText()).isEqualTo("18 or over");
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void files_from_the_chat_are_for_their_owner_alone_and_never_take_the_place_of_one_that_is_there()
            throws Exception {
        Files.writeString(home.resolve("notes.html"), "something else");

        Outcome chat = reweave().typing("give me my data\n").run("chat", "--as", "ana");

        assertThat(chat.out()).contains("Written to " + home.resolve("notes-2.html"));
        assertThat(Files.readString(home.resolve("notes.html"))).isEqualTo("something else");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("notes-2.html"))))
                .isEqualTo("rw-------");
    }

    @Test
    void who_asks_in_the_chat_to_be_forgotten_is_asked_once_and_then_nobody_is_known_by_that_name() {
        reweave().typing("forget me\nno, keep my place\n").run("chat", "--as", "ana");
        assertThat(reweave().run("export", "--as", "terminal:ana").code()).isZero();

        Outcome chat = reweave().typing("forget me\nyes, forget me\n").run("chat", "--as", "ana");

        assertThat(chat.out()).contains("Shall I forget you?", "You are forgotten");
        assertThat(reweave().run("export", "--as", "terminal:ana").code()).isEqualTo(1);
    }

    private CommandLineRun reweave() {
        return new CommandLineRun(home);
    }
}
