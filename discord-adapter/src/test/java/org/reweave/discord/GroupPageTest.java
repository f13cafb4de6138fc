package org.reweave.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.reweave.discord.DiscordBench.eventually;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.dv8tion.jda.api.Permission;
import org.junit.jupiter.api.Test;
import org.reweave.discord.Interacted.Where;
import org.reweave.transcript.DrawnChat;

/** {@code docs/discord-group.md} shows a group as it is. */
class GroupPageTest {
    private static final Path PAGE = Path.of("..", "docs", "discord-group.md");
    private static final String HEAD = """
        # A group on Discord

        A server takes the companion in, somebody who runs it sets it up, and the first weeks go by: everything everybody reads, and
        what only one person does. A button that is tapped stands between » and «; ▾ is a menu, drawn open. What only one person sees,
        Discord shows below where they tapped and takes away when their app starts anew. What to know before you begin is in
        [groups.md](groups.md). `GroupPageTest` plays this over the fake Discord and writes the page; nothing here is typed by hand.
        To write it anew:

        ```
        mvn -pl discord-adapter -am test -Dtest=GroupPageTest -Dsnapshots=update -Dsurefire.failIfNoSpecifiedTests=false
        ```
        """;

    private final StringBuilder page = new StringBuilder(HEAD);

    @Test
    void the_page_shows_a_group_as_discord_does() throws IOException {
        try (DiscordGroup stage = new DiscordGroup()) {
            FakePerson lead = stage.discord.person();
            FakePerson ana = stage.discord.person();
            isAdded(stage);
            isSetUp(stage, lead);
            hasItsTopic(stage, ana);
            hasItsRound(stage, lead, ana);
            isInTheWay(stage, lead);
        }
        if ("update".equals(System.getProperty("snapshots"))) {
            Files.writeString(PAGE, page);
        }
        assertThat(page)
                .as("docs/discord-group.md; write it anew with -Dsnapshots=update")
                .hasToString(Files.readString(PAGE));
    }

    private void isAdded(DiscordGroup stage) {
        stage.discord.server.allows(FakeServer.USUAL & ~Permission.getRaw(Permission.CREATE_PUBLIC_THREADS));
        stage.isAdded();
        chapter("It is added to a server in which it may not open threads");
        shows("Everybody sees", stage.posts().get(0));
        stage.discord.server.allows(FakeServer.USUAL);
        stage.catchesUp();
    }

    private void isSetUp(DiscordGroup stage, FakePerson lead) {
        chapter("Whoever runs the server writes `/reweave setup`");
        stage.discord.server.ledBy(lead);
        lead.commands(Where.SERVER, "setup", Map.of());
        only(stage, lead, "You lead this group with me now.");
        for (String answer : List.of("Europe", "Lisbon", "Tuesday", "7:00 PM", "Done", "Only when I start one", "No")) {
            asked(stage, lead, answer);
        }
        asked(stage, lead, "No, tell nobody");
        asked(stage, lead, "Preview the next topic");
        only(stage, lead, "This is what your group sees.");
        only(stage, lead, "To talk about");
        lead.commands(Where.SERVER, "setup", Map.of());
        stage.tapsAlone(lead, "Begin");
        only(stage, lead, "Good. The first topic is");
    }

    private void hasItsTopic(DiscordGroup stage, FakePerson ana) {
        stage.move(Duration.ofDays(2));
        chapter("On Tuesday at seven the topic comes, with a thread");
        Posted topic = stage.everybodySees("Explaining is not excusing");
        shows("Everybody sees", topic, "Join or leave");
        ana.taps(Where.SERVER, topic, "Join or leave");
        asked(stage, ana, "I join");
        only(stage, ana, "You have joined.");
        chapter("Somebody calls it by name");
        ana.writesInServer("<@" + Payloads.BOT + "> I do not know how to go on");
        shows("Everybody sees", stage.everybodySees("Let us go on where only you read it."));
    }

    private void hasItsRound(DiscordGroup stage, FakePerson lead, FakePerson ana) {
        stage.move(Duration.ofDays(1));
        chapter("A check-in round");
        lead.commands(Where.SERVER, "setup", Map.of());
        stage.tapsAlone(lead, "Start a check-in round");
        only(stage, lead, "A round has begun.");
        shows("Everybody sees", stage.everybodySees("How is it going?"));
        Posted question = stage.reads(ana, "A question from your group");
        shows("One who joined reads in their direct messages", question, "About the same");
        ana.taps(question, "About the same");
        shows("and then", stage.reads(ana, "Thank you."));
        stage.move(Duration.ofDays(3));
        shows("Three days later everybody sees", stage.everybodySees("How it went with trust"));
    }

    private void isInTheWay(DiscordGroup stage, FakePerson lead) {
        chapter("Something is in the way");
        stage.discord.server.allows(FakeServer.USUAL & ~Permission.getRaw(Permission.MESSAGE_SEND));
        shows("Whoever leads reads in their direct messages", stage.reads(lead, "What I still need"));
        stage.move(Duration.ofDays(1));
        stage.discord.server.allows(FakeServer.USUAL);
        shows("and when the right is given back", stage.reads(lead, "Thank you. I have everything I need"));
        stage.move(Duration.ofDays(1));
        stage.discord.server.deletes(Payloads.CHANNEL);
        shows("and when the channel is deleted", stage.reads(lead, "The place I posted in has been deleted"));
    }

    // --- drawing ---

    private void chapter(String title) {
        page.append("\n## ").append(title).append('\n');
    }

    /** Somebody alone is shown a question and taps an answer. */
    private void asked(DiscordGroup stage, FakePerson person, String answer) {
        eventually(() -> stage.offering(person, answer).isPresent());
        stage.settle();
        shows("Only they see", stage.offering(person, answer).orElseThrow(), answer);
        stage.tapsAlone(person, answer);
    }

    private void only(DiscordGroup stage, FakePerson person, String words) {
        shows("Only they see", stage.seesAlone(person, words));
    }

    private void shows(String who, Posted posted, String... tapped) {
        DrawnChat drawn = new DrawnChat();
        posted.draw(drawn, List.of(tapped));
        page.append('\n')
                .append(who)
                .append(":\n\n```\n")
                .append(drawn.toString().stripTrailing())
                .append("\n```\n");
    }
}
