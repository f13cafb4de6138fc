package org.reweave.message;

/**
 * The words somebody was shown when they agreed to something, as they were written beforehand.
 *
 * @param id where the words are written, with the revision or the language; empty where nothing was asked
 * @param text the words, with their placeholders
 */
public record Shown(String id, String text) {
    /** Nothing was asked. */
    public static final Shown NOTHING = new Shown("", "");
}
