package org.reweave.telegram;

/**
 * Text without what Telegram would take out by itself, so that places counted in it stay where they are: control
 * characters, halves of characters, and signs that turn the direction of what follows.
 */
final class PlainText {
    private static final char REPLACEMENT = '\uFFFD';

    private PlainText() {}

    static String of(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isSurrogate(c)) {
                boolean pair = Character.isHighSurrogate(c)
                        && i + 1 < text.length()
                        && Character.isLowSurrogate(text.charAt(i + 1));
                plain.append(pair ? c : REPLACEMENT);
                if (pair) {
                    plain.append(text.charAt(++i));
                }
            } else if (c == '\u2028' || c == '\u2029') {
                plain.append('\n');
            } else if (stays(c)) {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    private static boolean stays(char c) {
        return c == '\n' || c == '\t' || !(Character.isISOControl(c) || (c >= '\u202a' && c <= '\u202e'));
    }

    /** Whether there is anything to see; what is only space or invisible is refused by Telegram. */
    static boolean visible(String text) {
        return text.codePoints().anyMatch(PlainText::visible);
    }

    private static boolean visible(int point) {
        return switch (Character.getType(point)) {
            case Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL,
                    Character.FORMAT,
                    Character.UNASSIGNED -> false;
            default -> point != 0x2800 && point != 0x3164 && point != 0x115F && point != 0x1160 && point != 0xFFA0;
        };
    }
}
