package org.reweave.telegram;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.reweave.spi.Rig;
import org.reweave.spi.Rig.Shown;
import org.reweave.transcript.ChapterPage;
import org.reweave.transcript.DrawnChat;

/** {@code docs/telegram-chapter.md} shows a chapter as it is. */
class ChapterPageTest extends ChapterPage {
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

    private final TelegramRig rig = TelegramRig.unhurried();

    @Override
    protected Rig rig() {
        return rig;
    }

    @Override
    protected String name() {
        return "telegram-chapter.md";
    }

    @Override
    protected String head() {
        return HEAD;
    }

    @Override
    protected boolean choosesTogether() {
        return false;
    }

    @Override
    protected void taps(Shown shown, List<String> labels) {
        labels.forEach(label -> rig.taps(shown, label));
    }

    @Override
    protected void draw(DrawnChat chat, Shown shown, List<String> tapped) {
        JsonNode message = rig.telegram.chat(Long.toString(TelegramRig.ANA)).get(Integer.parseInt(shown.id()));
        List<List<String>> rows = new ArrayList<>();
        message.path("reply_markup").path("inline_keyboard").forEach(row -> {
            List<String> labels = new ArrayList<>();
            row.forEach(button -> labels.add(button.path("text").asText()));
            rows.add(labels);
        });
        List<String> asShown = new ArrayList<>(tapped);
        tapped.forEach(label -> asShown.add("▫️ " + label));
        chat.message(emphasised(message), rows, asShown);
    }

    private static String emphasised(JsonNode message) {
        StringBuilder text = new StringBuilder(message.path("text").asText());
        List<JsonNode> entities = new ArrayList<>();
        message.path("entities").forEach(entities::add);
        for (int i = entities.size() - 1; i >= 0; i--) {
            int start = entities.get(i).path("offset").asInt();
            text.insert(start + entities.get(i).path("length").asInt(), "**").insert(start, "**");
        }
        return text.toString();
    }
}
