package org.reweave.journey;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The small valid journey with a mistake put into it, as a file that reads like a patch.
 *
 * <p>Its first line is a sentence. {@code --- file} changes a file: lines with {@code -} become lines with {@code +},
 * lines with a space say where; {@code @@} separates two changes. {@code +++ file} is a whole file, {@code xxx file}
 * takes one away. After {@code ===} stand the problems that have to be found.
 */
record BrokenJourney(Path source, String sentence, Map<String, String> files, List<String> body, String expected) {
    static final Path FOLDER = Path.of("src/test/resources/broken-journeys");

    static Map<String, String> valid() throws IOException {
        Path root = FOLDER.resolve("valid");
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(root.relativize(path).toString().replace('\\', '/'), Files.readString(path));
            }
        }
        return files;
    }

    static List<BrokenJourney> all() throws IOException {
        List<BrokenJourney> all = new ArrayList<>();
        try (Stream<Path> paths = Files.list(FOLDER)) {
            for (Path path : paths.filter(path -> path.toString().endsWith(".txt"))
                    .sorted()
                    .toList()) {
                all.add(read(path));
            }
        }
        return all;
    }

    static BrokenJourney read(Path path) throws IOException {
        List<String> lines = Files.readAllLines(path);
        int end = lines.indexOf("===");
        List<String> body = lines.subList(0, end);
        Map<String, String> files = valid();
        String file = "";
        List<String> part = new ArrayList<>();
        for (String line : body.subList(1, body.size())) {
            if (line.matches("(---|\\+\\+\\+|xxx) \\S+")) {
                change(path, files, file, part);
                file = line;
                part = new ArrayList<>();
            } else {
                part.add(line);
            }
        }
        change(path, files, file, part);
        String expected =
                String.join("\n", lines.subList(end + 1, lines.size())).strip();
        return new BrokenJourney(path, body.get(0), files, body, expected);
    }

    private static void change(Path path, Map<String, String> files, String file, List<String> part) {
        if (file.isEmpty()) {
            return;
        }
        String name = file.substring(4);
        switch (file.substring(0, 3)) {
            case "+++" -> files.put(name, String.join("\n", part) + "\n");
            case "xxx" -> files.remove(name);
            default -> {
                List<String> hunk = new ArrayList<>();
                for (String line : part) {
                    if (line.equals("@@")) {
                        files.computeIfPresent(name, (key, text) -> patched(path, text, List.copyOf(hunk)));
                        hunk.clear();
                    } else if (!line.isEmpty()) {
                        hunk.add(line);
                    }
                }
                files.computeIfPresent(name, (key, text) -> patched(path, text, hunk));
            }
        }
    }

    private static String patched(Path path, String text, List<String> hunk) {
        String before = side(hunk, '-');
        String after = side(hunk, '+');
        int at = ("\n" + text).indexOf("\n" + before);
        if (hunk.isEmpty() || at < 0 || ("\n" + text).indexOf("\n" + before, at + 1) >= 0) {
            throw new IllegalArgumentException(path + ": these lines do not occur exactly once:\n" + before);
        }
        return text.substring(0, at) + after + text.substring(at + before.length());
    }

    private static String side(List<String> hunk, char sign) {
        return hunk.stream()
                .filter(line -> line.charAt(0) == ' ' || line.charAt(0) == sign)
                .map(line -> line.substring(1) + "\n")
                .collect(Collectors.joining());
    }

    /** The problems found, as they are printed. */
    String found() {
        return JourneyReader.read(folder(files)).problems().stream()
                .map(Problem::toString)
                .collect(Collectors.joining("\n"));
    }

    static JourneyFolder folder(Map<String, String> files) {
        return name -> Optional.ofNullable(files.get(name)).map(text -> text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes down what was found as what is expected. */
    void accept(String found) throws IOException {
        List<String> lines = new ArrayList<>(body);
        lines.add("===");
        lines.addAll(List.of(found.split("\n", -1)));
        Files.write(source, lines);
    }
}
