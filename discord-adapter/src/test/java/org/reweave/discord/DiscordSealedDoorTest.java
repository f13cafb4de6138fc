package org.reweave.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reweave.discord.DiscordBench.eventually;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reweave.discord.Interacted.Where;

/** The button under the line tells nobody what somebody said, and leads only them to what is behind it. */
class DiscordSealedDoorTest {
    private static final String LINE = "Let us go on where only you read it.";
    private static final String HELP = "If someone is in danger right now";

    private final DiscordGroup stage = new DiscordGroup();
    private final FakePerson lead = stage.discord.person();
    private final FakePerson ana = stage.discord.person();
    private final FakePerson ben = stage.discord.person();

    @AfterEach
    void every_request_was_as_discord_asks_for_it() {
        stage.close();
    }

    private Posted line(FakePerson who, String words) {
        int before = stage.posts().size();
        who.writesInServer("<@" + Payloads.BOT + "> " + words);
        stage.settleUntil(() -> stage.posts().size() > before);
        Posted line = stage.posts().get(before);
        assertThat(line.words()).isEqualTo(LINE);
        return line;
    }

    private static String token(Posted line) {
        String id = line.offers().get(0).customId();
        return id.substring(id.lastIndexOf('|') + 1);
    }

    @Test
    void it_looks_the_same_after_words_of_danger_a_call_for_help_and_anything_else() {
        stage.isSetUp(lead);
        ana.writes("hello");
        stage.reads(ana, "Hello.");
        List<String> ids = new ArrayList<>();
        for (FakePerson who : List.of(ana, ben)) {
            for (String words : List.of("hello", "please help me", "I do not want to live any more", "hello")) {
                ids.add(token(line(who, words)));
            }
        }

        assertThat(ids)
                .doesNotHaveDuplicates()
                .allMatch(id -> id.matches("c-[0-9a-f]{16}-[A-Za-z0-9_-]{11}-[A-Za-z0-9_-]{22}"))
                .allMatch(id -> id.startsWith(ids.get(0).substring(0, 19)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hello", "please help me", "I do not want to live any more"})
    void the_line_comes_so_long_after_the_words_whatever_they_were_and_whoever_wrote_them(String words) {
        stage.isSetUp(lead);
        ana.writes("hello");
        stage.reads(ana, "Hello.");
        for (FakePerson who : List.of(ana, ben)) {
            Instant before = stage.now();
            line(who, words);
            assertThat(Duration.between(before, stage.now())).isEqualTo(Duration.ofSeconds(3));
        }
    }

    @Test
    void it_leads_whoever_called_to_help_and_everybody_else_to_their_own_place() {
        stage.isSetUp(lead);
        Posted line = line(ana, "I do not want to live any more");
        ben.taps(Where.SERVER, line, "Open");
        eventually(() -> !stage.alone(ben).isEmpty());
        stage.settle();
        assertThat(stage.alone(ben)).noneMatch(one -> one.words().contains(HELP));
        ana.taps(Where.SERVER, line, "Open");
        stage.seesAlone(ana, HELP);
    }
}
