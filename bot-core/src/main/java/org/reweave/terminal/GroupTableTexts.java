package org.reweave.terminal;

import com.fasterxml.jackson.databind.JsonNode;

/** What the terminal itself says where a whole group sits at it; the words are in {@code texts/terminal.<language>.yaml}. */
record GroupTableTexts(
        String hint, String leads, String inGroup, String aloneWord, String nobody, String leftOpen, String notSaved) {

    /**
     * Reads the texts of a language, or the English ones where there are none.
     *
     * @throws IllegalStateException when a text is missing from the file; names its key
     */
    static GroupTableTexts in(String language) {
        JsonNode texts = TerminalTexts.file(language);
        return new GroupTableTexts(
                TerminalTexts.text(texts, "/table/hint"),
                TerminalTexts.text(texts, "/table/leads"),
                TerminalTexts.text(texts, "/table/in-group"),
                TerminalTexts.text(texts, "/table/alone"),
                TerminalTexts.text(texts, "/table/nobody"),
                TerminalTexts.text(texts, "/table/left-open"),
                TerminalTexts.text(texts, "/trouble/not-saved"));
    }

    String alone(String name) {
        return aloneWord.replace("{name}", name);
    }
}
