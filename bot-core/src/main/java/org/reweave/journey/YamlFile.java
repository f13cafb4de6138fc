package org.reweave.journey;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.reweave.journey.YamlTree.Field;

/**
 * Reads one YAML file into a {@link YamlTree}.
 *
 * <p>Whatever the file holds, the outcome is a tree or a problem with its line, never an exception; size and depth are
 * limited, and of YAML's features only maps, lists and values are taken.
 */
final class YamlFile {
    /** Far above any chapter a person would read; a file above it is an accident or an attack. */
    static final int MAX_BYTES = 1 << 20;

    private static final int MAX_DEPTH = 12;
    private static final String HINT = "Indent with spaces, put a text with \": \" or a special first character into"
            + " quotes, and close every bracket and quote.";
    private static final String QUESTION_HINT =
            "Put the text into quotes: inside { } or [ ] a question mark needs them.";
    private static final YAMLFactory YAML = YAMLFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(4 * MAX_DEPTH)
                    .maxStringLength(MAX_BYTES)
                    .build())
            .build();

    private static final Pattern LINE = Pattern.compile("'reader', line (\\d+)");

    private final String file;
    private final Problems problems;
    private final YAMLParser parser;

    private YamlFile(String file, Problems problems, YAMLParser parser) {
        this.file = file;
        this.problems = problems;
        this.parser = parser;
    }

    /** The tree, or empty with at least one problem reported. */
    static Optional<YamlTree> read(String file, byte[] bytes, Problems problems) {
        problems.reading(file);
        if (bytes.length > MAX_BYTES) {
            return refused(problems, file, 1, "The file is larger than " + MAX_BYTES + " bytes.", "Split it in two.");
        }
        try (YAMLParser parser = YAML.createParser(text(bytes))) {
            return new YamlFile(file, problems, parser).document();
        } catch (CharacterCodingException e) {
            return refused(problems, file, 1, "The file is not written in UTF-8.", "Save it as UTF-8.");
        } catch (Refused e) {
            return refused(problems, file, e.line, e.what, e.remedy);
        } catch (JsonProcessingException e) {
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            return refused(problems, file, line, "This cannot be read as YAML: " + reason(e), hint(reason(e)));
        } catch (IOException | RuntimeException e) {
            // The parser's own mistakes are no reason to stop checking the other files.
            return refused(problems, file, 1, "This cannot be read as YAML: " + e.getMessage(), HINT);
        }
    }

    private static Optional<YamlTree> refused(Problems problems, String file, int line, String what, String remedy) {
        problems.add(file, line, "", what, remedy);
        problems.stepLost();
        return Optional.empty();
    }

    /** A byte order mark at the start is dropped. */
    private static String text(byte[] bytes) throws CharacterCodingException {
        String text = StandardCharsets.UTF_8
                .newDecoder()
                .decode(ByteBuffer.wrap(bytes))
                .toString();
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** The sentence of the message that says what is wrong, without the excerpts around it. */
    private static String reason(JsonProcessingException e) {
        String reason = "it is malformed";
        for (String line : e.getOriginalMessage().split("\n", -1)) {
            boolean excerpt = line.isBlank() || line.startsWith(" ");
            reason = excerpt ? reason : line;
        }
        return reason.replaceAll("<org\\.yaml.*", "something else") + opened(e) + ".";
    }

    /** Where the list or table begins in which the parser was lost, if that is in an earlier line. */
    private static String opened(JsonProcessingException e) {
        List<String> lines = LINE.matcher(e.getOriginalMessage())
                .results()
                .map(found -> found.group(1))
                .toList();
        boolean earlier = !lines.isEmpty() && !lines.get(0).equals(lines.get(lines.size() - 1));
        return earlier ? ", inside what begins in line " + lines.get(0) : "";
    }

    private static String hint(String reason) {
        return reason.contains("got ?") ? QUESTION_HINT : HINT;
    }

    private Optional<YamlTree> document() throws IOException {
        if (parser.nextToken() == null) {
            throw new Refused(1, "The file is empty.", "Write what belongs here, or delete the file.");
        }
        YamlTree tree = node(0);
        if (parser.nextToken() != null) {
            throw new Refused(line(), "A second document starts here.", "Leave out the line ---.");
        }
        return Optional.of(tree);
    }

    private YamlTree node(int depth) throws IOException {
        if (depth > MAX_DEPTH) {
            throw new Refused(line(), "This is nested too deeply.", "A journey needs no more than a few levels.");
        }
        if (parser.isCurrentAlias()) {
            throw new Refused(
                    line(),
                    "*" + parser.getText() + " refers to another place.",
                    "Write it out; to quote a *, use \"*\".");
        }
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return mapping(depth);
        }
        if (token == JsonToken.START_ARRAY) {
            return sequence(depth);
        }
        return new YamlTree.Scalar(token == JsonToken.VALUE_NULL ? "" : parser.getText(), line());
    }

    private YamlTree mapping(int depth) throws IOException {
        int start = line();
        Map<String, Field> fields = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            int line = line();
            String key = parser.getText();
            parser.nextToken();
            Field field = new Field(line, node(depth + 1));
            Field first = fields.putIfAbsent(key, field);
            if (first != null) {
                problems.add(
                        file,
                        line,
                        "",
                        "`" + key + "` is here a second time; the first is in line " + first.line() + ".",
                        "Keep one of them.");
                problems.stepLost();
            }
        }
        return new YamlTree.Mapping(fields, start);
    }

    private YamlTree sequence(int depth) throws IOException {
        int start = line();
        List<YamlTree> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node(depth + 1));
        }
        return new YamlTree.Sequence(items, start);
    }

    private int line() {
        return Math.max(1, parser.currentTokenLocation().getLineNr());
    }

    /** The file is not taken; carries the problem to where it is reported. */
    private static final class Refused extends IOException {
        private static final long serialVersionUID = 1L;
        private final int line;
        private final String what;
        private final String remedy;

        Refused(int line, String what, String remedy) {
            super(what);
            this.line = line;
            this.what = what;
            this.remedy = remedy;
        }
    }
}
