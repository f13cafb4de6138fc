package org.reweave.discord;

import java.util.List;
import org.reweave.discord.Interacted.Where;
import org.reweave.spi.Rig;
import org.reweave.spi.Rig.Shown;
import org.reweave.transcript.ChapterPage;
import org.reweave.transcript.DrawnChat;

/** {@code docs/discord-chapter.md} shows a chapter as it is. */
class ChapterPageTest extends ChapterPage {
    private static final String HEAD = """
        # A chapter on Discord

        The first chapter after the beginning, for somebody who was hurt by their partner, as direct messages: every message as it
        arrives, its buttons in their rows, and the one that is tapped between » and «. ▾ is a menu, drawn open. Once a question is
        answered its buttons go and the answer stays below it, as the end of this page shows. `ChapterPageTest` plays this chat over
        the fake Discord and writes the page; nothing here is typed by hand. To write it anew:

        ```
        mvn -pl discord-adapter -am test -Dtest=ChapterPageTest -Dsnapshots=update -Dsurefire.failIfNoSpecifiedTests=false
        ```

        """;

    private final DiscordRig rig = DiscordRig.unhurried();

    @Override
    protected Rig rig() {
        return rig;
    }

    @Override
    protected String name() {
        return "discord-chapter.md";
    }

    @Override
    protected String head() {
        return HEAD;
    }

    @Override
    protected boolean choosesTogether() {
        return true;
    }

    @Override
    protected void taps(Shown shown, List<String> labels) {
        Posted posted = posted(shown);
        if (labels.size() == 1) {
            rig.taps(shown, labels.get(0));
        } else {
            rig.person.chooses(Where.BOT_DM, posted, labels);
        }
    }

    private Posted posted(Shown shown) {
        return rig.discord.find(rig.person.channel, shown.id()).orElseThrow();
    }

    @Override
    protected void draw(DrawnChat chat, Shown shown, List<String> tapped) {
        posted(shown).draw(chat, tapped);
    }
}
