package org.reweave.group;

import java.util.Optional;
import org.reweave.message.FoldedText;

/**
 * Words somebody typed where only they read it, as far as a group asks for them.
 *
 * @param words as they were written
 * @param command whether they are a command of the person's own conversation and nothing else
 * @param agrees whether they are a yes or a no and nothing else; empty where they are neither
 * @param heavy whether they are those of a heavy heart
 */
public record Typed(String words, boolean command, Optional<Boolean> agrees, boolean heavy) {
    /** Whether there is no word in these words, as with emoji alone; a question mark asks something. */
    public static boolean signs(String words) {
        return words.indexOf('?') < 0 && FoldedText.words(words).isEmpty();
    }

    /** Whether they are so many words at most. */
    boolean few(int most) {
        return FoldedText.words(words).split(" ").length <= most;
    }

    /** Whether they are a command that is written in words. */
    boolean commandInWords() {
        return command && !signs(words);
    }

    @Override
    public String toString() {
        return "Typed[***]";
    }
}
