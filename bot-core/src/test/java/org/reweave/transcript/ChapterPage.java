package org.reweave.transcript;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.reweave.Shipped;
import org.reweave.message.OutboundMessage.Input;
import org.reweave.message.QuickReply;
import org.reweave.message.QuickReply.Role;
import org.reweave.spi.Rig;
import org.reweave.spi.Rig.Shown;
import org.reweave.store.MemoryStore;
import org.reweave.walk.Director;

/**
 * A page of the documents shows a chapter as a platform does. With {@code -Dsnapshots=update} it is written anew; read the
 * difference before taking it.
 */
public abstract class ChapterPage {
    private static final String CHAPTER = "reason";
    private static final Instant START = Instant.parse("2026-03-02T18:00:00Z");
    private static final int LONGEST = 60;
    private static final int LEFT_SHOWN = 3;
    private static final Map<String, String> WANTED =
            Map.of("role", "hurt", "relationship", "partner", "age", "adult", "unsafe", "no", "safety-known", "yes");

    private final MemoryStore store = new MemoryStore();

    /** The platform, on which nobody has to wait. */
    protected abstract Rig rig();

    /** The name of the page in the documents, and what stands above the chat. */
    protected abstract String name();

    protected abstract String head();

    /** Draws a message as it stands now; these answers were tapped. */
    protected abstract void draw(DrawnChat chat, Shown shown, List<String> tapped);

    /** Taps these answers: one, or several that the platform lets somebody choose together. */
    protected abstract void taps(Shown shown, List<String> labels);

    /** Whether several answers are chosen together and then closed, rather than ticked one by one. */
    protected abstract boolean choosesTogether();

    @Test
    final void the_page_shows_the_chapter_as_the_platform_does() throws IOException {
        Path file = Path.of("..", "docs", name());
        String page = head() + "```\n" + played() + "```\n";
        if ("update".equals(System.getProperty("snapshots"))) {
            Files.writeString(file, page);
        }
        assertThat(page)
                .as("docs/%s; write it anew with -Dsnapshots=update", name())
                .isEqualTo(Files.readString(file));
    }

    private String played() {
        try (Rig rig = rig();
                Stage stage = new Stage(store, rig, START)) {
            DrawnChat drawn = new DrawnChat();
            View now = stage.place(new Director(WANTED).reach("reason-known", START));
            for (int i = 0; i < LONGEST && chapter(rig).equals(CHAPTER); i++) {
                Shown asked = now.shown();
                List<String> labels = choice(now);
                draw(drawn, asked, labels);
                stage.later(Duration.ofSeconds(20));
                List<View> said = stage.does(() -> taps(asked, labels));
                said.subList(0, said.size() - 1).forEach(view -> draw(drawn, view.shown(), List.of()));
                now = said.get(said.size() - 1);
            }
            draw(drawn, now.shown(), List.of());
            DrawnChat left = new DrawnChat();
            rig.shown().stream().limit(LEFT_SHOWN).forEach(shown -> draw(left, shown, List.of()));
            return drawn + "                 ... and in the chat stands, from its beginning:\n\n" + left;
        }
    }

    /** The first answers that lead on; of several, two. */
    private List<String> choice(View view) {
        List<QuickReply> replies = view.message().replies();
        if (view.message().input() != Input.SEVERAL) {
            return labels(replies, Role.CHOICE, 1);
        }
        if (choosesTogether()) {
            return labels(replies, Role.UNTICKED, 2);
        }
        boolean enough = labels(replies, Role.TICKED, 2).size() == 2;
        return labels(replies, enough ? Role.DONE : Role.UNTICKED, 1);
    }

    private static List<String> labels(List<QuickReply> replies, Role role, int most) {
        return replies.stream()
                .filter(reply -> reply.role() == role)
                .map(QuickReply::label)
                .limit(most)
                .toList();
    }

    private String chapter(Rig rig) {
        String step = store.inTransaction(work ->
                        work.persons().lockByAddress(List.of(rig.person())).get(rig.person()))
                .state()
                .step();
        return Shipped.journey().step(step).info().chapter();
    }
}
