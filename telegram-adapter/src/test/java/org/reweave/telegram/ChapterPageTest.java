package org.reweave.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.reweave.Shipped;
import org.reweave.message.OutboundMessage.Input;
import org.reweave.message.QuickReply;
import org.reweave.message.QuickReply.Role;
import org.reweave.store.MemoryStore;
import org.reweave.transcript.Stage;
import org.reweave.transcript.View;
import org.reweave.walk.Director;

/**
 * {@code docs/telegram-chapter.md} shows a chapter as it is. With {@code -Dsnapshots=update} it is written anew; read the
 * difference before taking it.
 */
class ChapterPageTest {
    private static final Path PAGE = Path.of("..", "docs", "telegram-chapter.md");
    private static final String CHAPTER = "reason";
    private static final Instant START = Instant.parse("2026-03-02T18:00:00Z");
    private static final int LONGEST = 60;
    private static final String HEAD = """
            # A chapter on Telegram

            The first chapter after the beginning, for somebody who was hurt by their partner: every message as it arrives, its
            buttons in their rows, and the one that is tapped between » and «. Once a question is answered its buttons go and the answer
            stays below it, as the end of this page shows. `ChapterPageTest` plays this chat over the fake Bot API and writes the page;
            nothing here is typed by hand. To write it anew:

            ```
            mvn -pl telegram-adapter -am test -Dtest=ChapterPageTest -Dsnapshots=update -Dsurefire.failIfNoSpecifiedTests=false
            ```

            """;

    private final MemoryStore store = new MemoryStore();
    private final TelegramRig rig = TelegramRig.unhurried();
    private final DrawnChat drawn = new DrawnChat();

    @Test
    void the_page_shows_the_chapter_as_telegram_does() throws IOException {
        String page = HEAD + "```\n" + played() + "```\n";
        if ("update".equals(System.getProperty("snapshots"))) {
            Files.writeString(PAGE, page);
        }
        assertThat(page)
                .as("docs/telegram-chapter.md; write it anew with -Dsnapshots=update")
                .isEqualTo(Files.readString(PAGE));
    }

    private String played() {
        try (rig;
                Stage stage = new Stage(store, rig, START)) {
            Map<String, String> wanted = Map.of(
                    "role", "hurt", "relationship", "partner", "age", "adult", "unsafe", "no", "safety-known", "yes");
            View now = stage.place(new Director(wanted).reach("reason-known", START));
            for (int i = 0; i < LONGEST && chapter().equals(CHAPTER); i++) {
                String label = choice(now);
                drawn.message(message(now), Optional.of(label));
                stage.later(Duration.ofSeconds(20));
                List<View> said = stage.taps(now, label.substring(label.startsWith("▫️ ") ? 3 : 0));
                said.subList(0, said.size() - 1).forEach(view -> drawn.message(message(view), Optional.empty()));
                now = said.get(said.size() - 1);
            }
            drawn.message(message(now), Optional.empty());
            return drawn + "                 ... and in the chat stands, from its beginning:\n\n" + remains();
        }
    }

    /** The first answers that lead on; of several, two are ticked. */
    private String choice(View view) {
        List<QuickReply> replies = view.message().replies();
        if (view.message().input() == Input.SEVERAL) {
            boolean enough = replies.stream()
                            .filter(reply -> reply.role() == Role.TICKED)
                            .count()
                    == 2;
            return enough ? first(replies, Role.DONE) : "▫️ " + first(replies, Role.UNTICKED);
        }
        return first(replies, Role.CHOICE);
    }

    private static String first(List<QuickReply> replies, Role role) {
        return replies.stream()
                .filter(reply -> reply.role() == role)
                .map(QuickReply::label)
                .findFirst()
                .orElseThrow();
    }

    private ObjectNode message(View view) {
        return rig.telegram
                .chat(Long.toString(TelegramRig.ANA))
                .get(Integer.parseInt(view.shown().id()))
                .deepCopy();
    }

    private String chapter() {
        String step = store.inTransaction(work ->
                        work.persons().lockByAddress(List.of(rig.person())).get(rig.person()))
                .state()
                .step();
        return Shipped.journey().step(step).info().chapter();
    }

    private String remains() {
        DrawnChat left = new DrawnChat();
        rig.telegram.shown(TelegramRig.ANA).stream().limit(3).forEach(shown -> left.message(shown, Optional.empty()));
        return left.toString();
    }
}
