package org.reweave.terminal;

import java.util.regex.Pattern;

/**
 * Text that is safe to print: line feeds are kept, every other control character is taken out.
 *
 * <p>Without this, words a person stored could move the cursor, rename the window or hide what is really said.
 */
final class Printable {
    private static final Pattern BREAKS = Pattern.compile("\\r\\n?|[\\u0085\\u2028\\u2029]");
    private static final Pattern TABS = Pattern.compile("\\t");
    private static final Pattern CONTROLS =
            Pattern.compile("[\\p{Cc}&&[^\\n]]|[\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\ufeff]|\\p{Cs}");

    private Printable() {}

    /** The text without anything a terminal would obey. */
    static String text(String text) {
        String lines = TABS.matcher(BREAKS.matcher(text).replaceAll("\n")).replaceAll(" ");
        return CONTROLS.matcher(lines).replaceAll("");
    }

    /** The same, on one line. */
    static String line(String text) {
        return text(text).replace('\n', ' ').strip();
    }
}
