package org.reweave.discord;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A request that brings files, as Discord wants it: one part with JSON, and one for each file.
 *
 * @param files the bytes by the number in {@code files[n]}
 */
record FakeForm(byte[] json, Map<Integer, byte[]> files) {
    static final FakeForm NONE = new FakeForm(new byte[0], Map.of());

    private static final Pattern FILE = Pattern.compile("name=\"files\\[(\\d+)]\"");

    static FakeForm read(String type, byte[] bytes) {
        String boundary = "--" + type.replaceFirst(".*boundary=\"?([^\";]+).*", "$1");
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        byte[] json = new byte[0];
        Map<Integer, byte[]> files = new HashMap<>();
        for (int at = text.indexOf(boundary); at >= 0; at = text.indexOf(boundary, at + 1)) {
            int head = text.indexOf("\r\n\r\n", at);
            int end = text.indexOf("\r\n" + boundary, at + 1);
            if (head < 0 || end < 0) {
                break;
            }
            String heading = text.substring(at, head);
            byte[] part = Arrays.copyOfRange(bytes, head + 4, end);
            Matcher file = FILE.matcher(heading);
            if (heading.contains("name=\"payload_json\"")) {
                json = part;
            } else if (file.find()) {
                files.put(Integer.valueOf(file.group(1)), part);
            }
        }
        return new FakeForm(json, files);
    }
}
