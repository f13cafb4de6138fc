package org.reweave.discord;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a message as Discord's apps show it. Markup other than bold words and a quoted last line is a mistake. */
final class DiscordEye {
    private static final Pattern LINK = Pattern.compile("\\Ghttps?://[^\\s<]+[^<.,:;\"'\\]\\s]");
    private static final Pattern LINE_MARK = Pattern.compile("\\G(#{1,3} |-# |[-*] |\\d+\\. |>>> )");

    private final String written;
    private final String bold;
    private final StringBuilder seen = new StringBuilder();
    private int at;

    private DiscordEye(String written, String bold) {
        this.written = written;
        this.bold = bold;
    }

    static String read(String written) {
        return new DiscordEye(written, "").read();
    }

    /** The same, with what is bold between asterisks. */
    static String readAloud(String written) {
        return new DiscordEye(written, "**").read();
    }

    private String read() {
        while (at < written.length()) {
            char c = written.charAt(at);
            Matcher link = LINK.matcher(written).region(at, written.length());
            Matcher mark = LINE_MARK.matcher(written).region(at, written.length());
            boolean begins = at == 0 || written.charAt(at - 1) == '\n';
            if (c == '\\' && at + 1 < written.length() && punctuation(written.charAt(at + 1))) {
                seen.append(written.charAt(at + 1));
                at += 2;
            } else if (link.find()) {
                seen.append(link.group());
                at = link.end();
            } else if (written.startsWith("**", at)) {
                seen.append(bold);
                at += 2;
            } else if (begins && written.startsWith("> ", at)) {
                seen.append("> ");
                at += 2;
            } else if ((begins && mark.find()) || "*_~`|<[@\\".indexOf(c) >= 0) {
                throw new AssertionError("this would be read as markup: " + written.substring(at));
            } else {
                seen.append(c);
                at++;
            }
        }
        return seen.toString().replace(Rendered.NOTHING, "");
    }

    private static boolean punctuation(char c) {
        return !Character.isLetterOrDigit(c) && !Character.isWhitespace(c);
    }
}
