package org.reweave.transcript;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.reweave.walk.Director;
import org.reweave.walk.Walk;

/** Plays a transcript on a stage and writes down what is said. */
final class Player {
    private final Stage stage;
    private final List<View> prompts = new ArrayList<>();
    private final List<String> written = new ArrayList<>();

    Player(Stage stage) {
        this.stage = stage;
    }

    /** The whole chat, the companion's lines included. */
    String play(Transcript transcript) {
        for (String line : transcript.lines()) {
            written.add(line);
            if (line.length() > 2) {
                perform(
                        line.charAt(0),
                        line.startsWith(">>")
                                ? line.substring(2).strip()
                                : line.substring(2).strip(),
                        line.startsWith(">>"));
            }
        }
        return String.join("\n", written) + "\n";
    }

    private void perform(char mark, String rest, boolean atOnce) {
        switch (mark) {
            case '>' -> {
                if (!atOnce) {
                    stage.later(Duration.ofSeconds(20)).forEach(this::write);
                }
                said(does(rest));
            }
            case '~' -> said(stage.rewrites(rest));
            case '!' -> said(stage.sends(rest));
            case '@' -> direct(rest);
            default -> {
                if (mark != '#') {
                    throw new IllegalArgumentException("a line of a transcript cannot begin with " + mark);
                }
            }
        }
    }

    private List<View> does(String rest) {
        if (rest.startsWith("[[")) {
            String label = rest.substring(2, rest.length() - 2);
            return stage.taps(earlier(label), label);
        }
        if (rest.startsWith("[")) {
            return taps(rest.substring(1, rest.length() - 1));
        }
        return rest.equals("/open") ? stage.opens() : stage.writes(rest);
    }

    private List<View> taps(String label) {
        View last = prompts.get(prompts.size() - 1);
        if (!last.offers(label)) {
            throw new IllegalArgumentException(
                    "there is no button [" + label + "] now, after\n" + String.join("\n", written));
        }
        return stage.taps(last, label);
    }

    private View earlier(String label) {
        int current = prompts.get(prompts.size() - 1).message().visit();
        for (int i = prompts.size() - 1; i >= 0; i--) {
            if (prompts.get(i).message().visit() != current && prompts.get(i).offers(label)) {
                return prompts.get(i);
            }
        }
        throw new IllegalArgumentException("there was no button [" + label + "] before");
    }

    private void direct(String order) {
        if (order.startsWith("+")) {
            said(stage.later(length(order.substring(1))));
        } else if (order.startsWith("down ")) {
            said(stage.down(length(order.substring("down ".length()))));
        } else if (order.equals("restart")) {
            stage.restart();
        } else if (order.startsWith("go ")) {
            go(order.substring(3).split(" ", -1));
        } else {
            throw new IllegalArgumentException("not understood: @ " + order);
        }
    }

    private static Duration length(String written) {
        long amount = Long.parseLong(written.substring(0, written.length() - 1));
        return switch (written.charAt(written.length() - 1)) {
            case 's' -> Duration.ofSeconds(amount);
            case 'm' -> Duration.ofMinutes(amount);
            case 'h' -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    private void go(String[] words) {
        Map<String, String> wanted = new HashMap<>();
        for (int i = 1; i < words.length; i++) {
            wanted.put(words[i].substring(0, words[i].indexOf('=')), words[i].substring(words[i].indexOf('=') + 1));
        }
        Walk walk = new Director(wanted).reach(words[0], stage.now());
        write(stage.place(walk));
    }

    private void said(List<View> views) {
        views.forEach(this::write);
    }

    private void write(View view) {
        String[] lines = view.shown().text().split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            written.add(((i == 0 ? "< " : "| ") + lines[i]).stripTrailing());
        }
        String answers = view.answers().stream()
                .map(offer -> (offer.ticked() ? " [x " : " [") + offer.label() + "]")
                .collect(Collectors.joining());
        if (!answers.isEmpty()) {
            written.add("|" + answers);
        }
        if (!view.shown().offers().isEmpty()) {
            prompts.add(view);
        }
    }
}
