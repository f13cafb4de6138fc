package org.reweave.group;

import java.util.Optional;

/**
 * Words somebody typed where only they read it, as far as a group asks for them.
 *
 * @param words as they were written
 * @param command whether they are a command of the person's own conversation and nothing else
 * @param agrees whether they are a yes or a no and nothing else; empty where they are neither
 */
public record Typed(String words, boolean command, Optional<Boolean> agrees) {
    @Override
    public String toString() {
        return "Typed[***]";
    }
}
