package org.reweave.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** People choose for themselves whether what is said to them can be forwarded and saved. */
class GuardTest {
    private static final long ANA = TelegramGroup.ANA;
    private static final long BEN = TelegramGroup.LEAD;

    private final TelegramGroup stage = new TelegramGroup();

    @AfterEach
    void end() {
        stage.close();
    }

    private List<Boolean> guardedSince(long who, int before) {
        return stage.telegram.calls("sendMessage").stream()
                .map(FakeTelegram.Call::parameters)
                .filter(sent -> sent.path("chat_id").asLong() == who)
                .skip(before)
                .map(sent -> sent.path("protect_content").asBoolean())
                .toList();
    }

    private int sentTo(long who) {
        return guardedSince(who, 0).size();
    }

    private void says(long who, String... words) {
        for (String one : words) {
            stage.writes(who, one);
        }
    }

    @Test
    void from_the_choice_on_everything_said_to_that_person_is_guarded_notes_and_after_a_restart_too() {
        says(ANA, "hi", "yes");
        says(BEN, "hi", "yes");
        assertThat(guardedSince(ANA, 0)).isNotEmpty().containsOnly(false);
        says(ANA, "what do you know about me");
        assertThat(stage.lastTo(ANA)).contains("What I write here can be forwarded, and saved in this app.");
        int before = sentTo(ANA);
        int beforeBen = sentTo(BEN);

        stage.taps(ANA, "Guard what you write here");
        assertThat(stage.telegram.shown(ANA).toString()).contains("From now on what I write here is guarded.");
        stage.taps(ANA, "Pause", "An hour");
        says(BEN, "help");
        stage.restart();
        int beforeNote = sentTo(ANA);
        stage.later(Duration.ofHours(2));
        assertThat(guardedSince(ANA, beforeNote)).containsExactly(true);
        says(ANA, "my data");

        assertThat(stage.lastTo(ANA)).contains("What I write here is guarded, as you chose.");
        assertThat(guardedSince(ANA, before)).hasSizeGreaterThan(3).containsOnly(true);
        assertThat(guardedSince(BEN, beforeBen)).isNotEmpty().containsOnly(false);
    }

    @Test
    void the_guard_can_be_lifted_and_is_gone_when_the_person_is_forgotten() {
        says(ANA, "hi", "what do you know about me");
        stage.taps(ANA, "Guard what you write here");
        says(ANA, "privacy");
        stage.taps(ANA, "Lift the guard");
        int before = sentTo(ANA);
        says(ANA, "help");
        assertThat(guardedSince(ANA, before)).isNotEmpty().containsOnly(false);

        says(ANA, "privacy");
        stage.taps(ANA, "Guard what you write here");
        says(ANA, "forget me");
        stage.taps(ANA, "Yes, forget me");
        before = sentTo(ANA);
        says(ANA, "hi");
        assertThat(guardedSince(ANA, before)).isNotEmpty().containsOnly(false);
    }

    @Test
    void what_is_handed_over_tells_the_choice_and_can_be_taken_along_all_the_same() throws Exception {
        says(ANA, "hi", "what do you know about me");
        stage.taps(ANA, "Guard what you write here");

        says(ANA, "give me my data");

        List<NamedFile> files = stage.telegram.shown(ANA).stream()
                .map(message ->
                        stage.telegram.files.get(message.path("message_id").asInt()))
                .filter(Objects::nonNull)
                .toList();
        assertThat(files).extracting(NamedFile::name).containsExactly("notes.html", "notes.json");
        assertThat(new String(files.get(0).bytes(), StandardCharsets.UTF_8))
                .contains("What I write here is guarded, as you chose.");
        JsonNode all = FakeUpdates.JSON.readTree(files.get(1).bytes());
        assertThat(all.at("/place/guarded").asBoolean()).isTrue();
        assertThat(stage.telegram.calls("sendDocument"))
                .hasSize(2)
                .allSatisfy(call ->
                        assertThat(call.parameters().has("protect_content")).isFalse());
    }

    @Test
    void where_the_host_guards_everything_nothing_is_offered() {
        stage.rig.settings.put("telegram-protect-content", "true");
        stage.restart();

        says(ANA, "hi", "what do you know about me");

        assertThat(stage.lastTo(ANA)).contains("This is what I keep of you.").doesNotContain("forwarded");
        ObjectNode last =
                stage.telegram.shown(ANA).get(stage.telegram.shown(ANA).size() - 1);
        assertThat(last.toString()).contains("Forget me").doesNotContain("Guard");
    }
}
