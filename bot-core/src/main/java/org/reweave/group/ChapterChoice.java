package org.reweave.group;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.reweave.engine.Spoken;
import org.reweave.message.QuickReply;
import org.reweave.message.QuickReply.Role;

/** From which chapters topics are taken: the buttons that take one in or leave it out, and what follows from a tap on one. */
final class ChapterChoice {
    /** What a chapter's button begins with, by what is to become of the chapter: tapped twice, it comes to the same. */
    private static final String IN = "on-";

    private static final String OUT = "off-";
    /** What stands before the numbers of those that were named, the others being left out. */
    private static final String ONLY = "only-";

    private final GroupTurn turn;

    ChapterChoice(GroupTurn turn) {
        this.turn = turn;
    }

    /** A button for each chapter, and one for whoever is done; {@code mode} is what their actions begin with. */
    List<QuickReply> replies(String mode) {
        List<QuickReply> replies = new ArrayList<>();
        for (String chapter : turn.language().chapters()) {
            boolean chosen = turn.settings.chapters().contains(chapter);
            replies.add(turn.button(
                    mode + "-chap-" + (chosen ? OUT : IN) + chapter,
                    turn.language().chapter(chapter),
                    chosen ? Role.TICKED : Role.UNTICKED));
        }
        replies.add(turn.button(mode + "-chapters-done", turn.language().label(GroupPhrase.SETUP_DONE), Role.DONE));
        return replies;
    }

    /**
     * Takes a chapter in, or leaves it out unless it is the last one, which is said. A button from before buttons told which of
     * both turns round what is.
     */
    void taken(String written) {
        if (written.startsWith(ONLY)) {
            named(List.of(written.substring(ONLY.length()).split("-", -1)));
            return;
        }
        boolean told = written.startsWith(IN) || written.startsWith(OUT);
        String chapter = told ? written.substring(written.indexOf('-') + 1) : written;
        Set<String> chosen = new LinkedHashSet<>(turn.settings.chapters());
        if (told ? written.startsWith(IN) : !chosen.contains(chapter)) {
            chosen.add(chapter);
        } else {
            chosen.remove(chapter);
        }
        set(chosen);
    }

    /** What says that those of these numbers (from 1) are chosen, and no others. */
    static String only(List<Integer> numbers) {
        return ONLY + numbers.stream().map(String::valueOf).collect(Collectors.joining("-"));
    }

    /** Takes those of these numbers and no others, and says which they are before it is asked on. */
    private void named(List<String> numbers) {
        List<String> all = turn.language().chapters();
        Set<String> chosen = all.stream()
                .filter(chapter -> numbers.contains(Integer.toString(all.indexOf(chapter) + 1)))
                .collect(Collectors.toSet());
        set(chosen);
        turn.before = turn.say(GroupPhrase.CARD_CHAPTERS, Map.of("value", spoken(turn)));
    }

    /** The chapters that are chosen, as they are listed in a sentence. */
    static String spoken(GroupTurn turn) {
        List<String> names =
                turn.settings.chapters().stream().map(turn.language()::chapter).toList();
        return Spoken.list(names, turn.language().locale());
    }

    private void set(Set<String> chosen) {
        List<String> inOrder =
                turn.language().chapters().stream().filter(chosen::contains).toList();
        if (inOrder.isEmpty()) {
            turn.before = turn.say(GroupPhrase.SETUP_LAST_CHAPTER);
        } else {
            turn.settings = turn.settings.about(inOrder);
        }
    }
}
