package org.reweave.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the link under the line tells, which everybody on Telegram can read and pass on: nothing. */
class TelegramSealedDoorTest {
    private static final long ANA = TelegramGroup.ANA;
    private static final long BEN = 4_200_000_003L;
    private static final long CLEO = 4_200_000_004L;
    private static final String NAME = "@" + FakeTelegram.NAME + " ";
    private static final String HELP = "If someone is in danger right now";

    private final TelegramGroup group = new TelegramGroup();

    @BeforeEach
    void a_group_in_which_ana_wrote_in_private_before() {
        group.isSetUp(0);
        group.writes(ANA, "hello");
    }

    @AfterEach
    void every_request_was_as_telegram_asks_for_it() {
        group.close();
    }

    /** The link everybody sees after somebody said that. */
    private String link(long who, String words) {
        group.says(who, words);
        assertThat(group.lastPost().path("text").asText()).isEqualTo("Let us go on where only you read it.");
        List<String> links = group.lastPost().findValuesAsText("url");
        assertThat(links).hasSize(1);
        return links.get(0).replace("https://t.me/" + FakeTelegram.NAME + "?start=", "");
    }

    @Test
    void it_looks_the_same_after_words_of_danger_a_call_for_help_and_anything_else() {
        List<String> links = new ArrayList<>();
        for (long who : List.of(ANA, BEN)) {
            for (String words :
                    List.of(NAME + "hello", NAME + "I do not want to live any more", "/reweave forget me", "/help")) {
                links.add(link(who, words));
            }
        }

        assertThat(links)
                .doesNotHaveDuplicates()
                .allMatch(link -> link.matches("c-[0-9a-f]{16}-[A-Za-z0-9_-]{11}-[A-Za-z0-9_-]{22}"))
                .allMatch(link -> link.startsWith(links.get(0).substring(0, 19)));
    }

    @Test
    void it_leads_whoever_called_to_help_and_whoever_else_it_is_passed_on_to_to_their_own_place() {
        String link = link(ANA, NAME + "I do not want to live any more");
        group.writes(BEN, "/start c-open");
        String plain = group.lastTo(BEN);
        group.writes(CLEO, "/start " + link);
        assertThat(group.lastTo(CLEO)).isEqualTo(plain).doesNotStartWith(HELP);
        group.tapsInGroup(ANA, "Open");
        assertThat(group.lastTo(ANA)).startsWith(HELP);
    }

    @ParameterizedTest
    @ValueSource(strings = {NAME + "hello", NAME + "I do not want to live any more", "/reweave forget me", "/help"})
    void the_line_comes_so_long_after_the_words_whatever_they_were_and_whoever_wrote_them(String words) {
        for (long who : List.of(ANA, BEN)) {
            int posts = group.posts().size();
            assertThat(group.waitsForTheLine(who, words)).isEqualTo(Duration.ofSeconds(3));
            assertThat(group.posts()).hasSize(posts + 1);
        }
    }

    @Test
    void it_still_leads_to_help_after_a_new_start() {
        link(ANA, NAME + "please help me");
        group.restart();
        group.tapsInGroup(ANA, "Open");
        assertThat(group.lastTo(ANA)).startsWith(HELP);
    }

    @Test
    void nobody_is_silenced_by_a_link_and_the_links_of_earlier_posts_lead_where_they_did() {
        group.writes(ANA, "/start c-stop");
        assertThat(group.lastTo(ANA)).isNotEmpty().doesNotStartWith("I write nothing more to you");
        group.writes(ANA, "/start c-help");
        assertThat(group.lastTo(ANA)).startsWith(HELP);
    }
}
